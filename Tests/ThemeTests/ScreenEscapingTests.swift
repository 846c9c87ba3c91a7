import Markup
import Testing
import Theme

@Suite("Text on pages of the closed area")
struct ScreenEscapingTests {
    /// Hands out hostile texts that can be told apart.
    private final class Source {
        private(set) var count = 0

        func next() -> String {
            count += 1
            return "\"'><x\(count)>&"
        }
    }

    @Test("is escaped wherever it stands, and shown wherever it belongs", arguments: ShownIn.allCases)
    func escaping(shown: ShownIn) {
        let source = Source()
        let screen = Self.screen(source)
        let visit = Visit(
            token: source.next(),
            account: AccountView(name: source.next(), url: source.next(), signOutURL: source.next()),
            viewAs: ViewAsView(name: source.next(), endURL: source.next())
        )
        let text = shown.text(screen, for: visit)
        #expect(!text.contains("<x"))
        for number in 1...source.count {
            let isShown = text.contains("&quot;&#39;&gt;&lt;x\(number)&gt;&amp;")
            // Small print and what only orders the page may be left out by the plain templates.
            #expect(isShown || shown == .minimal, "x\(number)")
        }
    }

    private static func screen(_ source: Source) -> ScreenView {
        let text = { source.next() }
        var screen = ScreenView(
            title: text(),
            kind: text(),
            lead: text(),
            visibility: text(),
            facts: [DetailView(text(), [.text(text()), .link(text(), text())])],
            section: NavItem(
                title: text(),
                url: text(),
                items: [NavItem(title: text(), url: text(), open: true)]
            ),
            breadcrumb: [Crumb(title: text(), url: text()), Crumb(title: text(), url: "", current: true)],
            actions: actions(source),
            parts: parts(source) + tables(source) + workspaces(source)
        )
        screen.messages = [NoticeView(.warning, title: text(), [paragraph(source)], actions: actions(source))]
        return screen
    }

    private static func actions(_ source: Source) -> [ActionView] {
        let (name, value) = (source.next(), source.next())
        return [
            .link(source.next(), source.next(), about: source.next()),
            .post(source.next(), source.next(), fields: [name: value], about: source.next()),
        ]
    }

    private static func paragraph(_ source: Source) -> ParagraphView {
        ParagraphView(
            .text(source.next()),
            .strong(source.next()),
            .code(source.next()),
            .link(source.next(), source.next())
        )
    }

    private static func form(_ source: Source) -> FormView {
        let text = { source.next() }
        let options = [OptionView(text(), text(), hint: nil)]
        let hinted = [OptionView(text(), text(), hint: text())]
        return FormView(
            id: text(),
            action: text(),
            lead: paragraph(source),
            fields: [
                .text(
                    text(),
                    label: text(),
                    value: text(),
                    hint: text(),
                    error: text(),
                    autocomplete: text()
                ),
                .area(text(), label: text(), value: text(), hint: text(), error: text()),
                .select(text(), label: text(), options: options, hint: text(), error: text()),
                .radios(text(), label: text(), options: hinted, hint: text(), error: text()),
                .checkboxes(text(), label: text(), options: hinted, hint: text(), error: text()),
                .checkbox(text(), label: text(), value: text(), hint: text(), error: text()),
                .hidden(text(), text()), .username(text()),
                .group(text(), hint: text(), fields: [.date("tag", label: text())]),
            ],
            buttons: [ButtonView(text(), name: text(), value: text())],
            cancel: Link(title: text(), url: text()),
            problem: text()
        )
    }

