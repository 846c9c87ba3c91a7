import Foundation
import Markup
import Testing

@Suite("Nothing but our own elements, attributes and schemes")
struct SafetyTests {
    static let attacks: [String] = {
        let schemes = [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)",
            "&#x6A;avascript&colon;alert(1)", "\u{1}javascript:alert(1)", " javascript:alert(1)",
            "javascript&#58;alert(1)",
            "java&#10;script:alert(1)", "vbscript:x", "data:text/html,<script>alert(1)</script>",
            "data:image/svg+xml,<svg onload=x>",
            "file:///etc/passwd", "//evil.example/x", "\\\\evil.example", "/\\evil.example",
            "&#47;/evil.example", "blob:x", "javascript\\:x",
            "http:javascript:x", "ziel.md\" onmouseover=\"x", "ziel.md' onx='", "#\" onclick=\"x",
            "mailto:a\"onx=@b.example", "&Tab;javascript:x",
        ]
        let forms = [
            "[a](<%>)", "[a](%)", "![a](<%>)", "![a](<%> \"T\")", "<%>", "[a]: <%>\n\n[a] ![a]", "[[%]]",
            "[[%|x]]", "[a](ziel.md \"%\")",
            "![%](a.svg)", "![a](a.svg \"% Quelle: %\")", "> [!HINWEIS] %\n> %",
            "> [!AUFGABE] %\n> Wer: %\n> Bis: %", "> [!SPRACHE %]\n> a",
            "[a]{lang=%}", "``` %\nx\n```", "# %\n\n## %", "Tabelle: %\n\n| % |\n|---|\n| % |",
            "a[^1]\n\n[^1]: %", "% www.%", "[![%](%)](%)",
            "- [x] %", "[a [^1] b](ziel.md)\n\n[^1]: %",
        ]
        let raw = [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg><script>x</script></svg>",
            "<svg/onload=x>", "<a href=javascript:x>a</a>",
            "<!-- --><script>x</script>", "<!--><script>x</script>-->", "<![CDATA[<script>x</script>]]>",
            "<?php <script> ?>", "<math><mi//xlink:href=\"data:x\">",
            "<iframe srcdoc=\"<script>x</script>\">", "<style>@import 'x'</style>", "<base href=//x>",
            "<form action=x><button>", "\"><script>x</script>",
            "'><img src=x>", "</p></div><script>x</script>", "&lt;script&gt;x&lt;/script&gt;",
            "<scr<script>ipt>", "<plaintext>", "<noscript><p title=\"</noscript><img src=x>\">",
        ]
        let inserted = forms.flatMap { form in
            (schemes + raw).map { form.replacingOccurrences(of: "%", with: $0) }
        }
        let frames = [
            "%", "> %", "- %", "**%**", "[%](ziel.md)", "> [!KOMMUNEN]\n> %", "| a |\n|---|\n| % |",
            "[%]{lang=en}",
        ]
        return inserted
            + frames.flatMap { frame in raw.map { frame.replacingOccurrences(of: "%", with: $0) } }
    }()

    @Test("the attack corpus comes out harmless and well-formed")
    func attackCorpus() {
        #expect(Self.attacks.count > 1000)
        for attack in Self.attacks {
            for links in [AnyLinks(KnownLinks()), AnyLinks(UncheckedLinks()), AnyLinks(HostileLinks())] {
                var options = MarkupOptions()
                options.glossary = GlossaryTests.glossary
                let page = MarkupRenderer.render(attack, options: options, links: links)
                if let fault = StrictHTML.fault(in: page.html) {
                    Issue.record("\(attack.debugDescription): \(fault)")
                }
            }
        }
    }

    @Test("thousands of random documents come out well-formed and closed", arguments: 0..<8)
    func randomDocuments(_ seed: Int) {
        var random = SeededGenerator(state: UInt64(seed) &* 7919 &+ 17)
        for _ in 0..<500 {
            let text = RandomDocument.make(&random)
            var options = MarkupOptions()
            options.glossary = GlossaryTests.glossary
            let page = MarkupRenderer.render(text, options: options, links: AnyLinks(KnownLinks()))
            if let fault = StrictHTML.fault(in: page.html) {
                Issue.record("\(text.debugDescription): \(fault)")
            }
            #expect(page.lists.allSatisfy { $0.offset <= page.html.count })
            #expect(page.problems.allSatisfy { $0.line >= 1 && $0.column >= 1 })
        }
    }

    @Test("parallel parses give what serial ones give, with ~~x~~ and www. in every text")
    func concurrency() async {
        var random = SeededGenerator(state: 4711)
        let texts = (0..<400).map { number in
            "~~weg \(number)~~ www.a\(number).example a@b.example ~x~ https://c.example/\(number)\n\n"
                + RandomDocument.make(&random)
        }
        let serial = texts.map { html($0) }
        await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<4).flatMap { _ in texts.map { html($0) } } }
            }
            for await results in group {
                for (index, result) in results.enumerated() where result != serial[index % serial.count] {
                    Issue.record("differs: \(texts[index % texts.count].debugDescription)")
                    return
                }
            }
        }
        #expect(serial.allSatisfy { $0.contains("<del>") && $0.contains("http://www.a") })
    }
}

/// Answers with addresses no page should carry.
struct HostileLinks: LinkResolver {
    func answer(_ request: LinkRequest) -> LinkAnswer {
        request.kind == .image
            ? .image("https://evil.example/\"onerror=x", width: 1, height: 1)
            : .href(request.target.count % 2 == 0 ? "javascript:x" : "/a\"><script>", title: "<script>\"")
    }
}

/// Any resolver.
struct AnyLinks: LinkResolver {
    let wrapped: any LinkResolver

    init(_ wrapped: any LinkResolver) { self.wrapped = wrapped }

    func answer(_ request: LinkRequest) -> LinkAnswer { wrapped.answer(request) }
}

/// Pieces of everything Markup knows, in random order and nesting.
enum RandomDocument {
    static let pieces = [
        "a", "FIM", "Themenfeldern", "ä", "*", "**", "_", "~~", "`", "[", "]", "(", ")", "![", "[[", "]]",
        "|", "<", ">", "&", "\"", "\\", "#", "\n",
        "\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "> [!KOMMUNEN] ", "> [!BESCHLUSS] x\n> Wer: ",
        "> [!SPRACHE en]\n> ", "[^1]", "\n\n[^1]: ", "{lang=en}",
        "]{lang=en}", "![a](a.svg \"T Quelle: Q\")", "[b](ziel.md)", "[c](#a)", "[[Ziel|x]]",
        "\n\nTabelle: T\n\n", "\n| a | b |\n|---|:-:|\n| c | d |\n",
        "\n```liste\ntyp: x\n```\n", "\n~~~\n", "<div>", "<!-- x -->", "<b>", "https://x.example",
        "www.y.example", "m@n.example", "- [x] ", "## ", "# ",
        "\n---\n", "  \n", "\t", "[k]", "\n\n[k]: /vorgehen/ 't'\n\n", "&amp;", "&#0;", "Bis: 2026-12-01",
        "\r\n", "🙂",
    ]

    static func make(_ random: inout SeededGenerator) -> String {
        let count = Int.random(in: 1...40, using: &random)
        return (0..<count).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &random)]
                + (Bool.random(using: &random) ? " " : "")
        }.joined()
    }
}
