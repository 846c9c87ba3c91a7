import Access
import Markup
import Store
import Theme
import Web

/// Comments below a page, with answers, and what can be done with them.
struct CommentPages: Sendable {
    let wiki: Wiki

    /// The comments of a page and the form for a new one.
    func parts(_ comments: [Comment], on place: PagePlace, _ principal: Principal?) -> [PartView] {
        let isWriting = place.room.mayWrite && !place.room.isReadOnly
        let threads = comments.filter { $0.thread == nil }
        let answers = Dictionary(grouping: comments.filter { $0.thread != nil }) { $0.thread }
        let views = threads.compactMap { comment -> CommentView? in
            let replies = answers[comment.id] ?? []
            if comment.deletedAt != nil, replies.allSatisfy({ $0.deletedAt != nil }) { return nil }
            return view(comment, replies, on: place, principal, isWriting)
        }
        guard !views.isEmpty || isWriting else { return [] }
        var parts: [PartView] = [.comments(views, heading: "Kommentare", id: "kommentare")]
        if isWriting { parts.append(.form(form(on: place))) }
        return parts
    }

    private func view(
        _ comment: Comment,
        _ replies: [Comment],
        on place: PagePlace,
        _ principal: Principal?,
        _ isWriting: Bool
    ) -> CommentView {
        var resolution: CommentResolutionView?
        if let at = comment.resolvedAt, let resolver = comment.resolver {
            resolution = CommentResolutionView(by: resolver, Words.moment(at))
        }
        return CommentView(
            id: "kommentar-\(comment.id)",
            author: comment.authorName,
            time: Words.moment(comment.at),
            quote: comment.quote.isEmpty ? nil : comment.quote,
            body: Self.body(comment),
            resolution: resolution,
            isOwn: comment.author == principal?.person,
            actions: actions(comment, on: place, principal, isWriting),
            replies: replies.filter { $0.deletedAt == nil }.map { reply in
                CommentView(
                    id: "kommentar-\(reply.id)",
                    author: reply.authorName,
                    time: Words.moment(reply.at),
                    body: Self.body(reply),
                    isOwn: reply.author == principal?.person,
                    actions: actions(reply, on: place, principal, isWriting)
                )
            },
            replyForm: isWriting && comment.deletedAt == nil ? form(on: place, answering: comment) : nil
        )
    }

    /// Comments know the same Markdown as pages, without pictures and without wiki links of their own.
    private static func body(_ comment: Comment) -> Fragment {
        guard comment.deletedAt == nil else {
            return Fragment(Array("<p>Dieser Kommentar wurde gelöscht.</p>".utf8))
        }
        var options = MarkupOptions()
        options.limits = MarkupLimits(maximumBytes: WikiLimits.comment * 4, maximumTableCells: 500)
        options.takesTitle = false
        options.wantsPlainText = false
        options.footnotes = false
        options.reservedIDs = ["inhalt", "kommentare"]
        return Fragment(MarkupRenderer.render(comment.body, options: options, links: CommentLinks()).html)
    }

    private func actions(_ comment: Comment, on place: PagePlace, _ principal: Principal?, _ isWriting: Bool)
        -> [ActionView]
    {
        guard isWriting, comment.deletedAt == nil else { return [] }
        let base =
            "/bereiche/\(place.address.workspace)/seiten/\(place.address.page)/kommentare/\(comment.id)/"
        var actions: [ActionView] = []
        if comment.thread == nil {
            let isResolved = comment.resolvedAt != nil
            actions.append(
                .post(
                    isResolved ? "Wieder öffnen" : "Als erledigt markieren",
                    base + (isResolved ? "oeffnen" : "erledigen"),
                    style: .plain
                )
            )
        }
        let isOwn = comment.author == principal?.person
        if isOwn { actions.append(.link("Ändern", base + "aendern/", style: .plain)) }
        if isOwn || place.room.mayCoordinate {
            actions.append(.post("Löschen", base + "loeschen", style: .plain))
        }
        return actions
    }

