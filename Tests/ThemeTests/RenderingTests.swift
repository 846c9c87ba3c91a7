import Testing
import Theme

@Suite("Rendering templates")
struct RenderingTests {
    private static let hostile = "<b>\"'&</b>\u{0}{{title}}"
    private static let escaped = "&lt;b&gt;&quot;&#39;&amp;&lt;/b&gt;\u{0}{{title}}"

    @Test("escapes text in elements and in attributes of either quotes, once")
    func escaping() {
        var page = PageView()
        page.title = Self.hostile
        let text = render("<a title=\"{{title}}\" id='{{title}}'>{{title}}</a>", page).text
        #expect(text == "<a title=\"\(Self.escaped)\" id='\(Self.escaped)'>\(Self.escaped)</a>\n")
    }

    @Test("leaves trusted HTML as it is, in both spellings")
    func html() {
        var page = PageView()
        page.body = Fragment(Array("<p>&amp;</p>".utf8))
        #expect(render("{{{body}}}{{&body}}", page).text == "<p>&amp;</p><p>&amp;</p>\n")
    }

    @Test(
        "keeps text that needs no escaping to the byte",
        arguments: ["", "x", "Grüße 👋🏽", "a\u{308}", "\u{2028}", "x\ny"]
    )
    func plain(text: String) {
        var page = PageView()
        page.title = text
        #expect(render("[{{title}}]", page).text == "[\(text)]\n")
    }

    @Test("shows a section for what is there and an inverted one for what is not")
    func sections() {
        let template =
            "{{#summary}}s{{/summary}}{{^summary}}S{{/summary}}{{#inProgress}}f{{/inProgress}}"
            + "{{^inProgress}}F{{/inProgress}}{{#facts}}l{{/facts}}{{^facts}}L{{/facts}}{{#body}}h{{/body}}{{^body}}H{{/body}}"
        var page = PageView()
        #expect(render(template, page).text == "SFLH\n")
        page.summary = ""
        #expect(render(template, page).text == "SFLH\n")
        page.summary = "x"
        page.inProgress = true
        page.facts = [Fact(label: "a", values: []), Fact(label: "b", values: [])]
        page.body = Fragment([65])
        #expect(render(template, page).text == "sfllh\n")
    }

    @Test("finds names in the innermost view first, and outer names from within")
    func scopes() {
        var page = PageView()
        page.title = "aussen"
        page.owner = "Stelle"
        page.previous = Link(title: "innen", url: "/x/")
        #expect(
            render("{{#previous}}{{title}} {{owner}}{{/previous}} {{title}}", page).text
                == "innen Stelle aussen\n"
        )
    }

    @Test("never takes an absent value from an outer view that has the same name")
    func absentValues() {
        var page = PageView()
        page.summary = "aussen"
        page.facts = [Fact(label: "", values: [FactValue(text: "a"), FactValue(text: "b", url: "/b/")])]
        var list = RowList(title: nil, id: "x", rows: [])
        list.url = nil
        page.related = [list]
        page.title = "aussen"
        #expect(render("{{#related}}[{{title}}{{#title}}!{{/title}}]{{/related}}", page).text == "[]\n")
        let rows = "{{#related}}{{#rows}}[{{summary}}{{^summary}}ohne{{/summary}}]{{/rows}}{{/related}}"
        page.related = [RowList(title: "x", id: "x", rows: [Row(title: "r", url: "/r/")])]
        #expect(render(rows, page).text == "[ohne]\n")
    }

    @Test("drops lines that hold nothing but sections, partials and comments, and all indentation")
    func standaloneLines() {
        var page = PageView()
        page.facts = [Fact(label: "a", values: []), Fact(label: "b", values: [])]
        let template = """
            <dl>
              {{! eine Bemerkung }}
              {{#facts}}
                <dt>{{label}}</dt>
              {{/facts}}
              {{#versions}} {{/versions}}
              {{> teile/x}}
            </dl>

            """
        #expect(
            render(template, page, partials: ["teile/x": "  <hr>\n"]).text
                == "<dl>\n<dt>a</dt>\n<dt>b</dt>\n<hr>\n</dl>\n"
        )
    }

    @Test("reads a template with the line ends of Windows like any other, and counts its lines")
    func windowsLineEnds() {
        let template = "<dl>\n  {{#facts}}\n  <dt>{{label}}</dt>\n  {{/facts}}\n  {{> teile/x}}\n</dl>\n"
        var page = PageView()
        page.facts = [Fact(label: "a", values: []), Fact(label: "b", values: [])]
        let expected = render(template, page, partials: ["teile/x": "<hr>\n"]).text
        let windows = template.replacing("\n", with: "\r\n")
        #expect(render(windows, page, partials: ["teile/x": "<hr>\r\n"]).text == expected)
        #expect(render("\r\n\r\n{{nix}}").problems.first?.contains("seite.mustache:3:1:") == true)
    }

    @Test("keeps the spaces between words and tags of one line")
    func spaces() {
        var page = PageView()
        page.title = "T"
        page.owner = "O"
        #expect(render("a {{title}} b {{#owner}} {{owner}} {{/owner}} c", page).text == "a T b  O  c\n")
    }

    @Test("a template that had mistakes still renders what is right")
    func partlyWrong() {
        var page = PageView()
        page.title = "T"
        #expect(render("<h1>{{title}}{{nix}}</h1>", page).text == "<h1>T</h1>\n")
    }

    @Test("gives nothing for a template that does not exist")
    func noTemplate() {
        #expect(compile([:]).theme.render(PageView(), with: "fehlt").isEmpty)
    }
}
