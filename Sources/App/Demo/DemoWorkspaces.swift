import Access

/// The three workspaces of the demonstration, one for each ring of visibility.
enum DemoWorkspaces {
    static let all = [
        WorkspaceDraft(
            slug: "bauen-wohnen",
            name: "Bauen & Wohnen",
            purpose:
                "Entwürfe, Protokolle und offene Fragen des Themenfelds Bauen & Wohnen, bis sie veröffentlicht werden.",
            closedReason: "",
            visibility: .family
        ),
        WorkspaceDraft(
            slug: "arbeit-ruhestand",
            name: "Arbeit & Ruhestand",
            purpose: "Zusammenarbeit im Themenfeld Arbeit & Ruhestand: Steckbriefe, Abstimmungen, Termine.",
            closedReason: "",
            visibility: .open
        ),
        WorkspaceDraft(
            slug: "lenkungsgruppe",
            name: "Lenkungsgruppe",
            purpose: "Vorlagen und Beschlüsse der Lenkungsgruppe.",
            closedReason: "Vorlagen sind bis zum Beschluss vertraulich; danach werden sie veröffentlicht.",
            visibility: .members
        ),
    ]
}
