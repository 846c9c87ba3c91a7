import Markup
import Testing

@Suite("Limits: hostile text is refused at once or costs linear time")
struct LimitTests {
    @Test("invalid UTF-8 is refused with its place")
    func invalidUTF8() {
        let bytes: [UInt8] = Array("gut\näö".utf8) + [0xC3, 0x28]
        let page = MarkupRenderer.render(bytes: bytes, links: UncheckedLinks())
        #expect(page.html.isEmpty)
        #expect(page.problems.map { "\($0.line):\($0.column) \($0.code)" } == ["2:3 invalid-utf8"])
    }

    @Test(
        "overlong forms, surrogates and cut sequences are invalid",
        arguments: [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
            [0xFF], [0x80],
        ]
    )
    func utf8(_ bytes: [UInt8]) {
        #expect(Utf8.firstInvalidOffset(in: Array("abcdefgh".utf8) + bytes) == 8)
        #expect(Utf8.firstInvalidOffset(in: Array("aß€🙂 und so weiter".utf8)) == nil)
    }

    @Test("texts above the limit are refused")
    func size() {
        let page = rendered(String(repeating: "a", count: 101)) { $0.limits.maximumBytes = 100 }
        #expect(page.problems.map(\.code) == ["too-large"] && page.html.isEmpty)
        #expect(MarkupLimits.entered.maximumBytes == 2 << 20)
    }

    @Test("2,000 columns × 20,000 short rows are refused before parsing, in quotes and lists, too")
    func tableCells() {
        let head = String(repeating: "a|", count: 2000) + "\n"
        let line = String(repeating: "-|", count: 2000) + "\n"
        #expect(problems(head + line + String(repeating: "x\n", count: 20_000)) == ["27:1 too-many-cells"])
        #expect(
            problems("> " + head + "> " + line + String(repeating: "> x\n", count: 20_000)).first?.hasSuffix(
                "too-many-cells"
            ) == true
        )
        #expect(
            problems("- " + head + "  " + line + String(repeating: "  x\n", count: 20_000)).first?.hasSuffix(
                "too-many-cells"
            ) == true
        )
        #expect(problems("|a|b|\n|-|-|\n" + String(repeating: "|1|2|\n", count: 2000)) == [])
    }

    @Test("nesting up to 100 is fine, beyond it is refused")
    func nesting() {
        #expect(problems(String(repeating: "> ", count: 100) + "a") == [])
        #expect(problems(String(repeating: "> ", count: 101) + "a") == ["1:1 too-deep"])
        #expect(problems(String(repeating: "- ", count: 101) + "a") == ["1:1 too-deep"])
        #expect(problems(String(repeating: "[", count: 101) + "a") == ["1:101 too-deep"])
        #expect(
            problems(String(repeating: "*a **b ", count: 60) + String(repeating: "c** d*", count: 60)) == [
                "1:351 too-deep"
            ]
        )
        let lists = (0..<120).map { String(repeating: " ", count: 2 * $0) + "- a\n" }.joined()
        #expect(problems(lists).first?.hasSuffix("too-deep") == true)
    }

    /// 200 kB or so of each must be done in seconds even in a debug build on a busy machine; quadratic cost
    /// would take minutes.
    @Test(
        "hostile repetitions end in time",
        .timeLimit(.minutes(20)),
        arguments: [
            "[", "![", "*", "*a ", "a**b", "_a ", "*a _b ", "`", "<", "<a ", "<!--", "x <? ", "x <!A ",
            "x <![CDATA[ ", "@", "a@",
            "a@b.", "www.", "www.a_", "x@x.x ", "http://", "~", "~~a", "|", "|\n", "|-|\n", "|-|-|\n", "[^a]",
            "[a](", "[a](<b", "[a][b",
            "[a](b)", "&", "\\[[a ", "\\[^a] ", "[a]{lang=en} ", ">", "- ", "1. ", "a\n", "- a\n\n", "# a\n",
            "## Ziel\n\n", "<div>\n\n",
            "> [!HINWEIS]\n> a\n\n", "a `", "[a](b \"", "*_", "```\n", "a\r", " ", "\0", "[a]: b\n", "://",
            "mailto:a@", "[^1]: x\n\n", "\t>",
        ]
    )
    func repetition(_ piece: String) {
        let text = String(repeating: piece, count: 100_000 / max(1, piece.utf8.count / 2))
        let page = rendered(text) { $0.glossary = GlossaryTests.glossary }
        #expect(!page.html.isEmpty || page.problems.contains { $0.level == .error } || page.links.isEmpty)
        #expect(StrictHTML.fault(in: page.html) == nil)
    }

    @Test("one definition used everywhere does not explode the page")
    func expansion() {
        let definition = "[a]: " + String(repeating: "x", count: 100_000) + "\n\n"
        #expect(
            problems(definition + String(repeating: "[a]", count: 100_000)).map { $0.suffix(11) } == [
                "too-complex"
            ]
        )
        #expect(
            problems(
                "[a]: /u \"x\n" + String(repeating: "[b]: c\n", count: 20_000) + "\"\n\n"
                    + String(repeating: "[a]", count: 50_000)
            ).first?.hasSuffix("too-complex") == true
        )
    }
}
