import Access
import Store
import Theme
import Web

/// The registers of a workspace: "Beschlüsse" and "Aufgaben", with filters in the address and a file of what they show.
struct RecordPages: Sendable {
    let wiki: Wiki

    func decisions(_ c: Visitor) async throws -> Reply { try await show(c, .decision) }

    func tasks(_ c: Visitor) async throws -> Reply { try await show(c, .action) }

    func exportDecisions(_ c: Visitor) async throws -> Reply { try await export(c, .decision) }

    func exportTasks(_ c: Visitor) async throws -> Reply { try await export(c, .action) }

    private func show(_ c: Visitor, _ kind: PageRecord.Kind) async throws -> Reply {
        let principal = c.reader
        guard let room = try await wiki.room(c, for: principal) else { return .notFound }
        let list = try Listing<NoColumn>(c, filters: Self.filters, sort: .none)
        let filter = Self.filter(kind, list, in: room)
        let found = try await wiki.records(
            filter,
            page: PageRequest(number: list.number, size: list.size),
            for: principal
        )
        let years = try await wiki.recordYears(RecordFilter(kind, in: room.workspace.id), for: principal)
        let paging = list.paging(number: list.number, pages: found.pages)
        let first = found.rows.isEmpty ? 0 : (found.number - 1) * found.size + 1
        let title = kind == .decision ? "Beschlüsse" : "Aufgaben"
        let total = DataTableView.total(
            title,
            first: first,
            last: first + found.rows.count - 1,
            of: found.total
        )
        let table =
            kind == .decision
            ? RecordTables.decisions(found.rows, showsWorkspace: false, total: total, paging: paging)
            : RecordTables.tasks(
                found.rows,
                in: room,
                showsWorkspace: false,
                person: principal?.person,
                now: wiki.store.clock(),
                total: total,
                paging: paging
            )
        let path = Self.path(kind, room)
        return .screen(
            .room(
                title,
                lead: kind == .decision
                    ? "Was in Protokollen dieses Arbeitsraums beschlossen wurde, mit bleibender Nummer."
                    : "Was in Protokollen dieses Arbeitsraums vereinbart wurde.",
                in: room,
                trail: [(title: title, url: path.text)],
                actions: [.link("Als CSV herunterladen", list.url(of: Self.exportPath(kind, room)))],
                isWide: true,
                parts: [.filter(Self.form(kind, list, years, path)), .table(table)]
            )
        )
    }

    private func export(_ c: Visitor, _ kind: PageRecord.Kind) async throws -> Reply {
        let principal = c.reader
        guard let room = try await wiki.room(c, for: principal) else { return .notFound }
        let list = try Listing<NoColumn>(c, filters: Self.filters, sort: .none)
        let records = try await wiki.allRecords(Self.filter(kind, list, in: room), for: principal)
        let name = "\(kind == .decision ? "beschluesse" : "aufgaben")-\(room.workspace.slug).csv"
        let now = wiki.store.clock()
        return .download(name, type: .csv) { sink in
            try await sink.write(
                CSV.line([
                    "Nummer", "Titel", "Text", "Gremium", "Ergebnis", "Nummer im Text", "Wer", "Bis", "Vom",
                    "Stand", "Seite", "Adresse",
                ])
            )
            for record in records {
                try await sink.write(
                    CSV.line([
                        record.label, record.title, record.text, record.committee, record.result,
                        record.reference,
                        RecordTables.assignee(of: record), record.dueOn.map { Words.day($0).iso } ?? "",
                        Words.day(record.madeOn).iso,
                        RecordTables.state(of: record, now: now).text, record.pageTitle, record.address.text,
                    ])
                )
            }
        }
    }

    private static let filters = ["suche", "jahr", "stand"]

    private static func filter(_ kind: PageRecord.Kind, _ list: Listing<NoColumn>, in room: Room)
        -> RecordFilter
    {
        var filter = RecordFilter(kind, in: room.workspace.id)
        filter.words = list["suche"]
        filter.year = Int(list["jahr"])
        if kind == .action { filter.state = RecordFilter.State(rawValue: list["stand"]) ?? .all }
        return filter
    }

    private static func form(
        _ kind: PageRecord.Kind,
        _ list: Listing<NoColumn>,
        _ years: [Int],
        _ path: LocalPath
    ) -> FilterView {
        var fields: [FieldView] = [
            .search("suche", label: "Wörter", value: list["suche"]),
            .select(
                "jahr",
                label: "Jahr",
                options: [OptionView("", "alle")] + years.map { OptionView(String($0), String($0)) },
                chosen: list["jahr"]
            ),
        ]
        if kind == .action {
            let states: [(RecordFilter.State, String)] = [
                (.all, "alle"), (.open, "offen"), (.overdue, "überfällig"), (.done, "erledigt"),
            ]
            fields.append(
                .select(
                    "stand",
                    label: "Stand",
                    options: states.map { OptionView($0.rawValue, $1) },
                    chosen: list["stand"]
                )
            )
        }
        let labels = ["suche": "Wörter", "jahr": "Jahr", "stand": "Stand"]
        let chips = filters.filter { !list[$0].isEmpty }.map {
            FilterChip(label: labels[$0] ?? $0, title: list[$0], removeURL: list.url(without: $0))
        }
        return FilterView(
            action: path.text,
            fields: fields,
            hidden: list.hidden,
            chips: chips,
            resetURL: list.resetURL
        )
    }

    private static func path(_ kind: PageRecord.Kind, _ room: Room) -> LocalPath {
        kind == .decision ? room.address.path("beschluesse/") : room.address.path("aufgaben/")
    }

    private static func exportPath(_ kind: PageRecord.Kind, _ room: Room) -> LocalPath {
        kind == .decision
            ? room.address.path("beschluesse/beschluesse.csv") : room.address.path("aufgaben/aufgaben.csv")
    }
}
