import Access
import Markup
import Store
import Theme
import Web

/// What the script of the editor asks while somebody types; each answer is JSON with German names.
struct EditorAnswers: Sendable {
    let wiki: Wiki

    // MARK: Preview

    struct Preview: Encodable {
        struct Note: Encodable {
            var zeile: Int
            var text: String
            var hinweis: String
            var schwere: String
        }

        var html: String
        var probleme: [Note]
    }

    func preview(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        return try .json(
            try await preview(
                try await EditorForm.source(c.form, wiki, of: place.page.id),
                on: place.page,
                c.principal
            )
        )
    }

    /// For a page that does not exist yet.
    func previewNew(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let source = try await EditorForm.source(c.form, wiki, of: nil)
        return try .json(try await preview(source, in: room, c.principal))
    }

    private func preview(_ source: String, on page: WikiPage, _ principal: Principal) async throws -> Preview
    {
        let text = PageText(source, types: wiki.types.all)
        let requests = ReadText(text).requests
        let table = try await wiki.store.read { reader in
            try LinkTable.of(
                requests,
                on: page,
                files: RevisionFile.of(page.latest, in: reader),
                for: principal,
                in: reader
            )
        }
        return Self.preview(text, TableLinks(table: table, site: wiki.site))
    }

    private func preview(_ source: String, in room: Room, _ principal: Principal) async throws -> Preview {
        let text = PageText(source, types: wiki.types.all)
        var table = LinkTable()
        table.writableWorkspace = room.workspace.slug
        let targets = LinkFinding.targets(of: ReadText(text).requests)
        let known = try await wiki.store.read { [targets] reader in
            try targets.compactMap { target -> (WikiTarget, LinkTable.PageAnswer)? in
                guard
                    case .page(let id) = try LinkFinding.find(
                        target,
                        from: room.workspace.id,
                        section: nil,
                        in: reader
                    ),
                    let page: WikiPage = try reader.first(
                        WikiPage.select("pages.id = \(id) AND \(sql: WikiPage.visible(to: principal))")
                    )
                else { return nil }
                return (target, LinkTable.PageAnswer(url: page.address.text, title: page.title))
            }
        }
        for (target, answer) in known { table.pages[target] = answer }
        return Self.preview(text, TableLinks(table: table, site: wiki.site))
    }

    private static func preview(_ text: PageText, _ links: TableLinks) -> Preview {
        let rendered = TextRendering.render(text, links: links)
        let problems = (text.problems.filter { $0.code != "missing-field" } + rendered.problems).sorted()
        return Preview(
            html: rendered.htmlString,
            probleme: problems.prefix(100).map {
                Preview.Note(
                    zeile: $0.line,
                    text: $0.text,
                    hinweis: $0.hint,
                    schwere: $0.level == .error ? "fehler" : "warnung"
                )
            }
        )
    }

    // MARK: Draft

    struct Kept: Encodable {
        var gespeichert: String
        var entwurf: String
    }

    func draft(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        return try await keep(c, page: place.page.id, in: place.room.workspace.id)
    }

    func draftOfNew(_ c: SignedIn) async throws -> Reply {
        try await keep(c, page: nil, in: try c.workspaceID())
    }

    private func keep(_ c: SignedIn, page: ID<WikiPage>?, in workspace: ID<Workspace>) async throws -> Reply {
        let base = try c.form.text("basis")
        let outcome = try await wiki.keepDraft(
            of: page,
            in: workspace,
            base: ID<Revision>(base),
            title: try c.form.text("titel"),
            source: try await EditorForm.source(c.form, wiki, of: page),
            remark: try c.form.text("bemerkung"),
            by: .principal(c.principal)
        )
        switch outcome {
        case .done(let draft):
            let time =
                Words.moment(draft.changedAt).text.split(separator: ",").last.map { $0.dropFirst() } ?? ""
            return try .json(Kept(gespeichert: String(time), entwurf: draft.id.description))
        case .refused(let refusal):
            return try Self.problem(refusal.message, status: refusal.isHidden ? .notFound : .conflict)
        case .invalid(let problems):
            return try Self.problem(problems.map(\.message).joined(separator: " "), status: .unprocessable)
        }
    }

    // MARK: Presence

    struct Present: Encodable {
        var andere: [String]
        var neuer: Bool
        var von: String?
    }

    func presence(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.attend(
            place.page.id,
            in: place.room.workspace.id,
            base: ID<Revision>(try c.form.text("basis")),
            by: .principal(c.principal)
        )
        guard case .done(let presence) = outcome else {
            return try Self.problem("Die Seite gibt es nicht mehr.", status: .notFound)
        }
        return try .json(
            Present(andere: presence.others, neuer: presence.newer != nil, von: presence.newer?.authorName)
        )
    }

    // MARK: Completion

    struct Hits: Encodable {
        struct Hit: Encodable {
            var text: String
            var ersatz: String
            var hinweis: String
        }

        var treffer: [Hit]
    }

    /// Pages for `[[` and members for `@`, by the beginnings of their words.
    func completion(_ c: SignedIn) async throws -> Reply {
        let room = try await wiki.roomOfMember(c)
        let text = String(try c.query.text("q").prefix(100))
        if try c.query.text("art") == "person" {
            return try .json(Hits(treffer: try await people(text, in: room)))
        }
        return try .json(Hits(treffer: try await pages(text, in: room, c.principal)))
    }

    private func pages(_ text: String, in room: Room, _ principal: Principal) async throws -> [Hits.Hit] {
        let key = CleanText.searchKey(text)
        let own = room.tree.nodes.filter { CleanText.searchKey($0.title).contains(key) }.prefix(8).map {
            Hits.Hit(text: $0.title, ersatz: "[[\($0.title)]]", hinweis: room.workspace.name)
        }
        guard own.count < 8, !key.isEmpty else { return Array(own) }
        let others: [WikiPage] = try await wiki.store.read { reader in
            try reader.all(
                WikiPage.select(
                    """
                    pages.workspace <> \(room.workspace.id) AND \(sql: WikiPage.visible(to: principal))
                        AND \(sql: PeopleFilter.words(text, in: "pages.name_key"))
                    """,
                    rest: "ORDER BY pages.title_sort, pages.id LIMIT 6"
                )
            )
        }
        return own
            + others.map {
                Hits.Hit(
                    text: $0.title,
                    ersatz: "[[\($0.workspaceSlug)/\($0.slug)|\($0.title)]]",
                    hinweis: $0.workspaceName
                )
            }
    }

    private func people(_ text: String, in room: Room) async throws -> [Hits.Hit] {
        let key = CleanText.searchKey(text)
        return try await wiki.members(of: room.workspace.id).filter {
            CleanText.searchKey($0.name).contains(key)
        }.prefix(8).map {
            Hits.Hit(text: $0.name, ersatz: "@\($0.name)", hinweis: $0.organisation)
        }
    }

    struct Problem: Encodable { var fehler: String }

    static func problem(_ text: String, status: Reply.Status) throws -> Reply {
        try .json(Problem(fehler: text), status: status)
    }
}
