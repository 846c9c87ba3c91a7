package import Access
package import Store

/// A remark on a page or on a passage of it, with the answers to it.
package struct Comment: Sendable, Hashable, RowDecodable {
    package let id: ID<Comment>
    package let page: ID<WikiPage>
    /// The comment that it answers.
    package let thread: ID<Comment>?
    /// The revision that the author had before her eyes.
    package let revision: ID<Revision>
    package let revisionNumber: Int
    /// The passage that it is about; "" for the whole page.
    package let quote: String
    /// Markdown; "" once it is deleted.
    package let body: String
    package let author: ID<Person>?
    package let authorName: String
    package let at: Timestamp
    package let editedAt: Timestamp?
    package let resolvedAt: Timestamp?
    package let resolver: String?
    package let deletedAt: Timestamp?

    package init(row: Row) throws {
        id = try row.get("id")
        page = try row.get("page")
        thread = try row.get("thread")
        revision = try row.get("revision")
        revisionNumber = try row.get("revision_number")
        quote = try row.get("quote")
        body = try row.get("body")
        author = try row.get("author")
        authorName = try row.get("author_name")
        at = try row.get("at")
        editedAt = try row.get("edited_at")
        resolvedAt = try row.get("resolved_at")
        resolver = try row.get("resolver")
        deletedAt = try row.get("deleted_at")
    }

    static func select(_ condition: SQL) -> SQL {
        """
        SELECT c.*, r.number AS revision_number, \(sql: PersonName.sql("c.author")) AS author_name,
            CASE WHEN c.resolved_by IS NULL THEN NULL ELSE \(sql: PersonName.sql("c.resolved_by")) END AS resolver
        FROM comments c JOIN revisions r ON r.id = c.revision WHERE \(sql: condition) ORDER BY c.at, c.id
        """
    }
}

extension Wiki {
    /// The comments of a page that somebody may read; nobody else's.
    package func comments(on page: WikiPage, in reader: Reader) throws -> [Comment] {
        try reader.all(Comment.select("c.page = \(page.id)"))
    }

    /// Writes a comment, or an answer to one; whoever is mentioned by name is told.
    package func comment(
        on page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        answering thread: ID<Comment>? = nil,
        quote: String = "",
        body: String,
        by actor: Actor
    ) async throws -> Outcome<ID<Comment>, WikiRefusal> {
        try await perform(.commented, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor) {
            tx,
            acting in
            let current = try own(page, in: workspace, for: actor, tx)
            let body = try Self.checkedComment(body)
            let root = try thread.map { try Self.root(of: $0, on: page, in: tx) }
            // What somebody selected may hold anything; nothing of it is markup.
            let quote = String((CleanText.block(quote) ?? "").prefix(2000))
            let place: SQL = root.map { "thread = \($0)" } ?? "thread IS NULL"
            // The same words twice from the same hands at one place within a minute are one form that was sent twice.
            if let twin: ID<Comment> = try tx.value(
                """
                SELECT id FROM comments WHERE page = \(page) AND author = \(acting.person) AND body = \(body)
                    AND quote = \(quote) AND \(sql: place) AND at > \(tx.now - .seconds(60)) AND deleted_at IS NULL
                """
            ) {
                return twin
            }
            let id = ID<Comment>.make(at: tx.now)
            try tx.run(
                """
                INSERT INTO comments (id, page, revision, thread, quote, body, author, at)
                VALUES (\(id), \(page), \(current.latest), \(root), \(quote), \(body),
                    \(acting.person), \(tx.now))
                """
            )
            try tx.record(Event(.commented, by: acting.person, on: page, in: workspace))
            try Notices.note(.commented, on: page, by: acting.person, object: id.retyped(), in: tx)
            if let root {
                let talkers: [ID<Person>] = try tx.values(
                    """
                    SELECT DISTINCT author FROM comments WHERE (id = \(root) OR thread = \(root)) AND author IS NOT NULL
                    """
                )
                try Notices.tell(talkers, .replied, on: page, by: acting.person, object: id.retyped(), in: tx)
            }
            let named = try Mentions.people(in: body, of: workspace, tx)
            try Notices.tell(named, .mentioned, on: page, by: acting.person, object: id.retyped(), in: tx)
            return id
        }
    }

    /// Changes the words of one's own comment.
    package func editComment(
        _ comment: ID<Comment>,
        on page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        body: String,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await changeComment(.commentEdited, comment, on: page, in: workspace, by: actor) {
            tx,
            acting,
            known in
            guard known.author == acting.person else { throw WikiRefusal.notFound }
            let body = try Self.checkedComment(body)
            try tx.run("UPDATE comments SET body = \(body), edited_at = \(tx.now) WHERE id = \(comment)")
        }
    }

    /// Takes the words of a comment away; its answers stay.
    ///
    /// For the author and those who coordinate.
    package func deleteComment(
        _ comment: ID<Comment>,
        on page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await changeComment(.commentDeleted, comment, on: page, in: workspace, by: actor) {
            tx,
            acting,
            known in
            guard known.author == acting.person || acting.may(.workspaceCoordinate, in: workspace) else {
                throw WikiRefusal.notFound
            }
            try tx.run(
                "UPDATE comments SET body = '', quote = '', deleted_at = \(tx.now) WHERE id = \(comment)"
            )
            try tx.run("DELETE FROM notices WHERE object = \(comment.untyped)")
        }
    }

    /// Marks a thread as settled, or opens it again.
    package func resolve(
        _ isResolved: Bool,
        _ comment: ID<Comment>,
        on page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        let kind: Event.Kind = isResolved ? .commentResolved : .commentReopened
        return try await changeComment(kind, comment, on: page, in: workspace, by: actor) {
            tx,
            acting,
            known in
            guard known.thread == nil else { throw WikiRefusal.notFound }
            let (moment, person) = isResolved ? (tx.now, acting.person) : (nil, nil)
            try tx.run(
                "UPDATE comments SET resolved_at = \(moment), resolved_by = \(person) WHERE id = \(comment)"
            )
        }
    }

    private func changeComment(
        _ kind: Event.Kind,
        _ comment: ID<Comment>,
        on page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        by actor: Actor,
        _ change: @escaping @Sendable (Transaction, Acting, Comment) throws -> Void
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await perform(kind, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor) {
            tx,
            acting in
            _ = try own(page, in: workspace, for: actor, tx)
            let known: Comment? = try tx.first(
                Comment.select("c.id = \(comment) AND c.page = \(page) AND c.deleted_at IS NULL")
            )
            guard let known else { throw WikiRefusal.notFound }
            try change(tx, acting, known)
            try tx.record(Event(kind, by: acting.person, on: page, in: workspace))
            return Done()
        }
    }

    /// Answers hang on the first comment of a thread, so a thread has one level.
    private static func root(of comment: ID<Comment>, on page: ID<WikiPage>, in tx: Transaction) throws -> ID<
        Comment
    > {
        let row = try tx.rows("SELECT id, thread FROM comments WHERE id = \(comment) AND page = \(page)")
            .first
        guard let row else { throw WikiRefusal.notFound }
        return try row.get("thread", as: ID<Comment>?.self) ?? row.get("id")
    }

    private static func checkedComment(_ text: String) throws -> String {
        var checks = FieldChecks()
        let body = checks.block(text, "kommentar", "Kommentar", upTo: WikiLimits.comment, isRequired: true)
        try checks.throwIfAny()
        return body
    }
}
