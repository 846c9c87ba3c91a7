import Markup
import Testing

@Suite("Replacing links")
struct LinkRewriterTests {
    private func rewritten(_ text: String, _ body: (WrittenLink) -> LinkReplacement) throws -> String {
        let result = try LinkRewriter(text.utf8).rewrite { (link) throws(Problem) in body(link) }
        return String(decoding: result, as: UTF8.self)
    }

    private func links(_ text: String) throws -> [String] {
        try LinkRewriter(text.utf8).links.map { "\($0.kind) \($0.target) \($0.text)" }
    }

    @Test(
        "finds links as people read them",
        arguments: [
            ("[Plan](plan.pdf)", ["link plan.pdf Plan"]),
            ("Siehe [[Kontakt]] und [[a/b#c|dort]].", ["wiki Kontakt Kontakt", "wiki a/b#c dort"]),
            ("![Lage](<mit leer.svg> \"Bild. Quelle: A\")", ["image mit leer.svg Lage"]),
            (
                "[a][x], [x][] und [x]\n\n[x]: ziel.md 'Titel'",
                ["link ziel.md a", "link ziel.md x", "link ziel.md x"]
            ),
            ("[![Bild](b.svg)](ziel.md)", ["image b.svg Bild", "link ziel.md Bild"]),
            ("> - [*eins*\n>   zwei](a.md)", ["link a.md eins zwei"]),
            ("| A | B |\n|---|---|\n| [[x\\|y]] | [z](q.md) |", ["wiki x y", "link q.md z"]),
            (
                "[a](b\\_c.md) [d](&auml;.md) [e](https://x.example/)",
                [
                    "link b_c.md a", "link ä.md d", "link https://x.example/ e",
                ]
            ),
            ("# [Titel](t.md)\n\n[^1]\n\n[^1]: Note [n](n.md)", ["link t.md Titel", "link n.md n"]),
            ("[[Bauen &amp; Wohnen]]", ["wiki Bauen & Wohnen Bauen & Wohnen"]),
            ("`[a](b)` \\[c](d) <span title=\"[e](f)\"> ![g](h.svg)", ["image h.svg g"]),
            ("```\n[a](b.md) [[c]]\n```\n\n    [d](e.md)\n\n[f](g.md)", ["link g.md f"]),
        ]
    )
    func finds(text: String, expected: [String]) throws {
        #expect(Set(try links(text)) == Set(expected))
        #expect(try links(text).count == expected.count)
    }

    @Test(
        "points links to another address",
        arguments: [
            ("[Plan](plan.pdf \"T\") `[a](b)`", "[Plan](/neu/ \"T\") `[a](b)`"),
            ("[[Kontakt]] [[K|dort]]", "[Der Kontakt](/neu/) [dort](/neu/)"),
            ("![x](a.svg)\\[c](d)", "![x](/neu/)\\[c](d)"),
            (
                "[a][x] [x][] [x]\n\n[x]: z.md 'T'\n",
                "[a](/neu/ 'T') [x](/neu/ 'T') [x](/neu/ 'T')\n\n[x]: z.md 'T'\n"
            ),
            ("| [[x\\|y]] |\n|---|\n| [z](q.md) |", "| [y](/neu/) |\n|---|\n| [z](/neu/) |"),
        ]
    )
    func points(text: String, expected: String) throws {
        #expect(try rewritten(text) { _ in .address("/neu/", text: "Der Kontakt") } == expected)
    }

    @Test(
        "turns links into text",
        arguments: [
            ("[Plan](plan.pdf \"T\") `[a](b)`", "Plan `[a](b)`"), ("[[Kontakt]] [[K|dort]]", "Kontakt dort"),
            ("![Bild](a.svg)![dekorativ](b.svg)", "Bild"), ("[![Bild](b.svg) *x*](z.md)", "Bild *x*"),
            ("*[a*](x.md)", "*a\\*"), ("[https://a.example/](https://a.example/)", "https&#58;//a.example/"),
            ("[a][x]\n\n[x]: z.md", "a\n\n[x]: z.md"),
        ]
    )
    func unlinks(text: String, expected: String) throws {
        #expect(try rewritten(text) { _ in .text() } == expected)
    }

