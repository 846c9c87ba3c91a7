import Testing
import Theme

@Suite("The editor")
struct EditorTests {
    private static func form(_ links: EditorLinks = EditorLinks(preview: "/vorschau"), error: String? = nil)
        -> FormView
    {
        FormView(
            id: "f",
            action: "/f",
            fields: [
                .editor(
                    "quelle",
                    label: "Text",
                    value: "\nalt",
                    hint: "Markdown",
                    error: error,
                    links,
                    base: "12"
                )
            ],
            buttons: [ButtonView("Speichern")]
        )
    }

    @Test("is a large field that works without a script and knows its version", arguments: ShownIn.allCases)
    func plain(shown: ShownIn) {
        let text = shown.text(.form(Self.form(error: "Zu lang.")))
        #expect(text.contains("name=\"quelle\" rows=\"24\"") && text.contains("\n\nalt</textarea>"))
        #expect(text.contains("<input type=\"hidden\" name=\"basis\" value=\"12\">"))
        #expect(
            text.squeezed.contains(
                "aria-describedby=\"f-quelle-hinweis f-quelle-fehler\" aria-invalid=\"true\""
            )
        )
        #expect(text.contains("<label for=\"f-quelle\">"))
    }

    @Test("comes back with what was typed", arguments: ShownIn.allCases)
    func filled(shown: ShownIn) {
        let text = shown.text(.form(Self.form().filled(values: ["quelle": ["neu"], "basis": ["99"]])))
        #expect(text.contains("\nneu</textarea>") && !text.contains("alt</textarea>"))
        #expect(text.contains("name=\"basis\" value=\"12\""))
    }

    @Test("offers only what has an address")
    func links() {
        let all = EditorLinks(preview: "/1", draft: "/2", presence: "/3", completion: "/4", upload: "/5")
        let text = ShownIn.standard.text(.form(Self.form(all)))
        let names = [
            "vorschau": "/1", "entwurf": "/2", "anwesend": "/3", "vorschlag": "/4", "hochladen": "/5",
        ]
        for (name, url) in names { #expect(text.values(of: "data-\(name)") == [url]) }
        let some = ShownIn.standard.text(.form(Self.form()))
        #expect(
            some.contains("data-vorschau") && !some.contains("data-entwurf")
                && !some.contains("data-hochladen")
        )
    }

    @Test("brings its scripts along, and no other page does")
    func scripts() {
        let urls = ShownIn.standard.theme.editorScripts.map(\.url)
        #expect(urls.contains { $0.hasPrefix("/assets/editor.") })
        let with = ShownIn.standard.text(.form(Self.form()))
        let without = ShownIn.standard.text(.form(FormView(id: "f", action: "/", fields: [], buttons: [])))
        for url in urls {
            #expect(with.contains("<script type=\"module\" src=\"\(url)\" integrity=\"sha384-"), "\(url)")
            #expect(!without.contains(url))
        }
        #expect(with.contains("class=\"rumpf\""))
    }

    @Test("also below a comment and below the folder of the site")
    func placed() throws {
        let comment = CommentView(
            id: "k",
            author: "Kim",
            time: DateText(iso: "2026", text: "2026"),
            body: Fragment([]),
            replyForm: Self.form()
        )
        var layout = LayoutView()
        layout.homeURL = "/unter/"
        let screen = ScreenView(title: "T", parts: [.comments([comment], heading: "K")])
        let bytes = ShownIn.standard.theme.document(screen, in: layout, for: Visit(token: nil))
        let script = try #require(ShownIn.standard.theme.editorScripts.first)
        #expect(String(decoding: bytes, as: UTF8.self).contains("src=\"/unter\(script.url)\""))
    }
}
