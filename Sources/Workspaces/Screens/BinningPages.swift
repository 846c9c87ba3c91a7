import Access
import Store
import Theme
import Web

/// Throwing a page away, with everything below it.
struct BinningPages: Sendable {
    let wiki: Wiki

    func confirm(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let path = place.address.path("loeschen/")
        // What somebody may not see is not counted to her.
        let branch = try await wiki.store.read { reader in
            let pages = try wiki.branch(of: place.page.id, in: reader)
            return try reader.values(
                """
                SELECT pages.id FROM pages JOIN workspaces ON workspaces.id = pages.workspace
                WHERE pages.id IN \(list: pages) AND \(sql: WikiPage.visible(to: c.principal))
                """,
                as: ID<WikiPage>.self
            ).count
        }
        let linking = try await wiki.store.read {
            try wiki.backlinks(to: place.page.id, for: c.principal, in: $0).count
        }
        let form = FormView(
            id: "loeschen",
            action: path.text,
            fields: [],
            buttons: [ButtonView("In den Papierkorb", style: .danger)],
            cancel: Link(title: "Abbrechen", url: place.address.text)
        )
        var consequences = [
            branch == 1
                ? "Die Seite verschwindet für alle."
                : "Die Seite und \(branch - 1) Unterseiten verschwinden für alle."
        ]
        if linking > 0 {
            consequences.append(
                "\(Words.pages(linking)) verweisen hierher; die Verweise führen dann ins Leere."
            )
        }
        return .screen(
            .about(
                place,
                "„\(place.page.title)“ löschen",
                step: (title: "Löschen", url: path.text),
                parts: [
                    .confirmation(
                        ConfirmationView(
                            consequences: consequences,
                            kept: [
                                "Alle Fassungen und Dateien bleiben im Papierkorb und lassen sich wiederherstellen."
                            ],
                            form: form
                        )
                    )
                ]
            )
        )
    }

    func bin(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.bin(
            place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        let isDone = outcome.value != nil
        return .after(
            outcome,
            to: isDone ? place.room.address.path : place.address.path,
            "„\(place.page.title)“ liegt im Papierkorb."
        )
    }
}
