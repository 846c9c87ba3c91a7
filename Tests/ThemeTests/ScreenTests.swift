import Markup
import Testing
import Theme

@Suite("Pages of the closed area")
struct ScreenTests {
    @Test(
        "have one h1, ids that are unique, and nothing that refers to an id that is not there",
        arguments: ShownIn.allCases,
        ScreenSamples.all.map(\.slug)
    )
    func references(shown: ShownIn, slug: String) throws {
        let screen = try #require(ScreenSamples.all.first { $0.slug == slug }).screen
        let text = shown.text(screen)
        #expect(text.count(of: "<h1") == 1)
        let ids = text.values(of: "id")
        #expect(Set(ids).count == ids.count, "\(ids)")
        let references = ["for", "aria-describedby", "aria-labelledby"].flatMap(text.values)
            .flatMap { $0.split(separator: " ").map(String.init) }
        for reference in references { #expect(ids.contains(reference), "\(reference)") }
        for problem in screen.problems {
            if let url = problem.url { #expect(ids.contains(String(url.dropFirst())), "\(url)") }
        }
    }

    @Test(
        "carry the token in every form that is sent by POST, and in no other",
        arguments: ShownIn.allCases,
        ScreenSamples.all.map(\.slug)
    )
    func tokens(shown: ShownIn, slug: String) throws {
        let screen = try #require(ScreenSamples.all.first { $0.slug == slug }).screen
        let account = AccountView(name: "Kim", url: "/mein-bereich/", signOutURL: "/abmelden")
        let viewAs = ViewAsView(name: "Toni", endURL: "/ende")
        let text = shown.text(screen, for: Visit(token: "SIEGEL", account: account, viewAs: viewAs))
        #expect(text.forms.count >= 2)
        let field = "<input type=\"hidden\" name=\"\(Visit.tokenField)\" value=\"SIEGEL\">"
        for form in text.forms {
            #expect(form.count(of: field) == (form.contains("method=\"post\"") ? 1 : 0), "\(form)")
        }
        #expect(!shown.text(screen, for: Visit(token: nil)).contains("name=\"\(Visit.tokenField)\""))
    }

    @Test("give headings ids of their own, however often they occur", arguments: ShownIn.allCases)
    func equalHeadings(shown: ShownIn) {
        let text = shown.text(.text("a", heading: "Über uns"), .text("b", heading: "Über uns"))
        #expect(text.values(of: "id").filter { $0.hasPrefix("ueber") } == ["ueber-uns", "ueber-uns-2"])
    }

    @Test(
        "say in the window's title that something is wrong, and lead to the field",
        arguments: ShownIn.allCases
    )
    func problems(shown: ShownIn) {
        let form = FormView(
            id: "f",
            action: "/f",
            fields: [.email("email", label: "E-Mail"), .text("name", label: "Name")],
            buttons: [ButtonView("Senden")]
        )
        var screen = ScreenView(title: "Anmelden", parts: [.form(form)])
        screen.messages = [.success("Vorher.")]
        #expect(!shown.text(screen).contains("Fehler"))
        screen.parts = [
            .form(
                form.filled(
                    values: [:],
                    errors: ["email": "Sie fehlt.", "fremd": "Etwas anderes."],
                    problem: "Alles."
                )
            )
        ]
        let text = shown.text(screen)
        #expect(text.contains("<title>Fehler: Anmelden – "))
        #expect(screen.problems.map(\.text) == ["Alles.", "Etwas anderes.", "Sie fehlt."])
        #expect(text.contains("<a href=\"#f-email\">Sie fehlt.</a>"))
        #expect(text.count(of: " autofocus") == 1)
        #expect(text.contains("role=\"alert\""))
    }

    @Test("move the focus to what just happened, unless something is wrong")
    func messages() {
        var screen = ScreenView(title: "T")
        #expect(!ShownIn.standard.text(screen).contains("autofocus"))
        screen.messages = [.success("Gespeichert."), .information("Und mehr.")]
        let text = ShownIn.standard.text(screen)
        #expect(text.count(of: " autofocus") == 1)
        #expect(text.contains("role=\"status\""))
        #expect(text.contains("Erledigt") && text.contains("Gespeichert.") && text.contains("Und mehr."))
    }

    @Test("show each kind of part", arguments: ShownIn.allCases)
    func parts(shown: ShownIn) {
        let text = shown.text(
            ScreenSamples.all.map(\.screen).reduce(into: ScreenView(title: "T")) { $0.parts += $1.parts }
        )
        let wanted = [
            "<ol", "<ul", "<dl", "<table>", "<caption", "<progress", "<svg", "aria-current=\"step\"",
            "<fieldset",
            "Aus Markdown entstanden.", "7hk2-m9qd", "JBSW Y3DP", "Das geschieht:", "Das bleibt:",
            "Passwort vergessen", "unveränderte Zeilen", "Lageplan", "Als erledigt markieren", "Nach unten",
            "name=\"quelle\"", "Prüfregeln und ihre Ausnahmen",
        ]
        for part in wanted { #expect(text.contains(part), "\(part)") }
    }
}
