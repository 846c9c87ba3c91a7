import Foundation
import Testing
import Theme

@Suite("The manual on pages of the closed area")
struct ManualOfScreensTests {
    private static let page = Repository.folder.appending(
        path: "Content/handbuch/gestalten/geschlossener-bereich.md"
    )

    static let schemas: [Schema] = [
        ScreenView.schema, PartView.schema, ProblemView.schema, ParagraphView.schema, RunView.schema,
        NoticeView.schema, DetailView.schema, ValueView.schema, StatusView.schema, DataTableView.schema,
        ColumnView.schema, SortView.schema, FilterView.schema, FormView.schema, FieldView.schema,
        InputView.schema, AreaView.schema, ButtonView.schema, ActionView.schema, HiddenView.schema,
        CodesView.schema, QRCodeView.schema, ProgressView.schema, StepsView.schema, StepView.schema,
        TimelineEntryView.schema, ConfirmationView.schema, EmptyView.schema, AccountView.schema,
        ViewAsView.schema, EditorView.schema, ArticleView.schema, DiffView.schema, DiffRunView.schema,
        CommentView.schema, CommentResolutionView.schema, FileView.schema, TreeItemView.schema,
    ]

    @Test("names every name of every view", arguments: schemas.map { ($0.name, $0.names) })
    func names(view: String, names: [String]) throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        for name in names { #expect(text.contains("`\(name)`"), "\(view).\(name)") }
    }

    @Test("names every tone, style and width that a stylesheet may meet")
    func words() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let words =
            StatusView.Tone.allCases.map(\.rawValue) + ButtonStyle.allCases.map(\.rawValue)
            + ["voll", "mittel", "kurz", Visit.tokenField]
        for word in words { #expect(text.contains("`\(word)`"), "\(word)") }
    }

    @Test("and the names of the layout for it")
    func layout() throws {
        let text = try String(
            contentsOf: Repository.folder.appending(path: "Content/handbuch/gestalten/vorlagen.md"),
            encoding: .utf8
        )
        for name in LayoutView.schema.names + ErrorView.schema.names {
            #expect(text.contains("`\(name)`"), "\(name)")
        }
    }
}
