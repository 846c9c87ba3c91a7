import Access
import Store
import Theme
import Web

/// "Personen": everybody with an account, to search, filter and sort.
struct PeoplePages: Sendable {
    static let path: LocalPath = "/verwaltung/personen/"

    let gate: Gate

    func list(_ c: SignedIn) async throws -> Reply {
        let list = try Listing<PeopleSort>(
            c,
            filters: ["suche", "zustand", "rolle"],
            sort: .name,
            descending: false,
            size: 50
        )
        let filter = PeopleFilter(
            search: list["suche"],
            state: PersonState(rawValue: list["zustand"]),
            role: list["rolle"].isEmpty ? nil : Role.Key(rawValue: list["rolle"]),
            sort: list.column,
            descending: list.isDescending
        )
        let page = PageRequest(number: list.number, size: list.size)
        let result = try await gate.people(filter, page: page, for: c.principal)
        if let last = Reply.lastPage(of: list, total: result.total) { return last }
        return .screen(Self.screen(c.principal, list, result, roles: try await gate.roles()))
    }

    static func screen(
        _ principal: Principal,
        _ list: Listing<PeopleSort>,
        _ result: ResultPage<PersonRow>,
        roles: [Role]
    ) -> ScreenView {
        let titles = Dictionary(roles.map { ($0.key, $0.title) }) { first, _ in first }
        return .admin(
            "Personen",
            for: principal,
            menu: path.text,
            actions: [.link("Person einladen", "/verwaltung/personen/einladen/", style: .primary)],
            isWide: true,
            parts: [
                .filter(filter(list, roles)),
                .table(
                    DataTableView(
                        caption: "Personen",
                        columns: [
                            ColumnView("Name", sort: list.sort(.name)),
                            ColumnView("Organisation", sort: list.sort(.organisation)),
                            ColumnView("Rollen"),
                            ColumnView("Zustand", sort: list.sort(.state)),
                            ColumnView("Zuletzt gesehen", sort: list.sort(.lastSeen)),
                        ],
                        rows: result.rows.map { row($0, titles) },
                        total: result.text("Personen"),
                        paging: list.paging(number: result.number, pages: result.pages),
                        empty: EmptyView(
                            "Niemand passt zu dieser Auswahl.",
                            hint: "Nehmen Sie einen Filter weg, oder laden Sie die Person ein."
                        )
                    )
                ),
            ]
        )
    }

    private static func row(_ person: PersonRow, _ titles: [Role.Key: String]) -> DataRowView {
        let roles = person.roles.map { titles[$0] ?? $0.rawValue }
        return DataRowView([
            .link(person.name, PersonWords.url(person.id), note: person.email),
            person.organisation.isEmpty ? .none : .text(person.organisation),
            roles.isEmpty ? .text("keine") : .lines(roles),
            .status(PersonWords.status(person.state)),
            person.lastSeenAt == nil ? .text("noch nie") : PersonWords.day(person.lastSeenAt),
        ])
    }

    private static func filter(_ list: Listing<PeopleSort>, _ roles: [Role]) -> FilterView {
        let states = PersonState.allCases.filter { $0 != .deleted }
        var chips: [FilterChip] = []
        if let state = PersonState(rawValue: list["zustand"]) {
            chips.append(
                FilterChip(label: "Zustand", title: state.title, removeURL: list.url(without: "zustand"))
            )
        }
        if let role = roles.first(where: { $0.key.rawValue == list["rolle"] }) {
            chips.append(FilterChip(label: "Rolle", title: role.title, removeURL: list.url(without: "rolle")))
        }
        return FilterView(
            action: path.text,
            fields: [
                .search("suche", label: "Name, Adresse oder Organisation", value: list["suche"]),
                .select(
                    "zustand",
                    label: "Zustand",
                    options: [OptionView("", "alle")] + states.map { OptionView($0.rawValue, $0.title) },
                    chosen: list["zustand"]
                ),
                .select(
                    "rolle",
                    label: "Rolle",
                    options: [OptionView("", "alle")] + roles.map { OptionView($0.key.rawValue, $0.title) },
                    chosen: list["rolle"]
                ),
            ],
            hidden: list.hidden,
            chips: chips,
            resetURL: path.text
        )
    }
}

extension ResultPage {
    /// "Personen 26 bis 50 von 214".
    func text(_ noun: String) -> String {
        let first = (number - 1) * size + 1
        return DataTableView.total(noun, first: first, last: first + rows.count - 1, of: total)
    }
}