    private func form(on place: PagePlace, answering comment: Comment? = nil) -> FormView {
        var fields: [FieldView] = []
        if let comment {
            fields.append(.hidden("antwort-auf", comment.id.description))
        } else {
            fields.append(
                .text(
                    "zitat",
                    label: "Worum geht es?",
                    hint: "Eine Stelle der Seite, wörtlich; leer gilt der Kommentar der ganzen Seite.",
                    optional: true,
                    maxLength: 500
                )
            )
        }
        fields.append(
            .area(
                "kommentar",
                label: comment == nil ? "Ihr Kommentar" : "Ihre Antwort",
                rows: comment == nil ? 4 : 2,
                hint: comment == nil ? "Mit @Vorname Nachname benachrichtigen Sie ein Mitglied." : nil
            )
        )
        return FormView(
            id: comment.map { "antwort-\($0.id)" } ?? "kommentar",
            action: place.address.path("kommentare/").text,
            fields: fields,
            buttons: [ButtonView(comment == nil ? "Kommentar senden" : "Antworten", style: .secondary)]
        )
    }

    // MARK: Verbs

    func write(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let answering = try c.form.text("antwort-auf")
        let outcome = try await wiki.comment(
            on: place.page.id,
            in: place.room.workspace.id,
            answering: answering.isEmpty ? nil : try c.form.id("antwort-auf", of: Comment.self),
            quote: CleanText.line(try c.form.text("zitat")) ?? "",
            body: try c.form.text("kommentar"),
            by: .principal(c.principal)
        )
        guard case .invalid(let problems) = outcome else {
            return .after(outcome, to: place.address.path, "Ihr Kommentar steht unter der Seite.")
        }
        let form = form(on: place).filled(c.form, FormErrors(problems))
        return .again(
            .about(
                place,
                "Kommentar zu „\(place.page.title)“",
                step: (title: "Kommentar", url: place.address.text),
                parts: [.form(form)]
            )
        )
    }

    func edit(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        return .screen(try await editScreen(c, place))
    }

    func saveEdit(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.editComment(
            try c.id("kommentar", of: Comment.self),
            on: place.page.id,
            in: place.room.workspace.id,
            body: try c.form.text("kommentar"),
            by: .principal(c.principal)
        )
        guard case .invalid(let problems) = outcome else {
            return .after(outcome, to: place.address.path, "Der Kommentar ist geändert.")
        }
        return .again(try await editScreen(c, place, FormErrors(problems)))
    }

    private func editScreen(_ c: SignedIn, _ place: PagePlace, _ errors: FormErrors? = nil) async throws
        -> ScreenView
    {
        let id = try c.id("kommentar", of: Comment.self)
        let found = try await wiki.store.read { try wiki.comments(on: place.page, in: $0) }.first {
            $0.id == id
        }
        guard let comment = found, comment.author == c.principal.person, comment.deletedAt == nil else {
            throw RequestProblem.notFound
        }
        var form = FormView(
            id: "kommentar",
            action:
                "/bereiche/\(place.address.workspace)/seiten/\(place.address.page)/kommentare/\(id)/aendern/",
            fields: [.area("kommentar", label: "Ihr Kommentar", value: comment.body, rows: 6)],
            buttons: [ButtonView("Kommentar speichern")],
            cancel: Link(title: "Abbrechen", url: place.address.text)
        )
        if let errors { form = form.filled(c.form, errors) }
        return .about(
            place,
            "Kommentar ändern",
            step: (title: "Kommentar", url: form.action),
            parts: [.form(form)]
        )
    }

    func delete(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.deleteComment(
            try c.id("kommentar", of: Comment.self),
            on: place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(outcome, to: place.address.path, "Der Kommentar ist gelöscht.")
    }

    func resolve(_ c: SignedIn) async throws -> Reply { try await setResolved(c, true) }

    func reopen(_ c: SignedIn) async throws -> Reply { try await setResolved(c, false) }

    private func setResolved(_ c: SignedIn, _ isResolved: Bool) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.resolve(
            isResolved,
            try c.id("kommentar", of: Comment.self),
            on: place.page.id,
            in: place.room.workspace.id,
            by: .principal(c.principal)
        )
        return .after(
            outcome,
            to: place.address.path,
            isResolved ? "Der Kommentar ist erledigt." : "Der Kommentar ist wieder offen."
        )
    }
}

/// Comments link to addresses; names of pages stay text.
private struct CommentLinks: LinkResolver {
    func answer(_ request: LinkRequest) -> LinkAnswer {
        request.kind == .link && request.target.hasPrefix("/") ? .href(request.target) : .broken(nil)
    }
}
