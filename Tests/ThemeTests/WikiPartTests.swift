import Markup
import Testing
import Theme

@Suite("Parts of workspaces")
struct WikiPartTests {
    private static let when = DateText(iso: "2026-12-03", text: "3. Dezember 2026")
    private static let body = Fragment(Array("<p>Text</p>".utf8))
    private static func form(_ id: String) -> FormView {
        FormView(
            id: id,
            action: "/antwort",
            fields: [.area("text", label: "Text")],
            buttons: [ButtonView("Los")]
        )
    }

    @Test("compare versions in words and signs, not in colours", arguments: ShownIn.allCases)
    func diff(shown: ShownIn) {
        let blocks: [DiffBlock] = [
            .gap(12), .same(["bleibt"]), .removed(["weg", "  auch weg"]), .added(["neu"]), .gap(1),
            .changed(
                removed: [.init(.same, "um "), .init(.removed, "9")],
                added: [.init(.same, "um "), .init(.added, "14")]
            ),
        ]
        let text = shown.text(.diff(DiffView(old: "Fassung 1", new: "Fassung 2", blocks)))
        for part in [
            "Fassung 1", "Fassung 2", "… 12 unveränderte Zeilen …", "… 1 unveränderte Zeile …",
            "2 Änderungen", "−", "  auch weg",
            "nächste Änderung",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(text.count(of: "<del>") == 2 && text.count(of: "<ins>") == 2)
        // Lines that follow each other are one change, and each leads to the next.
        #expect(text.values(of: "id").filter { $0.hasPrefix("aenderung") } == ["aenderung-1", "aenderung-2"])
        #expect(text.contains("href=\"#aenderung-1\"") && text.count(of: "href=\"#aenderung-2\"") == 1)
    }

    @Test("say the kind of each change to those who listen")
    func spokenDiff() {
        let text = ShownIn.standard.text(
            .diff(
                DiffView(
                    old: "1",
                    new: "2",
                    [.removed(["a"]), .changed(removed: [.init(.removed, "b")], added: [.init(.added, "c")])]
                )
            )
        )
        for word in ["gelöscht: ", "eingefügt: ", "vorher: ", "nachher: ", "(Ende)"] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(text.count(of: "aria-hidden=\"true\">−<") == 3)
    }

    @Test("say that nothing changed", arguments: ShownIn.allCases)
    func equalVersions(shown: ShownIn) {
        let text = shown.text(.diff(DiffView(old: "1", new: "2", [.gap(3)])))
        #expect(text.contains("Beide Fassungen haben denselben Text.") && !text.contains("Änderung 1"))
    }

    @Test(
        "show comments with their answers at any depth, and those that are settled apart",
        arguments: ShownIn.allCases
    )
    func comments(shown: ShownIn) {
        let third = CommentView(
            id: "k3",
            author: "Toni",
            time: Self.when,
            body: Self.body,
            actions: [.post("Ändern", "/k3")]
        )
        let second = CommentView(
            id: "k2",
            author: "Kim",
            time: Self.when,
            body: Self.body,
            isOwn: true,
            replies: [third],
            replyForm: Self.form("antwort-2")
        )
        let first = CommentView(
            id: "k1",
            author: "Anna",
            time: Self.when,
            quote: "Stelle",
            body: Self.body,
            replies: [second]
        )
        let settled = CommentView(
            id: "k4",
            author: "Berta",
            time: Self.when,
            body: Self.body,
            resolution: CommentResolutionView(by: "Robin", Self.when)
        )
        let text = shown.text(.comments([settled, first], heading: "Kommentare"))
        #expect(
            text.values(of: "id").filter { ["k1", "k2", "k3", "k4"].contains($0) } == [
                "k1", "k2", "k3", "k4",
            ]
        )
        #expect(
            text.contains("Kim (Sie)") && text.contains("Stelle")
                && text.lowercased().contains("erledigt von robin")
        )
        // The field that protects forms comes from the page, however deep a comment is.
        #expect(text.count(of: "name=\"schutz\" value=\"SIEGEL\"") == 2)
    }

    @Test("open what is settled when its form came back, and tell the page about it")
    func problemInReply() throws {
        let wrong = Self.form("antwort").filled(values: [:], errors: ["text": "Der Text fehlt."])
        let settled = CommentView(
            id: "k1",
            author: "Kim",
            time: Self.when,
            body: Self.body,
            resolution: CommentResolutionView(by: "Kim", Self.when),
            replies: [
                CommentView(id: "k2", author: "Toni", time: Self.when, body: Self.body, replyForm: wrong)
            ]
        )
        let screen = ScreenView(title: "T", parts: [.comments([settled], heading: "Kommentare")])
        #expect(screen.problems.map(\.text) == ["Der Text fehlt."])
        let text = ShownIn.standard.text(screen)
        #expect(text.count(of: " open>") == 2 && text.contains("<a href=\"#antwort-text\">"))
        #expect(
            !ShownIn.standard.text(
                .comments(
                    [
                        CommentView(
                            id: "k",
                            author: "K",
                            time: Self.when,
                            body: Self.body,
                            replyForm: Self.form("a")
                        )
                    ],
                    heading: "K"
                )
            ).contains(" open>")
        )
    }

    @Test("give an article the list of its headings beside it, and room for it", arguments: ShownIn.allCases)
    func article(shown: ShownIn) {
        let contents: [ArticleView.Heading] = [
            .init(level: 2, id: "a", text: "Eins"), .init(level: 3, id: "b", text: "Darunter"),
            .init(level: 4, id: "c", text: "Tiefer"), .init(level: 2, id: "d", text: "Zwei"),
        ]
        let text = shown.text(.article(ArticleView(html: Self.body, contents: contents, isDraft: true)))
        for part in ["href=\"#a\"", "href=\"#b\"", "href=\"#d\"", "<p>Text</p>", "Entwurf"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("Tiefer") && !text.contains("rumpf spalte"))
        let short = shown.text(.article(ArticleView(html: Self.body, contents: [contents[0]])))
        #expect(!short.contains("href=\"#a\"") && !short.contains("Entwurf"))
    }

    @Test(
        "list attachments with kind and size, and pictures with what they show",
        arguments: ShownIn.allCases
    )
    func files(shown: ShownIn) {
        let picture = FileView(
            name: "plan.png",
            url: "/plan.png",
            kind: "Bild",
            size: "4 KB",
            thumbnail: "/klein.png",
            alt: "Plan"
        )
        let paper = FileView(name: "a.pdf", url: "/a.pdf", kind: "PDF", size: "1,2 MB", note: "geprüft")
        let text = shown.text(.files([picture, paper]))
        #expect(text.contains("<img src=\"/klein.png\" alt=\"Plan\"") && text.count(of: "<img") == 1)
        for part in ["href=\"/a.pdf\"", "PDF", "1,2 MB", "geprüft"] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test("show a tree with what can be done to each page", arguments: ShownIn.allCases)
    func tree(shown: ShownIn) {
        func item(_ title: String, _ items: [TreeItemView] = []) -> TreeItemView {
            TreeItemView(
                title: title,
                url: "/\(title)/",
                statuses: [StatusView("Entwurf", .neutral)],
                actions: [.post("Nach oben", "/oben", about: title)],
                items: items
            )
        }
        let text = shown.text(.tree([item("a", [item("b", [item("c")])]), item("d")])).squeezed
        #expect(text.count(of: "Entwurf") == 4 && text.count(of: "action=\"/oben\"") == 4)
        #expect(text.count(of: "name=\"schutz\"") == 4)
        let places = ["a", "b", "c", "d"].compactMap { text.firstRange(of: "href=\"/\($0)/\"")?.lowerBound }
        #expect(places == places.sorted() && places.count == 4)
    }

    @Test("unfold the branch of the page being read and no other", arguments: ShownIn.allCases)
    func navigation(shown: ShownIn) {
        func item(_ title: String, open: Bool = false, current: Bool = false, _ items: [NavItem] = [])
            -> NavItem
        {
            NavItem(title: title, url: "/\(title)/", current: current, open: open, items: items)
        }
        let tree = item(
            "raum",
            open: true,
            [
                item(
                    "a",
                    open: true,
                    [item("b", open: true, [item("c", open: true, current: true, [item("e")])])]
                ),
                item("d", [item("f")]),
            ]
        )
        let text = shown.text(ScreenView(title: "T", section: tree))
        for title in ["raum", "a", "b", "c", "e", "d"] {
            #expect(text.contains("href=\"/\(title)/\""), "\(title)")
        }
        #expect(!text.contains("href=\"/f/\""))
    }

    @Test("put what to know at a glance under the title", arguments: ShownIn.allCases)
    func facts(shown: ShownIn) throws {
        let facts = [
            DetailView("Fassung", .link("12 von Anna", "/fassungen")),
            DetailView("Zustand", .statuses([StatusView("Öffentlich freigegeben", .good)])),
        ]
        let text = shown.text(ScreenView(title: "T", facts: facts, parts: [.text("Danach")]))
        let fact = try #require(text.firstRange(of: "12 von Anna"))
        let after = try #require(text.firstRange(of: "Danach"))
        #expect(fact.lowerBound < after.lowerBound && text.contains("Öffentlich freigegeben"))
        #expect(!shown.text(ScreenView(title: "T")).contains("<dl"))
    }
}
