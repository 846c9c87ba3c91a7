/// What templates see of a part: one slot for each kind of content, of which one is filled.
extension PartView {
    package static let schema = Schema(
        "PartView",
        [
            "heading": .text(of: PartView.self) { $0.heading },
            "id": .text(of: PartView.self) { $0.id },
            "paragraphs": .list(of: PartView.self) { $0.paragraphs },
            "points": .list(of: PartView.self) { $0.points(numbered: false) },
            "hasPoints": .flag(of: PartView.self) { !$0.points(numbered: false).isEmpty },
            "numberedPoints": .list(of: PartView.self) { $0.points(numbered: true) },
            "hasNumberedPoints": .flag(of: PartView.self) { !$0.points(numbered: true).isEmpty },
            "html": .html(of: PartView.self) { part in
                if case .html(let html) = part.content { html } else { Fragment([]) }
            },
            "notice": .view(of: PartView.self) { part -> NoticeView? in
                if case .notice(let notice) = part.content { notice } else { nil }
            },
            "details": .list(of: PartView.self) { $0.details },
            "hasDetails": .flag(of: PartView.self) { !$0.details.isEmpty },
            "table": .view(of: PartView.self) { part -> DataTableView? in
                if case .table(let table) = part.content { table } else { nil }
            },
            "filter": .view(of: PartView.self) { part -> FilterView? in
                if case .filter(let filter) = part.content { filter } else { nil }
            },
            "form": .view(of: PartView.self) { part -> FormView? in
                if case .form(let form) = part.content { form } else { nil }
            },
            "actions": .list(of: PartView.self) { $0.actions },
            "hasActions": .flag(of: PartView.self) { !$0.actions.isEmpty },
            "rowList": .view(of: PartView.self) { part -> RowList? in
                if case .rows(let rows) = part.content { rows } else { nil }
            },
            "links": .list(of: PartView.self) { $0.links },
            "hasLinks": .flag(of: PartView.self) { !$0.links.isEmpty },
        ].merging(rareSlots, uniquingKeysWith: { $1 }).merging(wikiSlots, uniquingKeysWith: { $1 })
    )

    private static let rareSlots: [String: Slot] = [
        "codes": .view(of: PartView.self) { part -> CodesView? in
            if case .codes(let codes) = part.content { codes } else { nil }
        },
        "qr": .view(of: PartView.self) { part -> QRCodeView? in
            if case .qr(let code) = part.content { code } else { nil }
        },
        "progress": .view(of: PartView.self) { part -> ProgressView? in
            if case .progress(let progress) = part.content { progress } else { nil }
        },
        "steps": .view(of: PartView.self) { part -> StepsView? in
            if case .steps(let steps) = part.content { steps } else { nil }
        },
        "timeline": .list(of: PartView.self) { $0.timeline },
        "hasTimeline": .flag(of: PartView.self) { !$0.timeline.isEmpty },
        "confirmation": .view(of: PartView.self) { part -> ConfirmationView? in
            if case .confirmation(let confirmation) = part.content { confirmation } else { nil }
        },
        "emptyState": .view(of: PartView.self) { part -> EmptyView? in
            if case .empty(let empty) = part.content { empty } else { nil }
        },
    ]

    /// What only wikis show.
    private static let wikiSlots: [String: Slot] = [
        "article": .view(of: PartView.self) { part -> ArticleView? in
            if case .article(let article) = part.content { article } else { nil }
        },
        "diff": .view(of: PartView.self) { part -> DiffView? in
            if case .diff(let diff) = part.content { diff } else { nil }
        },
        "comments": .list(of: PartView.self) { $0.comments(resolved: false) },
        "hasComments": .flag(of: PartView.self) { !$0.comments(resolved: false).isEmpty },
        "resolvedComments": .list(of: PartView.self) { $0.comments(resolved: true) },
        "hasResolvedComments": .flag(of: PartView.self) { !$0.comments(resolved: true).isEmpty },
        "files": .list(of: PartView.self) { $0.files },
        "hasFiles": .flag(of: PartView.self) { !$0.files.isEmpty },
        "tree": .view(of: PartView.self) { part -> TreeView? in
            if case .tree(let items) = part.content { TreeView(items: items) } else { nil }
        },
    ]

    private func comments(resolved: Bool) -> [CommentView] {
        guard case .comments(let comments) = content else { return [] }
        return comments.filter { ($0.resolution != nil) == resolved }
    }

    private var files: [FileView] {
        if case .files(let files) = content { files } else { [] }
    }

    private var paragraphs: [ParagraphView] {
        if case .text(let paragraphs) = content { paragraphs } else { [] }
    }

    private func points(numbered: Bool) -> [ParagraphView] {
        if case .list(let points, let isNumbered) = content, isNumbered == numbered { points } else { [] }
    }

    private var details: [DetailView] {
        if case .facts(let details) = content { details } else { [] }
    }

    private var actions: [ActionView] {
        if case .actions(let actions) = content { actions } else { [] }
    }

    private var links: [Link] {
        if case .links(let links) = content { links } else { [] }
    }

    private var timeline: [TimelineEntryView] {
        if case .timeline(let entries) = content { entries } else { [] }
    }
}
