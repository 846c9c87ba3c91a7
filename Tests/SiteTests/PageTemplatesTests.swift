import Foundation
import Markup
import Pages
import Testing

@testable import Site

@Suite("Templates of new pages")
struct PageTemplatesTests {
    private static let types = "name: termin\nfields:\n  - {name: beginn, kind: date, required: true}\n"

    @Test("are read with name, hint and type, and give the text of a new page")
    func loads() throws {
        try withScratch { root in
            let text =
                "---\nvorlage_name: Sitzung\nvorlage_hinweis: Für Runden.\ntyp: termin\nbeginn:\n---\n\n## TOP 1\n"
            let site = try ProbeSite(
                root,
                [
                    "_types/termin.yml": Self.types, "_vorlagen/sitzung.md": text, "index.md": "# Start\n",
                    "_vorlagen/bild.svg": "<svg/>", "_vorlagen/ordner/x.md": "# X\n",
                ]
            )
            let templates = PageTemplates.load(content: site.content)
            #expect(templates.map(\.name) == ["sitzung"])
            let template = try #require(templates.first)
            #expect(
                template.title == "Sitzung" && template.hint == "Für Runden."
                    && template.type.name == "termin"
            )
            #expect(
                String(decoding: template.source, as: UTF8.self)
                    == "---\ntyp: termin\nbeginn:\n---\n\n## TOP 1\n"
            )
            #expect(site.build().problems.isEmpty)
            let outputs = try tree(site.output).keys
            #expect(outputs.allSatisfy { !$0.contains("sitzung") })
        }
    }

    @Test(
        "that are broken are named by a build and not offered",
        arguments: [
            ("---\ntyp: termin\n---\n", "template-name"),
            ("---\nvorlage_name: X\ntyp: fremd\n---\n", "unknown-type"),
            ("---\nvorlage_name: X\ntyp: termin\nbeginn: bald\n---\n", "wrong-date"),
            ("---\nvorlage_name: [\n---\n", "yaml"),
            ("---\nvorlage_name: X\n---\n\n[x](javascript:1)\n", "forbidden-scheme"),
        ]
    )
    func broken(text: String, code: String) throws {
        try withScratch { root in
            let site = try ProbeSite(
                root,
                [
                    "_types/termin.yml": Self.types, "_vorlagen/x.md": text, "index.md": "# Start\n",
                ]
            )
            let problems = site.build().problems.filter { $0.level == .error }
            #expect(problems.map(\.code).contains(code), "\(problems)")
            #expect(problems.allSatisfy { $0.file == site.content + "/_vorlagen/x.md" })
            #expect(PageTemplates.load(content: site.content).isEmpty)
        }
    }

    @Test("of our own content are all usable, and keep who took part in the workspace")
    func own() throws {
        let content = URL(filePath: Fixtures.folder + "/../../Content").standardizedFileURL.path
        let templates = PageTemplates.load(content: content)
        let expected = [
            "anleitung", "beschlussvorlage", "leere-seite", "protokoll", "steckbrief", "workshop-agenda",
        ]
        #expect(templates.map(\.name) == expected)
        #expect(templates.allSatisfy { $0.hint != nil })
        let minutes = try #require(templates.first { $0.name == "protokoll" })
        let page = MarkupRenderer.render(bytes: minutes.source, links: UncheckedLinks())
        #expect(page.records.map(\.kind) == [.decision, .action])
        let hidden = minutes.type.fields.filter { !$0.isPublic }
        #expect(hidden.map(\.name) == ["teilnehmende", "entschuldigt"])
        #expect(hidden.map(\.isPersonal) == [true, true])
    }
}
