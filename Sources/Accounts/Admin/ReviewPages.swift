import Access
import Store
import Theme
import Web

/// "Prüfliste": active accounts that nobody has used for a long time.
struct ReviewPages: Sendable {
    let gate: Gate

    /// The longest unused come first; nobody sorts them.
    enum Order: String, CaseIterable { case lastSeen }

    func list(_ c: SignedIn) async throws -> Reply {
        let list = try Listing<Order>(c, sort: .lastSeen, size: 50)
        let page = PageRequest(number: list.number, size: list.size)
        let result = try await gate.reviewList(page: page, for: c.principal)
        let days = gate.settings.reviewAfterDays
        let table = DataTableView(
            caption: "Lange nicht benutzte Zugänge",
            columns: [
                ColumnView("Name"), ColumnView("Organisation"), ColumnView("Zuletzt gesehen"),
                ColumnView("Angelegt"),
            ],
            rows: result.rows.map { person in
                DataRowView([
                    .link(person.name, PersonWords.url(person.id), note: person.email),
                    person.organisation.isEmpty ? .none : .text(person.organisation),
                    person.lastSeenAt == nil ? .text("nie") : PersonWords.day(person.lastSeenAt),
                    PersonWords.day(person.createdAt),
                ])
            },
            total: result.text("Zugänge"),
            paging: list.paging(number: result.number, pages: result.pages),
            empty: EmptyView("Alle aktiven Zugänge wurden in den letzten \(days) Tagen benutzt.")
        )
        return .screen(
            .admin(
                "Prüfliste",
                lead:
                    "Aktive Zugänge, die seit \(days) Tagen niemand benutzt hat. Fragen Sie nach, ob sie noch gebraucht werden, und deaktivieren Sie die übrigen.",
                for: c.principal,
                menu: "/verwaltung/pruefliste/",
                isWide: true,
                parts: [.table(table)]
            )
        )
    }
}
