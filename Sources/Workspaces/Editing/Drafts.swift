package import Access
package import Store

/// What somebody typed and has not saved: kept on the server until its text stands in a revision.
package struct Draft: Sendable, Hashable, RowDecodable {
    package let id: ID<Draft>
    package let workspace: ID<Workspace>
    package let page: ID<WikiPage>?
    package let base: ID<Revision>?
    package let title: String
    package let source: String
    package let remark: String
    package let changedAt: Timestamp

    package init(row: Row) throws {
        id = try row.get("id")
        workspace = try row.get("workspace")
        page = try row.get("page")
        base = try row.get("base")
        title = try row.get("title")
        source = try row.get("source")
        remark = try row.get("remark")
        changedAt = try row.get("changed_at")
    }
}

extension Wiki {
    /// Keeps what is in the editor; the newest text of a person and page counts.
    ///
    /// Deliberately without any check of the text: what cannot be saved as a revision must not be lost either.
    package func keepDraft(
        of page: ID<WikiPage>?,
        in workspace: ID<Workspace>,
        base: ID<Revision>?,
        title: String,
        source: String,
        remark: String,
        by actor: Actor
    ) async throws -> Outcome<Draft, WikiRefusal> {
        try await perform(.draftKept, needs: .workspaceWrite, in: workspace, on: page?.retyped(), by: actor) {
            tx,
            acting in
            guard let person = acting.person else { throw WikiRefusal.notFound }
            guard source.utf8.count <= WikiLimits.source * 2 else {
                throw InvalidInput("quelle", "Der Text ist zu lang, um ihn als Entwurf zu sichern.")
            }
            if let page {
                // The page may lie in the bin meanwhile; the text is kept all the same.
                do { _ = try own(page, in: workspace, for: actor, tx) } catch WikiRefusal.pageIsGone {}
            }
            let known = try draft(of: page, in: workspace, person: person, tx)
            let id = known?.id ?? ID<Draft>.make(at: tx.now)
            let (title, remark) = (
                Self.storable(title.prefix(WikiLimits.title)), Self.storable(remark.prefix(WikiLimits.remark))
            )
            let source = Self.storable(source[...])
            // What is no revision of this page was never before anybody's eyes here.
            let base: ID<Revision>? = try base.flatMap {
                try tx.value("SELECT id FROM revisions WHERE id = \($0) AND page = \(page)")
            }
            if known == nil {
                try tx.run(
                    """
                    INSERT INTO drafts (id, person, workspace, page, base, title, source, remark, changed_at)
                    VALUES (\(id), \(person), \(workspace), \(page), \(base), \(title), \(source), \(remark), \(tx.now))
                    """
                )
            } else {
                try tx.run(
                    """
                    UPDATE drafts SET base = \(base), title = \(title), source = \(source), remark = \(remark),
                        changed_at = \(tx.now) WHERE id = \(id)
                    """
                )
            }
            guard let kept = try draft(of: page, in: workspace, person: person, tx) else {
                throw WikiRefusal.changedMeanwhile
            }
            return kept
        }
    }

    /// The draft of a person for a page, or for a new page.
    package func draft(of page: ID<WikiPage>?, in workspace: ID<Workspace>, for principal: Principal)
        async throws
        -> Draft?
    {
        try await store.read { reader in
            try draft(of: page, in: workspace, person: principal.person, reader)
        }
    }

    /// All drafts of a person whose workspace she may still write in, the newest first.
    package func drafts(of principal: Principal) async throws -> [Draft] {
        let places = principal.workspaces(with: .workspaceWrite)
        guard !places.isEmpty else { return [] }
        return try await store.read { reader in
            try reader.all(
                """
                SELECT * FROM drafts WHERE person = \(principal.person) AND workspace IN \(list: places)
                ORDER BY changed_at DESC, id
                """
            )
        }
    }

    /// Throws a draft away because its author says so.
    package func dropDraft(_ id: ID<Draft>, in workspace: ID<Workspace>, by actor: Actor) async throws
        -> Outcome<
            Done, WikiRefusal
        >
    {
        try await perform(.draftDropped, needs: .workspaceWrite, in: workspace, by: actor) { tx, acting in
            guard let person = acting.person,
                try tx.run(
                    "DELETE FROM drafts WHERE id = \(id) AND person = \(person) AND workspace = \(workspace)"
                ) == 1
            else { throw WikiRefusal.notFound }
            return Done()
        }
    }

    /// No database keeps U+0000.
    private static func storable(_ text: Substring) -> String {
        String(text.filter { $0 != "\0" })
    }

    private func draft(
        of page: ID<WikiPage>?,
        in workspace: ID<Workspace>,
        person: ID<Person>,
        _ reader: Reader
    ) throws -> Draft? {
        let place: SQL = page.map { "page = \($0)" } ?? "page IS NULL"
        return try reader.first(
            "SELECT * FROM drafts WHERE person = \(person) AND workspace = \(workspace) AND \(sql: place)"
        )
    }

    /// The draft has become a revision of this page, or its first one; drafts of other pages stay whatever a form says.
    func forget(_ draft: ID<Draft>?, of person: ID<Person>?, page: ID<WikiPage>?, in tx: Transaction) throws {
        guard let draft, let person else { return }
        let place: SQL = page.map { "page = \($0)" } ?? "page IS NULL"
        try tx.run("DELETE FROM drafts WHERE id = \(draft) AND person = \(person) AND \(sql: place)")
    }
}
