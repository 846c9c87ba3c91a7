import Markup
import Pages
import Testing

@Suite("Fields")
struct FieldTests {
    private static func type(_ declaration: String) -> PageType {
        pageType("name: probe\nfields:\n  - {name: feld, \(declaration)}\n")
    }

    private static func read(_ declaration: String, _ value: String) -> (page: Page, problems: [Problem]) {
        readPage("---\ntyp: probe\nfeld: \(value)\n---\n", types: [type(declaration)])
    }

    @Test(
        "take values of their kind",
        arguments: [
            ("kind: text", "5.10", "5.10"),
            ("kind: text", "nein", "nein"),
            ("kind: date", "2026-12-03", "3. Dezember 2026"),
            ("kind: date", "2018-07", "Juli 2018"),
            ("kind: period", "2019-10-07/2019-10-14", "7. Oktober 2019 bis 14. Oktober 2019"),
            ("kind: period", "2026-01-01/2026-01-01", "1. Januar 2026 bis 1. Januar 2026"),
            ("kind: number", "42", "42"),
            ("kind: number", "3,5", "3,5"),
            ("kind: number", "-0.25", "-0,25"),
            ("kind: flag", "ja", "ja"),
            ("kind: flag", "True", "ja"),
            ("kind: flag", "nein", "nein"),
            ("kind: flag", "no", "nein"),
            ("kind: choice, choices: {a: Erstes, b: Zweites}", "b", "Zweites"),
            ("kind: list, of: text", "[x, y]", "x, y"),
            ("kind: list, of: text", "einzeln", "einzeln"),
            ("kind: list, of: date", "[2026-01-01, 2026-01-02]", "1. Januar 2026, 2. Januar 2026"),
            ("kind: reference", "gremien/rat", "gremien/rat"),
            ("kind: url", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
            ("kind: url", "/termine/", "/termine/"),
            ("kind: email", "stelle@ozg-nrw.example", "stelle@ozg-nrw.example"),
            ("kind: organisation", "Kreis Beispiel", "Kreis Beispiel"),
            ("kind: person", "Geschäftsstelle", "Geschäftsstelle"),
            ("kind: service-key", "99 050 012 104 000", "99050012104000"),
            ("kind: service-key", "\"99050012104000\"", "99050012104000"),
        ]
    )
    func takes(declaration: String, value: String, shown: String) {
        let (page, problems) = Self.read(declaration, value)
        #expect(problems.isEmpty)
        #expect(page["feld"]?.display == shown)
    }

    @Test(
        "refuse values of another kind at their place, and keep nothing of them",
        arguments: [
            ("kind: text", "[a, b]", "field-shape"),
            ("kind: text", "{a: b}", "field-shape"),
            ("kind: date", "3.12.2026", "wrong-date"),
            ("kind: date", "2026-02-30", "wrong-date"),
            ("kind: period", "2019-10-07", "wrong-period"),
            ("kind: period", "2019-10-14/2019-10-07", "wrong-period"),
            ("kind: period", "2019-10-07/2019-10-14/2019-10-15", "wrong-period"),
            ("kind: number", "viele", "wrong-number"),
            ("kind: number", "1.000,5", "wrong-number"),
            ("kind: number", "nan", "wrong-number"),
            ("kind: number", "inf", "wrong-number"),
            ("kind: flag", "vielleicht", "wrong-flag"),
            ("kind: choice, choices: {a: Erstes}", "Erstes", "wrong-choice"),
            ("kind: list, of: date", "[2026-01-01, bald]", "wrong-date"),
            ("kind: url", "example.org", "wrong-url"),
            ("kind: url", "javascript:alert(1)", "wrong-url"),
            ("kind: url", "data:text/html,x", "wrong-url"),
            ("kind: url", "https://example.org/a b", "wrong-url"),
            ("kind: url", "//evil.example/a", "wrong-url"),
            ("kind: url", "/\\evil.example/a", "wrong-url"),
            ("kind: email", "stelle", "wrong-email"),
            ("kind: email", "a@b@c.example", "wrong-email"),
            ("kind: email", "\"Stelle <a@b.example>\"", "wrong-email"),
            ("kind: service-key", "12345678901234", "wrong-service-key"),
            ("kind: service-key", "9905001210400", "wrong-service-key"),
            ("kind: service-key", "99 05O 012 104 000", "wrong-service-key"),
            ("kind: rows, columns: [{name: a}]", "text", "field-shape"),
        ]
    )
    func refuses(declaration: String, value: String, code: String) throws {
        let (page, problems) = Self.read(declaration, value)
        #expect(problems.map(\.code) == [code])
        let problem = try #require(problems.first)
        #expect(problem.level == .error)
        #expect(problem.line == 3)
        #expect(problem.column >= 7)
        #expect(problem.file == "termine/seite.md")
        let kept = page["feld"]?.items.count ?? 0
        #expect(kept == (code == "wrong-date" && value.hasPrefix("[") ? 1 : 0))
    }

    @Test(
        "take a number of any size without stopping the program",
        arguments: ["1e300", "-1e300", "99999999999999999999"]
    )
    func hugeNumber(value: String) {
        let (page, _) = Self.read("kind: number", value)
        #expect(page["feld"]?.display.isEmpty == false)
    }

    @Test("of kind rows check every cell, missing ones and unknown ones")
    func rows() {
        let type = Self.type(
            "kind: rows, columns: [{name: version, required: true}, {name: datum, kind: date}]"
        )
        let text = """
            ---
            typ: probe
            feld:
              - {version: "1.0", datum: 2019-07-01}
              - {datum: 2019-13-01}
              - {version: "2.0", autor: Stelle}
            ---
            """
        let (page, problems) = readPage(text, types: [type])
        #expect(page["feld"]?.items.count == 3)
        #expect(page["feld"]?.items.first?.row["version"]?.text == "1.0")
        #expect(problems.sorted().map(\.code) == ["missing-field", "wrong-date", "unknown-field"])
        #expect(problems.sorted().map(\.line) == [5, 5, 6])
    }

    @Test("without a value count as absent", arguments: ["", "~", "null", "[]", "{}"])
    func empty(value: String) {
        let (page, problems) = Self.read("kind: text", value)
        #expect(problems.isEmpty)
        #expect(page["feld"] == nil)
    }
}