    private static func parts(_ source: Source) -> [PartView] {
        let text = { source.next() }
        return [
            .text(paragraph(source), heading: text()), .list([paragraph(source)]),
            .list([paragraph(source)], numbered: true), .notice(NoticeView(.danger, title: text(), [])),
            .form(form(source)), .actions(actions(source)), .links([Link(title: text(), url: text())]),
            .codes(CodesView(label: text(), codes: [text()])),
            .qr(QRCodeView(image: Fragment([]), label: text(), secret: text(), url: text())),
            .progress(ProgressView(label: text(), done: 1, total: 2, text: text())),
            .steps(StepsView([StepView(text(), .done)])),
            .timeline([
                TimelineEntryView(
                    title: text(),
                    time: DateText(iso: text(), text: text()),
                    status: StatusView(text(), .good),
                    text: [paragraph(source)]
                )
            ]),
            .confirmation(
                ConfirmationView(
                    consequences: [text()],
                    kept: [text()],
                    form: FormView(id: "ja", action: text(), fields: [], buttons: [ButtonView(text())])
                )
            ), .empty(EmptyView(text(), hint: text(), actions: actions(source))),
        ]
    }

    private static func workspaces(_ source: Source) -> [PartView] {
        let text = { source.next() }
        let time = { DateText(iso: source.next(), text: source.next()) }
        let links = EditorLinks(
            preview: text(),
            draft: text(),
            presence: text(),
            completion: text(),
            upload: text()
        )
        let editor = FieldView.editor(
            text(),
            label: text(),
            value: text(),
            hint: text(),
            error: text(),
            links,
            base: text()
        )
        let reply = CommentView(
            id: text(),
            author: text(),
            time: time(),
            quote: text(),
            body: Fragment([]),
            actions: actions(source),
            replyForm: FormView(id: "antwort", action: text(), fields: [], buttons: [ButtonView(text())])
        )
        let comment = CommentView(
            id: text(),
            author: text(),
            time: time(),
            body: Fragment([]),
            resolution: CommentResolutionView(by: text(), time()),
            replies: [reply]
        )
        let blocks: [DiffBlock] = [
            .same([text()]), .removed([text()]), .added([text()]),
            .changed(
                removed: [.init(.same, text()), .init(.removed, text())],
                added: [.init(.added, text())]
            ),
        ]
        let file = FileView(
            name: text(),
            url: text(),
            kind: text(),
            size: text(),
            thumbnail: text(),
            alt: text(),
            note: text(),
            actions: actions(source)
        )
        let page = TreeItemView(
            title: text(),
            url: text(),
            statuses: [StatusView(text(), .good)],
            note: text(),
            actions: actions(source)
        )
        let headings = (1...2).map { _ in ArticleView.Heading(level: 2, id: text(), text: text()) }
        return [
            .form(FormView(id: "editor", action: text(), fields: [editor], buttons: [])),
            .comments([comment], heading: text()),
            .diff(DiffView(old: text(), new: text(), blocks, id: text())),
            .files([file]), .tree([TreeItemView(title: text(), url: text(), items: [page])]),
            .article(ArticleView(html: Fragment([]), contents: headings)),
        ]
    }

    private static func tables(_ source: Source) -> [PartView] {
        let text = { source.next() }
        let values: [ValueView] = [
            .text(text(), note: text()), .link(text(), text()), .email("kim@stadt.example"),
            .time(DateText(iso: text(), text: text())), .code(text()), .status(StatusView(text(), .stopped)),
            .lines([text()]), .actions(actions(source)), .none, .number(1),
        ]
        let columns = [ColumnView(text(), sort: SortView(url: text())), ColumnView(text())]
        let filter = FilterView(
            id: text(),
            action: text(),
            fields: [.search(text(), label: text(), value: text(), hint: text())],
            hidden: [(text(), text())],
            chips: [FilterChip(label: text(), title: text(), removeURL: text())],
            resetURL: text()
        )
        let table = DataTableView(
            caption: "Werte",
            columns: columns,
            rows: [DataRowView(values)],
            total: text(),
            paging: .pages(current: 2, of: 3) { _ in "?seite=\"<x" },
            empty: EmptyView("leer")
        )
        return [
            .filter(filter), .table(table),
            .facts([DetailView(text(), values, actions: actions(source))]),
        ]
    }
}
