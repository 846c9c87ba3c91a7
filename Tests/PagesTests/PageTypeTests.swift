import Markup
import Testing

@testable import Pages

@Suite("Page types")
struct PageTypeTests {
    @Test("are read with everything that they declare")
    func reads() throws {
        let type = pageType(
            """
            name: termin
            title: Termin
            plural: Termine
            description: Für Menschen.
            folder: termine
            template: eigen
            date: beginn
            row: [ort]
            chip: ort
            event: {begin: beginn, end: ende, place: ort, cancelled: abgesagt}
            structured_data: Event
            open_data: true
            term: true
            collect: 2
            fields:
              - {name: beginn, label: Beginn, kind: date, required: true, hint: Wann, aliases: [start]}
              - {name: ende, kind: date}
              - {name: ort, label: Ort, public: false, personal: true, shown: false}
              - {name: abgesagt, kind: flag}
              - {name: rat, kind: list, of: reference, target: gremium, inverse: Tagt}
              - {name: art, kind: choice, choices: {a: Erste, b: Zweite}}
            """
        )
        #expect(type.name == "termin")
        #expect([type.title, type.plural, type.template] == ["Termin", "Termine", "eigen"])
        #expect(type.folder == "termine")
        #expect(type.dateField == "beginn")
        #expect(type.rowFields == ["ort"])
        #expect(type.chipField == "ort")
        #expect(type.structuredData == "Event")
        #expect(type.isOpenData && type.isTerm)
        #expect(type.collectOrder == 2)
        #expect(type.event == .init(begin: "beginn", end: "ende", place: "ort", cancelled: "abgesagt"))
        let begin = try #require(type.field("beginn"))
        #expect(begin.isRequired && begin.isPublic && !begin.isPersonal && begin.isShown)
        #expect([begin.label, begin.hint] == ["Beginn", "Wann"])
        #expect(begin.aliases == ["start"])
        let place = try #require(type.field("ort"))
        #expect(!place.isPublic && place.isPersonal && !place.isShown)
        #expect(type.field("rat")?.kind == .list(.reference(type: "gremium")))
        #expect(type.field("rat")?.inverse == "Tagt")
        #expect(
            type.field("art")?.kind
                == .choice([.init(value: "a", title: "Erste"), .init(value: "b", title: "Zweite")])
        )
    }

    @Test(
        "with a mistake in them are an error, for half a type would drop fields silently",
        arguments: [
            "title: Ohne Namen",
            "name: t\nfeldr: []",
            "name: t\nfields:\n  - {label: Ohne Namen}",
            "name: t\nfields:\n  - {name: a, kind: datum}",
            "name: t\nfields:\n  - {name: a, kind: list, of: datum}",
            "name: t\nfields:\n  - {name: a, kind: rows, columns: [{name: b, kind: x}]}",
            "name: t\ndate: beginn",
            "name: t\nrow: [ort]",
            "name: t\nchip: art",
            "name: t\nevent: {end: ende}",
            "name: t\nevent: {begin: beginn}",
            "name: t\nevent: {begin: a, end: b}\nfields:\n  - {name: a, kind: date}",
            "name: t\nevent: {begin: a, place: b}\nfields:\n  - {name: a, kind: date}",
            "name: t\nevent: {begin: a, cancelled: b}\nfields:\n  - {name: a, kind: date}",
            "name: t\nfields:\n  - {name: a, requird: true}",
            "name: t\nfields:\n  - {name: a, required: vielleicht}",
            "name: t\nfields:\n  - {name: a, kind: choice}",
            "name: t\nfields:\n  - {name: a}\n  - {name: a}",
            "name: t\ncollect: oben",
            "name: t\nopen_data: vielleicht",
        ]
    )
    func mistakes(yaml: String) throws {
        let (_, problems) = PageType.read(try YAMLNode.parse(yaml[...], firstLine: 1))
        #expect(!problems.isEmpty)
        #expect(problems.allSatisfy { $0.level == .error && $0.line >= 1 })
    }

    @Test("name the known kinds where a kind is unknown, at its place")
    func unknownKind() throws {
        let node = try YAMLNode.parse("name: t\nfields:\n  - {name: a, kind: datum}", firstLine: 1)
        let problem = try #require(PageType.read(node).problems.first)
        #expect([problem.line, problem.column] == [3, 21])
        #expect(problem.hint.contains("date"))
    }

    @Test("have the plain page among them, unless declared otherwise")
    func plainPage() {
        #expect(PageReader(types: []).types["seite"] == .page)
        let own = pageType("name: seite\ntitle: Blatt\n")
        #expect(PageReader(types: [own]).types["seite"]?.title == "Blatt")
    }
}
