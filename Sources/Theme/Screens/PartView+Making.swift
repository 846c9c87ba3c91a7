/// How features write parts: `.form(FormView(…), heading: "Passwort ändern")`.
extension PartView {
    /// Paragraphs.
    package static func text(_ paragraphs: ParagraphView..., heading: String? = nil, id: String? = nil)
        -> PartView
    { PartView(.text(paragraphs), heading: heading, id: id) }

    /// Points of a list; with `numbered` as an order to follow.
    package static func list(
        _ points: [ParagraphView],
        numbered: Bool = false,
        heading: String? = nil,
        id: String? = nil
    ) -> PartView { PartView(.list(points, isNumbered: numbered), heading: heading, id: id) }

    /// Markup that our own renderer made.
    package static func html(_ html: Fragment, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.html(html), heading: heading, id: id)
    }

    /// A notice within the page.
    package static func notice(_ notice: NoticeView, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.notice(notice), heading: heading, id: id)
    }

    /// A list of facts.
    package static func facts(_ details: [DetailView], heading: String? = nil, id: String? = nil) -> PartView
    {
        PartView(.facts(details), heading: heading, id: id)
    }

    /// A table of records.
    package static func table(_ table: DataTableView, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.table(table), heading: heading, id: id)
    }

    /// The form that narrows the table below it.
    package static func filter(_ filter: FilterView) -> PartView { PartView(.filter(filter)) }

    /// A form.
    package static func form(_ form: FormView, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.form(form), heading: heading, id: id)
    }

    /// Buttons and links in a row.
    package static func actions(_ actions: [ActionView], heading: String? = nil, id: String? = nil)
        -> PartView
    { PartView(.actions(actions), heading: heading, id: id) }

    /// Rows with title, summary and small print.
    package static func rows(_ rows: RowList, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.rows(rows), heading: heading, id: id)
    }

    /// Links one below the other.
    package static func links(_ links: [Link], heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.links(links), heading: heading, id: id)
    }

    /// Codes to write down.
    package static func codes(_ codes: CodesView, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.codes(codes), heading: heading, id: id)
    }

    /// A picture for the camera of a telephone.
    package static func qr(_ code: QRCodeView, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.qr(code), heading: heading, id: id)
    }

    /// How far long work is.
    package static func progress(_ progress: ProgressView, heading: String? = nil, id: String? = nil)
        -> PartView
    { PartView(.progress(progress), heading: heading, id: id) }

    /// Where the reader is in a sequence of pages.
    package static func steps(_ steps: StepsView, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.steps(steps), heading: heading, id: id)
    }

    /// What happened when.
    package static func timeline(
        _ entries: [TimelineEntryView],
        heading: String? = nil,
        id: String? = nil
    ) -> PartView { PartView(.timeline(entries), heading: heading, id: id) }

    /// The text of a wiki page with the list of its headings.
    package static func article(_ article: ArticleView, heading: String? = nil, id: String? = nil) -> PartView
    { PartView(.article(article), heading: heading, id: id) }

    /// What changed between two versions.
    package static func diff(_ diff: DiffView, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.diff(diff), heading: heading, id: id)
    }

    /// Comments with their answers; the heading above them is not optional for those who listen.
    package static func comments(_ comments: [CommentView], heading: String, id: String? = nil) -> PartView {
        PartView(.comments(comments), heading: heading, id: id)
    }

    /// Attachments.
    package static func files(_ files: [FileView], heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.files(files), heading: heading, id: id)
    }

    /// All pages of a workspace as they lie below each other.
    package static func tree(_ items: [TreeItemView], heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.tree(items), heading: heading, id: id)
    }

    /// What an action will do, and the form that does it.
    package static func confirmation(_ confirmation: ConfirmationView) -> PartView {
        PartView(.confirmation(confirmation))
    }

    /// That there is nothing, and what to do next.
    package static func empty(_ empty: EmptyView, heading: String? = nil, id: String? = nil) -> PartView {
        PartView(.empty(empty), heading: heading, id: id)
    }
}
