import Markup
import Testing
import Theme

@Suite("Mistakes in templates")
struct TemplateProblemTests {
    /// Line and column of each mistake, and a word of the message.
    static let mistakes: [(template: String, place: String, text: String)] = [
        ("{{titel}}", "1:1", "„titel“ kennt die Ansicht PageView nicht"),
        ("<h1>\n  {{title}} {{nix}}\n</h1>", "2:13", "„nix“"),
        ("{{#facts}}{{labl}}{{/facts}}", "1:11", "kennt die Ansicht Fact nicht"),
        ("{{#nix}}x{{/nix}}", "1:1", "„nix“"),
        ("{{^nix}}x{{/nix}}", "1:1", "„nix“"),
        ("ä {{> teile/fehlt}}", "1:3", "Die Teilvorlage „teile/fehlt“ gibt es nicht"),
        ("\n{{#facts}}\nx", "2:1", "wird nicht geschlossen"),
        ("{{^facts}}", "1:1", "wird nicht geschlossen"),
        ("x{{/facts}}", "1:2", "schließt nichts"),
        ("{{#facts}}\n{{/versions}}", "2:1", "schließt „facts“ aus Zeile 1"),
        ("{{body}}", "1:1", "„body“ ist fertiges HTML"),
        ("{{{title}}}", "1:1", "darf nicht ungeschützt stehen"),
        ("{{&title}}", "1:1", "darf nicht ungeschützt stehen"),
        ("{{facts}}", "1:1", "hat keinen Text"),
        ("{{inProgress}}", "1:1", "hat keinen Text"),
        ("{{{facts}}}", "1:1", "hat keinen Text"),
        ("x {{title", "1:3", "nicht geschlossen"),
        ("{{{body}}", "1:1", "nicht geschlossen"),
        ("{{=<% %>=}}", "1:1", "keine Angabe"),
        ("{{title.text}}", "1:1", "keine Angabe"),
        ("{{ }}", "1:1", "keine Angabe"),
        ("{{.}}", "1:1", "keine Angabe"),
        ("{{<eltern}}", "1:1", "keine Angabe"),
        ("{{teile/x}}", "1:1", "keine Angabe"),
    ]

    @Test("are errors with file, line, column and text", arguments: mistakes)
    func mistake(template: String, place: String, text: String) throws {
        let problems = render(template).problems
        #expect(problems.count == 1)
        let problem = try #require(problems.first)
        #expect(problem.hasPrefix("Themes/probe/seite.mustache:\(place): error: "), "\(problem)")
        #expect(problem.contains(text), "\(problem)")
    }

    @Test("are all reported in one run, in the order of the file")
    func all() {
        let problems = render("{{a}}\n{{#facts}}{{b}}{{/facts}}\n{{{title}}}").problems
        #expect(problems.map { $0.split(separator: ":")[1] } == ["1", "2", "3"])
    }

    @Test("list the names that the view does have")
    func knownNames() throws {
        let problem = try #require(render("{{#facts}}{{x}}{{/facts}}").problems.first)
        #expect(problem.contains("(Bekannt: label, values)"))
    }

    @Test("stand where the partial has them, not where it is used")
    func inPartial() {
        let problems = render("{{> teile/a}}", partials: ["teile/a": "\n\n {{x}}"]).problems
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("Themes/probe/teile/a.mustache:3:2: error:") == true)
    }

    @Test("include a template that nothing uses")
    func unused() {
        let problems = render("x", partials: ["teile/rest": "y", "vergessen": "z"]).problems
        #expect(
            problems.map { $0.prefix { $0 != " " } } == [
                "Themes/probe/teile/rest.mustache:1:1:", "Themes/probe/vergessen.mustache:1:1:",
            ]
        )
        #expect(problems.allSatisfy { $0.contains("verwendet diese Vorlage") })
    }

    @Test("do not include a template that a page type names")
    func namedTemplate() {
        let (theme, problems) = compile(
            ["eigen.mustache": "<b>{{title}}</b>"],
            pageTemplates: ["eigen", "seite"]
        )
        #expect(problems.isEmpty)
        #expect(theme.hasTemplate("eigen"))
    }

    @Test(
        "include every missing template, unless the theme is minimal; pages of the closed area have a plain one"
    )
    func missing() {
        let problems = compile(["theme.yml": "name: voll\n", "seite.mustache": "x"]).problems
        #expect(Set(problems.map(\.code)) == ["template-missing"])
        let files = Set(problems.map(\.file))
        #expect(
            files
                == Set(CompiledTheme.views.map { "Themes/probe/\($0.template).mustache" }).subtracting([
                    "Themes/probe/seite.mustache", "Themes/probe/bereich.mustache",
                ])
        )
        #expect(compile([:]).problems.isEmpty)
    }
}
