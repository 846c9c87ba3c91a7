import Markup
import Pages
import Testing

@Suite("Lists of pages")
struct PageQueryTests {
    private static let event = pageType(
        """
        name: termin
        folder: termine
        event: {begin: beginn, end: ende, place: ort}
        fields:
          - {name: beginn, kind: date}
          - {name: ende, kind: date}
          - {name: ort}
          - {name: platz, kind: number}
          - {name: art, kind: choice, choices: {w: Workshop, s: Sitzung}}
        """
    )
    private static let field = pageType("name: themenfeld\nfolder: themenfelder")
    private static let types = [event, field]
    private static let today = CalendarDate(year: 2026, month: 11, day: 23)
    private static let index = pageIndex(
        [
            ("termine/index.md", "titel: Termine"),
            ("termine/vorbei.md", "beginn: 2026-11-22\nort: Köln\nplatz: 9\nart: w\ntitel: Öffnung"),
            ("termine/heute.md", "beginn: 2026-11-23T09:00\nort: Bonn\nplatz: 10\nart: s\ntitel: Ofen"),
            (
                "termine/laeuft.md",
                "beginn: 2026-11-20\nende: 2026-11-23\ntitel: Zoll\nthemenfelder: [umwelt]"
            ),
            (
                "termine/bald.md",
                "beginn: 2026-12-03\ntitel: Anfang\nthemenfelder: [themenfelder/umwelt]\nstand: 2026-11-01"
            ),
            ("termine/weg.md", "beginn: 2026-12-04\nzurueckgezogen: ja"),
            ("themenfelder/umwelt.md", "titel: Umwelt"),
        ],
        types: types
    )

    private func names(_ yaml: String, now: CalendarDate = today) throws -> [String] {
        let known = PageReader(types: Self.types).types
        let (query, problems) = PageQuery.read(try YAMLNode.parse(yaml[...], firstLine: 1), types: known)
        #expect(problems.isEmpty)
        return Self.index.run(query, now: now).map { Self.index.pages[$0].name }
    }

    @Test(
        "hold what they ask for, in the order they ask for",
        arguments: [
            ("typ: termin\nsortierung: beginn", ["laeuft", "vorbei", "heute", "bald"]),
            ("typ: termin\nsortierung: -beginn", ["bald", "heute", "vorbei", "laeuft"]),
            ("typ: termin\nsortierung: titel", ["bald", "heute", "vorbei", "laeuft"]),
            ("typ: termin\nzeitraum: kommend", ["laeuft", "heute", "bald"]),
            ("typ: termin\nzeitraum: vergangen", ["vorbei"]),
            ("typ: termin\nsortierung: kommend", ["laeuft", "heute", "bald", "vorbei"]),
            ("typ: termin\nsortierung: kommend\nanzahl: 2", ["laeuft", "heute"]),
            ("typ: termin\nzeitraum: kommend\nanzahl: 1", ["laeuft"]),
            ("typ: termin\nanzahl: 99\nsortierung: beginn", ["laeuft", "vorbei", "heute", "bald"]),
            ("typ: termin\nthemenfeld: umwelt\nsortierung: beginn", ["laeuft", "bald"]),
            ("bereich: themenfelder", ["umwelt"]),
            ("typ: termin\nwo: {ort: Köln}", ["vorbei"]),
            ("typ: termin\nwo: {art: w}", ["vorbei"]),
            ("typ: termin\nwo: {art: Sitzung}", ["heute"]),
            ("typ: termin\nwo: {ort: Köln, art: s}", []),
            ("typ: themenfeld", ["umwelt"]),
        ]
    )
    func finds(yaml: String, expected: [String]) throws {
        #expect(try names(yaml) == expected)
    }

    @Test("sort numbers by size and not by digits")
    func numbers() throws {
        #expect(try names("typ: termin\nsortierung: platz").prefix(2) == ["vorbei", "heute"])
    }

    @Test("count an event as coming until its last day is over")
    func period() throws {
        let yaml = "typ: termin\nzeitraum: kommend"
        #expect(try names(yaml, now: .init(year: 2026, month: 11, day: 22)).first == "laeuft")
        #expect(try names(yaml, now: .init(year: 2026, month: 11, day: 24)) == ["bald"])
        #expect(try names(yaml, now: .init(year: 2026, month: 12, day: 3)) == ["bald"])
        #expect(try names(yaml, now: .init(year: 2026, month: 12, day: 4)).isEmpty)
        #expect(
            try names(yaml, now: .init(year: 2026, month: 11, day: 23, hour: 23, minute: 59)).contains(
                "heute"
            )
        )
    }

    @Test("count an event of a whole month as coming until the month is over")
    func monthlyEvent() {
        let index = pageIndex([("termine/m.md", "beginn: 2026-12")], types: Self.types)
        var query = PageQuery()
        query.period = .coming
        #expect(index.run(query, now: .init(year: 2026, month: 12, day: 31)).count == 1)
        #expect(index.run(query, now: .init(year: 2027, month: 1, day: 1)).isEmpty)
    }

    @Test(
        "refuse keys and values that nobody knows, because a list that is silently wrong looks right",
        arguments: [
            "typ: termni", "typ:", "art: w", "zeitraum: bald", "anzahl: 0", "anzahl: -1", "anzahl: viele",
            "darstellung: kacheln", "typ: termin\nsortierung: begin", "typ: termin\nwo: {farbe: rot}",
            "typ: termin\nspalten: [begin]", "nur ein Wort", "- typ", "typ: termin\nwo: rot",
        ]
    )
    func refuses(yaml: String) throws {
        let types = PageReader(types: Self.types).types
        let (_, problems) = PageQuery.read(try YAMLNode.parse(yaml[...], firstLine: 7), types: types)
        #expect(problems.map(\.code) == ["wrong-query"])
        #expect(problems.allSatisfy { $0.level == .error && $0.line >= 7 && !$0.hint.isEmpty })
    }

    @Test("take every key that their message names")
    func knownKeys() throws {
        let types = PageReader(types: Self.types).types
        let problem = try #require(
            PageQuery.read(try YAMLNode.parse("x: y", firstLine: 1), types: types).problems.first
        )
        let values = [
            "typ": "termin", "zeitraum": "kommend", "anzahl": "1", "darstellung": "tabelle",
            "spalten": "[ort]",
            "wo": "{ort: Köln}", "sortierung": "titel",
        ]
        for key in problem.hint.drop(while: { $0 != ":" }).dropFirst().split(separator: ",") {
            let name = key.filter { $0 != " " }
            let yaml = "\(name): \(values[name] ?? "x")"
            let found = PageQuery.read(try YAMLNode.parse(yaml[...], firstLine: 1), types: types).problems
            #expect(found.isEmpty, "\(yaml)")
        }
    }
}
