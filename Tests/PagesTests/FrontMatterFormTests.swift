import Markup
import Pages
import Testing

@Suite("Front matter as a form")
struct FrontMatterFormTests {
    private static let type = pageType(
        """
        name: probe
        fields:
          - {name: datum, label: Datum, kind: date, required: true, aliases: [date]}
          - {name: ort, label: Ort, kind: text}
          - {name: zahl, label: Zahl, kind: number}
          - {name: online, label: Online, kind: flag}
          - {name: art, label: Art, kind: choice, choices: {a: Erste, b: Zweite}}
          - {name: gremium, label: Gremium, kind: reference, target: gremium}
          - {name: punkte, label: Punkte, kind: list}
          - name: versionen
            label: Versionen
            kind: rows
            columns: [{name: version, label: Version, required: true}, {name: datum, label: Datum, kind: date}, {name: text, label: Text}]
        """
    )

    private func values(_ text: String) -> [String: String] {
        FrontMatterForm.values(of: Array(text.utf8), type: Self.type)
    }

    private func applied(_ values: [String: String], _ text: String) -> (text: String, problems: [String]) {
        let result = FrontMatterForm.apply(values, to: Array(text.utf8), type: Self.type)
        return (String(decoding: result.source, as: UTF8.self), result.problems.keys.sorted())
    }

    @Test("describes the fields of the type, then those of every page")
    func describes() {
        let fields = FormOfType.fields(Self.type)
        #expect(
            fields.map(\.name) == [
                "datum", "ort", "zahl", "online", "art", "gremium", "punkte", "versionen",
            ] + FormOfType.commonNames
        )
        #expect(fields[0].kind == .date && fields[0].isRequired && fields[3].kind == .flag)
        #expect(fields[5].kind == .reference(type: "gremium") && fields[6].kind == .list(.text))
        #expect(fields.first { $0.name == "kurz" }?.kind == .area)
        guard case .rows(let columns) = fields[7].kind else { return #expect(Bool(false)) }
        #expect(columns.map(\.label) == ["Version", "Datum", "Text"])
    }

    private static let text = """
        ---
        titel: Probe   # so heißt sie
        # ein Satz dazu
        date: 2026-12-03
        ort: "Köln: Rathaus"
        fremd: {a: [1, 2]}
        online: yes
        punkte: [eins, zwei]
        versionen:
          - {version: "1.0", datum: 2026-01-01, text: a | b, extra: x}
          - version: "1.1"

        kurz: |
          Zeile eins
          Zeile zwei
        ---

        Text

        """

    @Test("shows values as people enter them")
    func shows() {
        let values = values(Self.text)
        #expect(
            values["datum"] == "2026-12-03" && values["ort"] == "Köln: Rathaus" && values["online"] == "ja"
        )
        #expect(values["punkte"] == "eins\nzwei" && values["zahl"] == "" && values["titel"] == nil)
        #expect(values["versionen"] == "1.0 | 2026-01-01 | a \\| b\n1.1 |  |")
        #expect(values["kurz"] == "Zeile eins\nZeile zwei")
    }

    @Test("leaves everything as it is that nobody changes")
    func unchanged() {
        #expect(applied(values(Self.text), Self.text) == (Self.text, ["versionen"]))
        #expect(applied([:], Self.text).text == Self.text)
        #expect(applied(values("Text"), "Text") == ("Text", ["datum"]))
    }

    @Test("changes one entry and keeps order, comments and unknown entries")
    func changes() {
        var values = values(Self.text)
        values["datum"] = "2027-01-01"
        values["online"] = ""
        values["punkte"] = "eins\r\n\r\n - drei \r\n"
        values["zahl"] = "3,5"
        values["versionen"] = "1.0 | 2026-01-01 | a \\| b | c"
        let (text, problems) = applied(values, Self.text)
        // A column that nobody declared is a warning.
        #expect(problems == ["versionen"])
        #expect(
            text == """
                ---
                titel: Probe   # so heißt sie
                # ein Satz dazu
                datum: 2027-01-01
                ort: "Köln: Rathaus"
                fremd: {a: [1, 2]}
                punkte:
                  - eins
                  - "- drei"
                versionen:
                  - version: 1.0
                    datum: 2026-01-01
                    text: a | b | c
                    extra: x

                kurz: |
                  Zeile eins
                  Zeile zwei
                zahl: 3,5
                ---

                Text

                """
        )
    }

    @Test("keeps wrong values and says which field is wrong")
    func wrong() {
        let (text, problems) = applied(["datum": "bald", "art": "c", "versionen": " | x"], "Text")
        #expect(problems == ["art", "datum", "versionen"])
        #expect(text == "---\ndatum: bald\nart: c\nversionen:\n  - datum: x\n---\nText")
        #expect(applied(["datum": ""], "---\ndatum: 2026\n---\n") == ("---\n---\n", ["datum"]))
        #expect(applied(["datum": "2026"], "---\ndatum: [\n---\n") == ("---\ndatum: [\n---\n", [""]))
    }

    @Test("gives back what was entered, for random values", arguments: 1...30 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<40 {
            let start = Bool.random(using: &numbers) ? Self.text : "Text\n"
            var entered = values(start)
            for name in ["ort", "zahl", "art", "kurz", "quelle", "gremium", "datum"]
            where Bool.random(using: &numbers) {
                entered[name] = Self.word(&numbers, lines: name == "kurz")
            }
            for name in ["punkte", "schlagworte", "themenfelder"] where Bool.random(using: &numbers) {
                let items = (0..<3).map { _ in Self.word(&numbers, lines: false) }.filter { !$0.isEmpty }
                entered[name] = items.joined(separator: "\n")
            }
            if Bool.random(using: &numbers) {
                let cells = (0..<3).map { _ in
                    Self.word(&numbers, lines: false).replacing("\\", with: "/").replacing("|", with: "\\|")
                }
                let row = cells.joined(separator: " | ")
                entered["versionen"] = String(row.reversed().drop { $0 == " " }.reversed().drop { $0 == " " })
                if cells[0].isEmpty { entered["versionen"] = "1 | 2 | 3" }
            }
            let (text, _) = applied(entered, start)
            let again = values(text)
            #expect(again == entered, "\(text)")
            #expect(applied(again, text).text == text)
            #expect(text.hasSuffix("Text\n"))
        }
    }

    private static func word(_ numbers: inout SeededNumbers, lines: Bool) -> String {
        let pieces = [
            "a", "B", "ä", " ", ":", ": ", "#", " #", "'", "\"", "\\", "-", "- ", "|", ">", "[", "]", "{",
            "}", "&", "*",
            "!", "%", "@", "`", ",", "~", "null", "ja", "no", "1.10", "2026-01-02", "\t", "?", "=", "<", "€",
            "\u{2028}",
            "---", "...", "🙂",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...6, using: &numbers) {
            text += pieces.randomElement(using: &numbers) ?? ""
            if lines, Int.random(in: 0..<4, using: &numbers) == 0 { text += "\n" }
        }
        if !lines { text = text.split { $0.isNewline }.joined() }
        let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        let result = String(trimmed)
        return result == "~" || result == "null" ? "x" : result
    }
}
