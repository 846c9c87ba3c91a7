import Access
import Store
import Theme
import Web

/// "Protokoll": what was changed or refused, when and by whom.
struct AuditPages: Sendable {
    static let path: LocalPath = "/verwaltung/protokoll/"

    let gate: Gate
    let kinds: EventKinds

    /// Newest first; nobody sorts it.
    enum Order: String, CaseIterable { case at }

    static let filters = ["ereignis", "person", "von", "bis"]

    func list(_ c: SignedIn) async throws -> Reply {
        let list = try Listing<Order>(c, filters: Self.filters, sort: .at, size: 50)
        let dates = AuditDates(from: list["von"], until: list["bis"])
        guard dates.errors.isEmpty else { return .again(refused(c, list, dates)) }
        let filter = try await filter(list, dates)
        let (page, names) = try await c.store.read { reader in
            let page = try Events.list(filter, offset: list.offset, limit: list.size, in: reader)
            return (page, try EventNames.load(for: page.records, in: reader))
        }
        if let last = Reply.lastPage(of: list, total: page.total) { return last }
        let details = EventDetails(kinds: kinds, roles: try await roleTitles(), names: names)
        let export = ActionView.link("Als CSV speichern", list.url(of: "/verwaltung/protokoll/export.csv"))
        return .screen(
            .admin(
                "Protokoll",
                lead: "Jede Änderung und jede Ablehnung, ohne IP-Adressen.",
                for: c.principal,
                menu: Self.path.text,
                actions: c.principal.may(.auditExport) ? [export] : [],
                isWide: true,
                parts: [.filter(filterView(list, dates)), .table(table(list, page, details))]
            )
        )
    }

    func export(_ c: SignedIn) async throws -> Reply {
        let list = try Listing<Order>(c, filters: Self.filters, sort: .at, size: 50)
        let dates = AuditDates(from: list["von"], until: list["bis"])
        guard dates.errors.isEmpty else {
            return .problem(
                .badRequest,
                text: "Das Datum lässt sich nicht lesen. Es wurde nichts ausgegeben."
            )
        }
        let filter = try await filter(list, dates)
        // During "Ansicht als" it is the viewer who takes the data, and the log must say so.
        let (store, kinds, person) = (c.store, kinds, Actor.principal(c.principal).person)
        let roles = try await roleTitles()
        return .download("protokoll.csv", type: .csv) { sink in
            // Who takes data away stands in the log before the first byte leaves.
            try await store.write { tx in try tx.record(Event(.auditExported, by: person)) }
            try await sink.write(
                CSV.line([
                    "Zeit (UTC)", "Ereignis", "Kennung", "Person", "Gegenstand", "Arbeitsraum",
                    "Einzelheiten",
                ])
            )
            for try await records in Events.export(filter, from: store) {
                let names = try await store.read { try EventNames.load(for: records, in: $0) }
                let details = EventDetails(kinds: kinds, roles: roles, names: names)
                for record in records { try await sink.write(CSV.line(details.cells(record))) }
            }
        }
    }

    /// The filter of the address; a person is named by her address.
    private func filter(_ list: Listing<Order>, _ dates: AuditDates) async throws -> EventFilter {
        // A kind that nobody knows has no events, and that is what the list then shows.
        let kind = list["ereignis"].isEmpty ? nil : Event.Kind(list["ereignis"], "")
        let email = list["person"]
        // An address without an account has no events: an id that nobody has finds none.
        let actor = email.isEmpty ? nil : try await gate.personID(email: email) ?? ID<Person>.make()
        return EventFilter(
            kinds: kind.map { [$0] } ?? [],
            actor: actor?.retyped(to: Any.self),
            from: dates.from,
            until: dates.until
        )
    }

    private func filterView(_ list: Listing<Order>, _ dates: AuditDates) -> FilterView {
        var chips: [FilterChip] = []
        if let kind = kinds.kind(list["ereignis"]) {
            chips.append(
                FilterChip(
                    label: "Ereignis",
                    title: kinds.title(of: kind),
                    removeURL: list.url(without: "ereignis")
                )
            )
        }
        if !list["person"].isEmpty {
            chips.append(
                FilterChip(label: "Person", title: list["person"], removeURL: list.url(without: "person"))
            )
        }
        for (name, title) in [("von", "Von"), ("bis", "Bis")] where !list[name].isEmpty {
            chips.append(FilterChip(label: title, title: list[name], removeURL: list.url(without: name)))
        }
        let options =
            [OptionView("", "alle")] + kinds.all.map { OptionView($0.rawValue, kinds.title(of: $0)) }
        return FilterView(
            action: Self.path.text,
            fields: [
                .select("ereignis", label: "Ereignis", options: options, chosen: list["ereignis"]),
                .email("person", label: "Adresse der Person", value: list["person"], autocomplete: "off"),
                .date("von", label: "Von", value: list["von"], error: dates.errors["von"]),
                .date("bis", label: "Bis", value: list["bis"], error: dates.errors["bis"]),
            ],
            chips: chips,
            resetURL: Self.path.text
        )
    }

    private func table(_ list: Listing<Order>, _ page: EventPage, _ details: EventDetails) -> DataTableView {
        DataTableView(
            caption: "Protokoll",
            columns: [
                ColumnView("Zeit"), ColumnView("Ereignis"), ColumnView("Person"), ColumnView("Betrifft"),
                ColumnView("Einzelheiten"),
            ],
            rows: page.records.map { row($0, details) },
            total: DataTableView.total(
                "Einträge",
                first: list.offset + 1,
                last: list.offset + page.records.count,
                of: page.total
            ),
            paging: list.paging(number: list.number, pages: list.pages(total: page.total)),
            empty: EmptyView("Zu dieser Auswahl gibt es keinen Eintrag.")
        )
    }

    private func row(_ record: EventRecord, _ details: EventDetails) -> DataRowView {
        let place = record.workspace.map { "Arbeitsraum \(details.names.name(of: $0))" }
        let object = record.object.map(details.names.name)
        return DataRowView([
            PersonWords.short(record.at),
            .text(kinds.title(of: record.kind)),
            record.actor.map { .text(details.names.name(of: $0)) } ?? .none,
            object.map { .text($0, note: place) } ?? place.map { .text($0) } ?? .none,
            record.detail.isEmpty ? .none : .lines(details.lines(record)),
        ])
    }

    /// The filter alone, with what is wrong about it.
    private func refused(_ c: SignedIn, _ list: Listing<Order>, _ dates: AuditDates) -> ScreenView {
        .admin(
            "Protokoll",
            for: c.principal,
            menu: Self.path.text,
            isWide: true,
            parts: [
                .notice(
                    NoticeView(
                        .warning,
                        ["Das Datum lässt sich nicht lesen. Berichtigen Sie es, dann erscheint die Liste."]
                    )
                ),
                .filter(filterView(list, dates)),
            ]
        )
    }

    private func roleTitles() async throws -> [String: String] {
        Dictionary(try await gate.roles().map { ($0.key.rawValue, $0.title) }) { first, _ in first }
    }
}
