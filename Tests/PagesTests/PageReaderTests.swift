import Markup
import Pages
import Testing

@Suite("Reading pages")
struct PageReaderTests {
    static let event = pageType(
        """
        name: termin
        title: Termin
        folder: termine
        event: {begin: beginn}
        fields:
          - {name: beginn, label: Beginn, kind: date, required: true, aliases: [start]}
          - {name: ort, label: Ort}
        """
    )

    @Test("says which required field is missing, by name and label")
    func missingField() {
        let (_, problems) = readPage("---\ntitel: X\n---\n", types: [Self.event])
        #expect(problems.map(\.code) == ["missing-field"])
        #expect(problems.first?.level == .error)
        #expect(problems.first?.text.contains("beginn") == true)
        #expect(problems.first?.text.contains("Beginn") == true)
    }

    @Test(
        "says once that a required field is wrong, also under its other name",
        arguments: ["beginn", "start"]
    )
    func wrongRequiredField(name: String) {
        let (_, problems) = readPage("---\n\(name): bald\n---\n", types: [Self.event])
        #expect(problems.map(\.code) == ["wrong-date"])
    }

    @Test(
        "warns of unknown fields at their place and names the nearest known one",
        arguments: [
            ("beginn: 2026-12-03\nortt: Köln", "„ort“"),
            ("beginn: 2026-12-03\n\"titell\": x", "„titel“"),
            ("beginn: 2026-12-03\nverantwortlch: x", "„verantwortlich“"),
            ("beginn: 2026-12-03\nganz_anderes: x", "nicht ausgewertet"),
        ]
    )
    func unknownField(front: String, hint: String) {
        let (page, problems) = readPage("---\n\(front)\n---\n", types: [Self.event])
        #expect(problems.map(\.code) == ["unknown-field"])
        #expect(problems.first?.level == .warning)
        #expect(problems.first.map { [$0.line, $0.column] } == [3, 1])
        #expect(problems.first?.hint.contains(hint) == true)
        #expect(page.fields.count == 1)
    }

    @Test(
        "takes common fields under their other names",
        arguments: CommonFields.all.flatMap { field in field.aliases.map { (field.name, $0) } }
    )
    func aliases(name: String, alias: String) throws {
        let field = try #require(CommonFields.all.first { $0.name == name })
        let value: String =
            switch field.kind {
            case .date: "2026-11-23"
            case .flag: "ja"
            case .number: "7"
            default: name == "typ" ? "seite" : "wert"
            }
        let (page, problems) = readPage("---\n\(alias): \(value)\n---\n", file: "a.md")
        #expect(problems.isEmpty)
        #expect(page[name] != nil)
    }

    @Test(
        "finds the title in the front matter, else in the first heading, else in the file's name",
        arguments: [
            ("---\ntitel: Über uns\n---\n# Anders\n", "Über uns"),
            ("---\ntitle: Über uns\n---\n", "Über uns"),
            ("---\nkurz: x\n---\n\n# Über *uns* #\n", "Über uns"),
            ("# Über `uns`\n\nText", "Über uns"),
            ("\u{FEFF}# Über uns", "Über uns"),
            ("Text\n\n# Später", "seite"),
            ("##Kein Titel", "seite"),
            ("", "seite"),
        ]
    )
    func title(text: String, title: String) {
        #expect(readPage(text).page.title == title)
    }

    @Test("knows the type from the front matter, else from the folder, and never for the section itself")
    func types() {
        let types = [Self.event]
        #expect(
            readPage("---\nbeginn: 2026-12-03\n---", file: "termine/x.md", types: types).page.type.name
                == "termin"
        )
        #expect(readPage("x", file: "termine/index.md", types: types).page.type.name == "seite")
        #expect(readPage("x", file: "anderes/x.md", types: types).page.type.name == "seite")
        let typed = readPage("---\ntyp: termin\nbeginn: 2026-12-03\n---", file: "x.md", types: types)
        #expect(typed.page.type.name == "termin")
        #expect(typed.problems.isEmpty)
    }

    @Test("refuses an unknown type and lists the known ones")
    func unknownType() {
        let (page, problems) = readPage("---\ntyp: termni\n---\n", types: [Self.event])
        #expect(problems.map(\.code) == ["unknown-type"])
        #expect(problems.first.map { [$0.line, $0.column] } == [2, 6])
        #expect(problems.first?.hint.contains("seite, termin") == true)
        #expect(page.type.name == "seite")
    }

    @Test("dates a page by the field of its type, else by datum, else by its Stand")
    func date() {
        let types = [Self.event]
        func date(_ front: String) -> String? {
            readPage("---\n\(front)\n---", types: types).page.date?.iso
        }
        #expect(date("beginn: 2026-12-03\nstand: 2026-01-01") == "2026-12-03")
        #expect(date("typ: seite\ndatum: 2026-12-04\nstand: 2026-01-01") == "2026-12-04")
        #expect(date("typ: seite\nstand: 2026-01-01") == "2026-01-01")
        #expect(date("typ: seite") == nil)
    }
}
