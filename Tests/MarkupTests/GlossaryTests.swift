import Markup
import Testing

@Suite("Glossary terms in running text")
struct GlossaryTests {
    static let glossary = Glossary([
        .init(
            id: "fim",
            name: "FIM",
            explanation: "\"Föderal\" & mehr",
            url: "/glossar/fim/",
            isAbbreviation: true
        ),
        .init(id: "feld", name: "Themenfeld", explanation: "F", url: "/glossar/feld/"),
        .init(
            id: "kern",
            name: "once only",
            forms: ["Once-Only-Prinzip"],
            explanation: "O",
            url: "/glossar/oo/"
        ),
        .init(id: "kernlang", name: "once only Prinzip", explanation: "L", url: "/glossar/ool/"),
    ])

    func marked(_ text: String, excluded: String? = nil) -> [String] {
        rendered(text) {
            $0.glossary = Self.glossary
            $0.excludedTerm = excluded
        }.terms
    }

    @Test("the tip is escaped and abbreviations are abbr")
    func markup() {
        let page = html("Mit FIM.") { $0.glossary = Self.glossary }
        #expect(
            page
                == "<p>Mit <a class=\"begriff\" href=\"/glossar/fim/\" data-erklaerung=\"&quot;Föderal&quot; &amp; mehr\">"
                + "<abbr>FIM</abbr></a>.</p>\n"
        )
    }

    @Test(
        "inflections are found, parts of words are not",
        arguments: [
            ("Themenfeld", true), ("Themenfelder", true), ("Themenfeldern", true), ("Themenfeldes", true),
            ("„Themenfeld“", true), ("Themenfelds", true), ("themenfeld", false),
            ("Themenfeldkoordination", false),
            ("Unterthemenfeld", false), ("Themenfeld-Runde", false), ("ÜThemenfeld", false),
        ]
    )
    func inflections(_ text: String, _ isFound: Bool) {
        #expect(marked("Das \(text) hier") == (isFound ? ["feld"] : []))
    }

    @Test("abbreviations match exactly")
    func abbreviations() {
        #expect(marked("fim FIMs FIM-Haus Fim") == [])
        #expect(marked("(FIM)") == ["fim"])
    }

    @Test("the longest spelling wins")
    func longest() {
        #expect(marked("das once only Prinzip") == ["kernlang"])
        #expect(marked("das once only und Once-Only-Prinzip") == ["kern"])
    }

    @Test("a term is marked once per section, never in headings, links, code, captions and box titles")
    func places() {
        let text =
            "## FIM\n\n[FIM](ziel.md) `FIM` [[Ziel|FIM]]\n\n![FIM](a.svg \"FIM\")\n\n> [!HINWEIS] FIM\n> x\n\nFIM FIM\n\n## Zwei\n\nFIM\n"
        let page = html(text) { $0.glossary = Self.glossary }
        #expect(page.components(of: "class=\"begriff\"") == 2)
    }

    @Test("a term is not marked on its own page")
    func ownPage() {
        #expect(marked("FIM im Themenfeld", excluded: "fim") == ["feld"])
    }
}

extension String {
    func components(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
