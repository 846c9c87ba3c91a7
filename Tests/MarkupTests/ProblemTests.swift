import Markup
import Testing

@Suite("Problems, with their exact place in the file")
struct ProblemTests {
    @Test(
        "each problem has its code and place",
        arguments: [
            ("Text ![](a.svg)", "1:6 missing-alt"),
            ("äöü ![](a.svg)", "1:5 missing-alt"),
            ("> - a\n>   ![](a.svg)", "2:5 missing-alt"),
            ("![](a.svg \"Titel\")", "1:1 missing-alt"),
            ("## a\n\n#### b", "3:1 heading-jump"),
            ("### a", "1:1 heading-jump"),
            ("a\n\n[](ziel.md)", "3:1 empty-link"),
            ("a [![dekorativ](a.svg)](ziel.md)", "1:3 empty-link"),
            ("[a]()", "1:1 empty-target"),
            ("# a\n\n# b", "3:1 second-h1"),
            ("a\n\n# b", "3:1 second-h1"),
            ("##", "1:1 empty-heading"),
            ("a <b>c</b>", "1:3 raw-html"),
            ("> a\n> zwei <b>c</b>", "2:8 raw-html"),
            ("a\n\n<div>\n</div>", "3:1 raw-html"),
            ("> [!NIX] x", "1:3 unknown-callout"),
            ("- > [!TIPP]\n  > x", "1:5 unknown-callout"),
            ("Siehe [da](#nix)", "1:7 dead-anchor"),
            ("a\nb [[#nix|da]]", "2:3 dead-anchor"),
            ("a [b](javascript:x)", "1:3 forbidden-scheme"),
            ("a\n*b* [c](//d.example)", "2:5 forbidden-scheme"),
            ("a ![b](https://c.example/d.png)", "1:3 remote-image"),
            ("a ![b](data:image/png;base64,x)", "1:3 forbidden-scheme"),
            ("a[^x] b", "1:2 undefined-footnote"),
            ("`[^x]` a [^x]", "1:10 undefined-footnote"),
            ("a\n\n[^x]: nie", "3:1 unused-footnote"),
            ("a[^x]\n\n[^x]: eins\n\n[^x]: zwei", "5:1 duplicate-footnote"),
            ("> [!AUFGABE] x\n> Wer: A\n> Bis: 2026-02-30", "3:8 bad-date"),
            ("> [!AUFGABE] x\n> Bis: morgen\n> Wer: A", "2:8 bad-date"),
            ("[a]{lang=deutsch!}", "1:3 bad-language"),
            ("> [!SPRACHE ?]\n> a", "1:3 bad-language"),
            ("a [[b", "1:3 open-wiki-link"),
            ("a [b](c.md)", "1:3 dead-link"),
            ("| a |\n|---|\n| x | \n| [b](c.md) |", "4:3 dead-link"),
            ("a [[b]] c", "1:3 dead-link"),
            ("[k]: /vorgehen/\nText\n[b](c.md)", "3:1 dead-link"),
            ("> a\nfaul [b](c.md)", "2:6 dead-link"),
            ("1. a\n\n   b\n   c [b](c.md)", "4:6 dead-link"),
            ("`a\nb` [b](c.md)", "2:4 dead-link"),
            ("a [b][k]\n\n[k]: c.md", "1:3 dead-link"),
            ("\\[b] [b](c.md)", "1:6 dead-link"),
            ("[b](/vorgehen/) [b](c.md)", "1:17 dead-link"),
            ("# [b](c.md)", "1:3 dead-link"),
            ("Titel [b](c.md)\n===", "1:7 dead-link"),
            ("- [x] a [b](c.md)", "1:9 dead-link"),
            ("a ![b](c.png)", "1:3 dead-link"),
        ]
    )
    func places(_ text: String, _ expected: String) {
        #expect(problems(text) == [expected])
    }

    @Test("lines count from the beginning of the file, whatever the line ends")
    func firstLine() {
        #expect(problems("a\r\n\r\n[](ziel.md)") { $0.firstLine = 8 } == ["10:1 empty-link"])
        #expect(problems("a\r\r[](ziel.md)") == ["3:1 empty-link"])
        #expect(problems("\u{FEFF}[](ziel.md)") == ["1:1 empty-link"])
    }

    @Test("a problem reads as file, place, level, text and way out")
    func description() throws {
        let problem = try #require(rendered("x ![](a.svg)").problems.first)
        #expect(
            problem.description
                == "seite.md:1:3: warning: Bild ohne Alternativtext (![Was das Bild zeigt](bild.svg); reiner Schmuck: ![dekorativ](bild.svg))"
        )
    }

    @Test("problems come in reading order, all in one run")
    func order() {
        let codes = rendered("[a](#x) ![](a.svg)\n\n#### b\n\nc[^d]").problems.map(\.code)
        #expect(codes == ["dead-anchor", "missing-alt", "heading-jump", "undefined-footnote"])
    }

    @Test("after twenty places raw HTML is summed up")
    func rawHTML() {
        let page = rendered(String(repeating: "a <b>c\n\n", count: 30))
        #expect(page.problems.count == 21)
        #expect(page.problems.last?.text == "HTML an 10 weiteren Stellen der Seite")
    }

    @Test("what is escaped or code is no problem")
    func noProblem() {
        #expect(
            problems("\\[^x] `[^x]` \\[[a]] `<b>` [gut](#ziel) [oben](#top)\n\n    [^x]\n\n## Ziel") == []
        )
    }

    @Test("an unresolved link keeps its text")
    func brokenLink() {
        #expect(html("[*Text*](weg.md)") == "<p><em>Text</em></p>\n")
        #expect(html("![Bild](weg.png)") == "<p><span class=\"fehlt\">Bild</span></p>\n")
    }
}
