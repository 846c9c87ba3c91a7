import Access
import Theme

/// The side navigation of "Verwaltung": only what the person may open.
enum AdminMenu {
    /// A page of the administration and the right that opens it.
    struct Entry {
        let title: String
        let url: String
        let note: String
        let right: Right
    }

    static let root = "/verwaltung/"

    static let entries = [
        Entry(
            title: "Personen",
            url: "/verwaltung/personen/",
            note: "Zugänge ansehen, einladen, ändern und deaktivieren",
            right: .peopleManage
        ),
        Entry(
            title: "Anfragen",
            url: "/verwaltung/anfragen/",
            note: "Über Bitten um einen Zugang entscheiden",
            right: .peopleConfirm
        ),
        Entry(
            title: "Prüfliste",
            url: "/verwaltung/pruefliste/",
            note: "Zugänge, die lange niemand benutzt hat",
            right: .peopleManage
        ),
        Entry(
            title: "Gruppen",
            url: "/verwaltung/gruppen/",
            note: "Mehreren Personen gemeinsam Rollen geben",
            right: .rolesManage
        ),
        Entry(
            title: "Rollen",
            url: "/verwaltung/rollen/",
            note: "Welche Rolle welche Rechte enthält",
            right: .rolesManage
        ),
        Entry(
            title: "Arbeitsräume",
            url: "/verwaltung/arbeitsraeume/",
            note: "Zweck, Sichtbarkeit und Mitglieder",
            right: .workspacesManage
        ),
        Entry(
            title: "Sitzungen",
            url: "/verwaltung/sitzungen/",
            note: "Wer gerade angemeldet ist",
            right: .sessionsManage
        ),
        Entry(
            title: "Aufträge",
            url: "/verwaltung/auftraege/",
            note: "Was das Programm im Hintergrund erledigt",
            right: .jobsManage
        ),
        Entry(
            title: "Protokoll",
            url: "/verwaltung/protokoll/",
            note: "Was wann von wem geändert wurde",
            right: .auditRead
        ),
        Entry(
            title: "Einstellungen",
            url: "/verwaltung/einstellungen/",
            note: "Womit das Programm gestartet wurde",
            right: .settingsRead
        ),
    ]

    /// The entries that a person may open.
    static func open(to principal: Principal) -> [Entry] { entries.filter { principal.may($0.right) } }

    /// The navigation with the present page marked; `nil` for somebody without any of its rights.
    static func navigation(for principal: Principal, at url: String) -> NavItem? {
        let open = open(to: principal)
        guard !open.isEmpty else { return nil }
        let items = open.map {
            NavItem(title: $0.title, url: $0.url, current: url == $0.url, open: url == $0.url)
        }
        return NavItem(title: "Verwaltung", url: root, current: url == root, open: true, items: items)
    }
}
