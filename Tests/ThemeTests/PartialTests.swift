import Markup
import Testing
import Theme

@Suite("Partials")
struct PartialTests {
    private static let tree = NavItem(
        title: "1",
        url: "/1/",
        items: [
            NavItem(title: "1.1", url: "/2/", items: [NavItem(title: "1.1.1", url: "/3/")]),
            NavItem(title: "1.2", url: "/4/"),
        ]
    )

    private static var page: PageView {
        var page = PageView()
        page.title = "Seite"
        page.owner = "Stelle"
        page.section = tree
        return page
    }

    @Test("see the view in which they are used")
    func context() {
        let text = render(
            "{{> teile/t}}{{#section}}{{> teile/t}}{{/section}}",
            Self.page,
            partials: ["teile/t": "[{{title}}]"]
        ).text
        #expect(text.filter { $0 != "\n" } == "[Seite][1]")
    }

    @Test("may contain themselves and so show a tree of any depth")
    func recursion() {
        let (text, problems) = render(
            "{{#section}}\n{{> teile/baum}}\n{{/section}}",
            Self.page,
            partials: ["teile/baum": "({{title}}\n{{#items}}\n{{> teile/baum}}\n{{/items}}\n)"]
        )
        #expect(problems.isEmpty)
        #expect(text.filter { $0 != "\n" } == "(1(1.1(1.1.1))(1.2))")
    }

    @Test("that contain themselves must not use a view in between, whose distance changes with the depth")
    func recursionOutwards() throws {
        let problems = compile(
            [
                "bereich.mustache": "{{#parts}}{{#comments}}{{> teile/kommentar}}{{/comments}}{{/parts}}",
                "teile/kommentar.mustache":
                    "{{author}}{{heading}}{{#replies}}{{> teile/kommentar}}{{/replies}}",
            ]
        ).problems
        #expect(problems.count == 1)
        #expect(
            try #require(problems.first).text.contains(
                "„teile/kommentar“ ruft sich selbst auf und darf „heading“ nicht verwenden"
            )
        )
    }

    @Test("that contain themselves see the outermost view at any depth, such as what protects forms")
    func recursionToTheOutermost() {
        let (text, problems) = render(
            "{{#section}}{{> teile/baum}}{{/section}}",
            Self.page,
            partials: ["teile/baum": "({{title}} {{owner}}{{#items}}{{> teile/baum}}{{/items}})"]
        )
        #expect(problems.isEmpty)
        #expect(text.filter { $0 != "\n" } == "(1 Stelle(1.1 Stelle(1.1.1 Stelle))(1.2 Stelle))")
    }

    @Test("that contain themselves must not use an outer view through another partial either")
    func recursionOutwardsThroughAnother() {
        let (text, problems) = render(
            "{{#section}}{{> teile/baum}}{{/section}}",
            Self.page,
            partials: [
                "teile/baum": "{{> teile/zeile}}{{#items}}{{> teile/baum}}{{/items}}",
                "teile/zeile": "{{title}} von {{owner}};",
            ]
        )
        let isRight =
            text.filter { $0 != "\n" } == "1 von Stelle;1.1 von Stelle;1.1.1 von Stelle;1.2 von Stelle;"
        #expect(!problems.isEmpty || isRight, "\(text)")
    }

    @Test("find the same outer view from every depth of equal views")
    func equalViews() {
        let (text, problems) = render(
            "{{#section}}{{> teile/zeile}}{{#items}}{{> teile/zeile}}{{/items}}{{/section}}",
            Self.page,
            partials: ["teile/zeile": "{{title}} von {{owner}};"]
        )
        #expect(problems.isEmpty)
        #expect(text.filter { $0 != "\n" } == "1 von Stelle;1.1 von Stelle;1.2 von Stelle;")
    }

    @Test("are checked for every view in which they are used")
    func differentViews() {
        let problems = render(
            "{{> teile/t}}{{#facts}}{{> teile/t}}{{/facts}}{{#stand}}{{> teile/t}}{{/stand}}",
            partials: ["teile/t": "{{owner}}{{iso}}"]
        ).problems
        // `owner` is found from everywhere, `iso` inside `stand` only.
        #expect(problems.count == 2)
        #expect(problems.first?.contains("„iso“ kennt die Ansicht Fact nicht") == true)
        #expect(problems.last?.contains("„iso“ kennt die Ansicht PageView nicht") == true)
    }
}
