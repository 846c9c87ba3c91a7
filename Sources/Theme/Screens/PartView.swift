import Markup

/// One part of a page, such as a form or a table: an optional heading, and exactly one kind of content.
package struct PartView: View {
    /// The `<h2>` above the part; without one the part belongs to the heading before it.
    package var heading: String?
    /// What links to the part name after `#`.
    package var id: String?
    package var content: Content

    /// What a part can be; templates ask for each by its name.
    package enum Content: Sendable {
        case text([ParagraphView])
        case list([ParagraphView], isNumbered: Bool)
        case html(Fragment)
        case notice(NoticeView)
        case facts([DetailView])
        case table(DataTableView)
        case filter(FilterView)
        case form(FormView)
        case actions([ActionView])
        case rows(RowList)
        case links([Link])
        case codes(CodesView)
        case qr(QRCodeView)
        case progress(ProgressView)
        case steps(StepsView)
        case timeline([TimelineEntryView])
        case confirmation(ConfirmationView)
        case empty(EmptyView)
        case article(ArticleView)
        case diff(DiffView)
        case comments([CommentView])
        case files([FileView])
        case tree([TreeItemView])
    }

    /// A part; the id comes from the heading unless it is given.
    package init(_ content: Content, heading: String? = nil, id: String? = nil) {
        self.content = content
        self.heading = heading
        self.id = id ?? heading.map { Slug.make($0) }
    }

    /// The forms of the part, also those inside a confirmation or below comments.
    var forms: [FormView] {
        switch content {
        case .form(let form): [form]
        case .confirmation(let confirmation): [confirmation.form]
        case .comments(let comments): comments.flatMap(\.forms)
        default: []
        }
    }

    /// Whether the measure of a text is too narrow for it.
    var needsRoom: Bool {
        switch content {
        case .article(let article): !article.outline.isEmpty
        case .tree, .diff: true
        default: forms.contains(where: \.hasEditor)
        }
    }
}
