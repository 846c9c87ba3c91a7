import Testing
import Theme

@Suite("Tables of records")
struct DataTableTests {
    private static func table(_ rows: [DataRowView], total: String? = nil, paging: Paging? = nil)
        -> DataTableView
    {
        DataTableView(
            caption: "Personen",
            columns: [
                ColumnView("Name", sort: SortView(url: "?s=-name", order: .ascending)),
                ColumnView("Ort", sort: SortView(url: "?s=ort")), ColumnView("Alter", isNumber: true),
                ColumnView("Handeln", isQuiet: true),
            ],
            rows: rows,
            total: total,
            paging: paging,
            empty: EmptyView("Niemand da.", hint: "Laden Sie jemanden ein.")
        )
    }

    private static let row = DataRowView([
        .link("Kim", "/kim/"), "Musterstadt", .number(1234567),
        .actions([.post("Beenden", "/ende", style: .plain, about: "Kim")]),
    ])

    @Test(
        "name their records, sort through the URL and say by what they are sorted",
        arguments: ShownIn.allCases
    )
    func heads(shown: ShownIn) {
        let text = shown.text(.table(Self.table([Self.row]))).squeezed
        #expect(text.count(of: "scope=\"col\"") == 4)
        #expect(text.count(of: "aria-sort") == 1 && text.contains("aria-sort=\"ascending\""))
        #expect(text.contains("href=\"?s=-name\"") && text.contains("href=\"?s=ort\""))
        #expect(text.contains("<th scope=\"row\"><a href=\"/kim/\">Kim</a>"))
        #expect(text.contains("1.234.567"))
        #expect(text.contains(": Kim"))
    }

    @Test("stand in a box of their own that the keyboard reaches")
    func box() {
        let text = ShownIn.standard.text(.table(Self.table([Self.row])))
        #expect(text.contains("role=\"region\" tabindex=\"0\" aria-labelledby=\"tabelle-personen\""))
        #expect(text.contains("<caption id=\"tabelle-personen\">Personen</caption>"))
    }

    @Test("say what to do when there is nothing", arguments: ShownIn.allCases)
    func empty(shown: ShownIn) {
        let text = shown.text(.table(Self.table([])))
        #expect(
            !text.contains("<table") && text.contains("Niemand da.")
                && text.contains("Laden Sie jemanden ein.")
        )
    }

    @Test("count what they show")
    func totals() {
        #expect(DataTableView.total("Personen", first: 26, last: 50, of: 214) == "Personen 26 bis 50 von 214")
        #expect(
            DataTableView.total("Personen", first: 1, last: 50, of: 10_482) == "Personen 1 bis 50 von 10.482"
        )
        #expect(DataTableView.total("Personen", first: 1, last: 7, of: 7) == "Personen: 7")
    }

    @Test(
        "page through long lists with the numbers around, the first and the last",
        arguments: [
            (1, 1, nil), (1, 2, "1 2"), (2, 9, "1 2 3 … 9"), (5, 9, "1 … 4 5 6 … 9"), (9, 9, "1 … 8 9"),
        ] as [(Int, Int, String?)]
    )
    func paging(current: Int, count: Int, numbers: String?) {
        let paging = Paging.pages(current: current, of: count) { "?seite=\($0)" }
        let text = paging?.pages.map { ($0.isAfterGap ? "… " : "") + String($0.number) }.joined(
            separator: " "
        )
        #expect(text == numbers)
        #expect(paging?.pages.filter(\.current).map(\.number) ?? [current] == [current])
        #expect(paging?.previous == (paging == nil || current == 1 ? nil : "?seite=\(current - 1)"))
        #expect(paging?.next == (paging == nil || current == count ? nil : "?seite=\(current + 1)"))
    }

    @Test("show moments in the time of Berlin, with the moment itself for machines")
    func moments() {
        let winter = DateText.moment(secondsSince1970: 1_795_485_688)
        #expect(winter.iso == "2026-11-24T02:01:28Z" && winter.text == "24. November 2026, 3:01 Uhr")
        #expect(DateText.short(microseconds: 1_783_000_800_123_456).text == "02.07.2026, 16:00")
        #expect(DateText.day(microseconds: -1).text == "1. Januar 1970")
        #expect(DateText.moment(microseconds: -1).iso == "1969-12-31T23:59:59Z")
        #expect(DateText.day(secondsSince1970: 1_795_485_688).iso == "2026-11-24")
    }
}