    @Test("writes given texts so that they stay text, and addresses so that they stay one")
    func given() throws {
        let text = "Siehe [[A]] und [b](c.md)."
        #expect(
            try rewritten(text) { $0.kind == .wiki ? .text("<b> *x* [y](z)") : .keep }
                == "Siehe \\<b\\> \\*x\\* \\[y\\](z) und [b](c.md)."
        )
        let odd = try rewritten(text) { _ in .address("a b(c)|<>&\\.md") }
        let targets = try LinkRewriter(odd.utf8).links.map(\.target)
        #expect(targets == ["a b(c)%7C<>&\\.md", "a b(c)%7C<>&\\.md"])
    }

    @Test("replaces only what was asked for, at its place in the file")
    func some() throws {
        let text = "[a](a.md)\n\n[b](b.md) [[c]]\n"
        let rewriter = try LinkRewriter(text.utf8, firstLine: 7)
        #expect(rewriter.links.map(\.position.line) == [7, 9, 9])
        let result = try rewriter.rewrite { (link) throws(Problem) in link.target == "b.md" ? .text() : .keep
        }
        #expect(String(decoding: result, as: UTF8.self) == "[a](a.md)\n\nb [[c]]\n")
    }

    /// An address that stands in the text as it is, such as `https://…`.
    private func isBare(_ link: Link) -> Bool {
        link.target.hasSuffix(link.text) && (link.target.contains("://") || link.target.hasPrefix("mailto:"))
    }

    @Test("never changes more than links in random texts", arguments: 1...40 as ClosedRange<UInt64>)
    func random(seed: UInt64) throws {
        var numbers = SeededGenerator(state: seed)
        var refused = 0
        for _ in 0..<60 {
            let text = RandomMarkdown.text(&numbers)
            guard let rewriter = try? LinkRewriter(text.utf8) else {
                refused += 1
                continue
            }
            let same = try rewriter.rewrite { (_) throws(Problem) in .keep }
            #expect(same == Array(text.utf8))
            guard let pointed = try? rewriter.rewrite({ (_) throws(Problem) in .address("/neu/") }),
                let plain = try? rewriter.rewrite({ (_) throws(Problem) in .text() })
            else {
                refused += 1
                continue
            }
            let after = try LinkRewriter(pointed)
            #expect(after.links.allSatisfy { $0.target == "/neu/" }, "\(text)")
            #expect(after.links.count == rewriter.links.count, "\(text)")
            let page = MarkupRenderer.render(bytes: plain, links: UncheckedLinks())
            let before = MarkupRenderer.render(text, links: UncheckedLinks())
            #expect(page.links.allSatisfy { $0.href == nil || isBare($0) }, "\(text)")
            #expect(!page.htmlString.contains("<img"), "\(text)")
            if !before.htmlString.contains("<figure") {
                let words = (before.title ?? "") + before.plainText
                #expect((page.title ?? "") + page.plainText == words, "\(text)")
            }
        }
        #expect(refused <= 24, "\(refused)")
    }
}

/// Texts made of pieces that matter to links, in every order.
enum RandomMarkdown {
    private static let pieces = [
        "Wort ", "*betont* ", "`code` ", "`[a](b)` ", "[Link](ziel.md) ", "[Link](ziel.md \"Titel\") ",
        "[[Seite]] ",
        "[[pfad/seite|Text]] ", "![Bild](bild.svg) ", "![Bild](bild.svg \"Bild. Quelle: A\") ", "[ref] ",
        "[x][ref] ",
        "[ref][] ", "[![a](b.svg)](c.md) ", "\\[kein](x) ", "[", "]", "(", ")", "`", "**", "*", "_", "!",
        "\\", "<b>", "&amp; ",
        "[a [b](c.md) d](e.md) ", "[Größe & Übung](<a b.md>) ", "~~weg~~ ", "[fremd](https://x.example/) ",
        "[^1] ", "| ",
        "[once only]{lang=en} ", "[mailto](mailto:a@b.example) ", "[[", "]]", "[leer]() ",
    ]
    private static let breaks = [
        "\n", "\n\n", "\n\n", "\n\n> ", "\n> ", "\n- ", "\n\n1. ", "\n\n## ", "\n\n```\n", "\n```\n",
        "\n\n    ", "\n  ",
        "\n\n> [!HINWEIS] Titel\n> ", "\n\n| A | B |\n|---|---|\n| ",
    ]

    static func text(_ numbers: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...24, using: &numbers) {
            let isBreak = Int.random(in: 0..<5, using: &numbers) == 0
            text += (isBreak ? breaks : pieces).randomElement(using: &numbers) ?? ""
        }
        return text + "\n\n[ref]: bezug.md 'Bezug'\n\n[^1]: Note [n](n.md)\n"
    }
}
