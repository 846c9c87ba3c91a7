package import Access
package import Store

/// Where a page goes: below another page or to the top, before a sibling or behind all of them.
package struct MoveTarget: Sendable, Hashable {
    package var workspace: ID<Workspace>
    package var parent: ID<WikiPage>?
    package var before: ID<WikiPage>?

    package init(workspace: ID<Workspace>, parent: ID<WikiPage>? = nil, before: ID<WikiPage>? = nil) {
        self.workspace = workspace
        self.parent = parent
        self.before = before
    }
}

extension Wiki {
    /// Moves a page with everything below it, also to another workspace in which the person may write.
    ///
    /// Within the workspace no address changes. In another one addresses change: the old ones lead on, and links in other pages
    /// are rewritten.
    package func move(
        _ page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        to target: MoveTarget,
        by actor: Actor
    ) async throws -> Outcome<WikiPage, WikiRefusal> {
        try await perform(.pageMoved, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor) {
            tx,
            acting in
            let moved = try own(page, in: workspace, for: actor, tx)
            guard acting.may(.workspaceWrite, in: target.workspace) else { throw WikiRefusal.notFound }
            let parent = try target.parent.map { try own($0, in: target.workspace, for: actor, tx) }
            let branch = try branch(of: page, in: tx)
            if let parent, branch.contains(parent.id) { throw WikiRefusal.ownBranch }
            try checkDepths(of: branch, below: parent?.id, in: tx)
            let leaves = target.workspace != workspace
            try checkSections(of: moved, branch: branch, into: parent?.section, leaves: leaves, in: tx)
            if leaves {
                try rewriteOwnLinks(of: branch, author: acting.person, in: tx)
                try carry(branch, to: target.workspace, isHidden: parent?.section != nil, in: tx)
            }
            try place(page, below: parent?.id, before: target.before, in: target.workspace, tx)
            let section = try ownSection(of: branch, in: tx) ?? parent?.section
            if leaves || section != moved.section { try setSection(section, of: branch, in: tx) }
            if leaves {
                let both = [workspace, target.workspace]
                for id in branch { try rewriteLinks(to: id, in: both, author: acting.person, in: tx) }
            }
            for place in Set([workspace, target.workspace]) { try tx.touchTree(of: place) }
            try tx.record(Event(.pageMoved, by: acting.person, on: page, in: target.workspace))
            return try own(page, in: target.workspace, for: actor, tx)
        }
    }

    /// Swaps a page with the sibling before or behind it.
    package func shift(
        _ page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        up: Bool,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await perform(.pageMoved, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor) {
            tx,
            acting in
            let moved = try own(page, in: workspace, for: actor, tx)
            let siblings = try siblings(below: moved.parent, in: workspace, tx)
            guard let at = siblings.firstIndex(of: page) else { throw WikiRefusal.changedMeanwhile }
            let other = up ? at - 1 : at + 1
            guard siblings.indices.contains(other) else { return Done() }
            var order = siblings
            order.swapAt(at, other)
            try number(order, tx)
            try tx.touchTree(of: workspace)
            try tx.record(Event(.pageMoved, by: acting.person, on: page, in: workspace))
            return Done()
        }
    }

    /// Puts a page among its new siblings and numbers them anew.
    private func place(
        _ page: ID<WikiPage>,
        below parent: ID<WikiPage>?,
        before: ID<WikiPage>?,
        in workspace: ID<Workspace>,
        _ tx: Transaction
    ) throws {
        try tx.run("UPDATE pages SET parent = \(parent), workspace = \(workspace) WHERE id = \(page)")
        var order = try siblings(below: parent, in: workspace, tx).filter { $0 != page }
        let at = before.flatMap { order.firstIndex(of: $0) } ?? order.endIndex
        order.insert(page, at: at)
        try number(order, tx)
    }

    private func siblings(below parent: ID<WikiPage>?, in workspace: ID<Workspace>, _ tx: Transaction) throws
        -> [ID<WikiPage>]
    {
        let place: SQL = parent.map { "parent = \($0)" } ?? "parent IS NULL"
        return try tx.values(
            """
            SELECT id FROM pages WHERE workspace = \(workspace) AND \(sql: place) AND deleted_at IS NULL
            ORDER BY position, id
            """
        )
    }

    private func number(_ order: [ID<WikiPage>], _ tx: Transaction) throws {
        for (position, id) in order.enumerated() {
            try tx.run(
                "UPDATE pages SET position = \(position + 1) WHERE id = \(id) AND position <> \(position + 1)"
            )
        }
    }

    func checkDepths(of branch: [ID<WikiPage>], below parent: ID<WikiPage>?, in tx: Transaction) throws {
        guard let top = branch.first else { return }
        let above = try ancestors(of: top, in: tx).count
        let deepest = try branch.map { try ancestors(of: $0, in: tx).count }.max() ?? above
        let start = try parent.map { try ancestors(of: $0, in: tx).count + 1 } ?? 0
        guard start + deepest - above + 1 <= WikiLimits.depth else { throw WikiRefusal.tooDeep }
    }

    /// Takes a branch to another workspace: new addresses there, the old ones lead on, and drafts go along.
    private func carry(
        _ branch: [ID<WikiPage>],
        to workspace: ID<Workspace>,
        isHidden: Bool,
        in tx: Transaction
    ) throws {
        for id in branch {
            guard let before: WikiPage = try tx.first(WikiPage.select("pages.id = \(id)")) else { continue }
            let slug = try freeSlug(for: before.title, in: workspace, isHidden: isHidden, tx)
            try tx.run(
                """
                UPDATE pages SET workspace = \(workspace), slug = \(slug), section = NULL, changed_at = \(tx.now)
                WHERE id = \(id)
                """
            )
            try remember(before.slug, of: id, in: before.workspace, tx)
            try tx.run("DELETE FROM page_addresses WHERE workspace = \(workspace) AND slug = \(slug)")
            try tx.run("DELETE FROM watches WHERE page = \(id)")
            try tx.run("UPDATE drafts SET workspace = \(workspace) WHERE page = \(id)")
        }
    }

    /// The old address leads to the page.
    func remember(_ slug: String, of page: ID<WikiPage>, in workspace: ID<Workspace>, _ tx: Transaction)
        throws
    {
        try tx.run(
            """
            INSERT INTO page_addresses (workspace, slug, page, since) VALUES (\(workspace), \(slug), \(page), \(tx.now))
            ON CONFLICT (workspace, slug) DO UPDATE SET page = excluded.page, since = excluded.since
            """
        )
    }

    /// Makes links, records and search of a page anew from its latest revision.
    func reproject(_ page: WikiPage, in tx: Transaction) throws {
        let revision = try latestRevision(of: page, in: tx)
        let read = ReadText(PageText(revision.source, types: types.all, fallbackTitle: page.title))
        let changed: Timestamp? = try tx.value("SELECT changed_at FROM pages WHERE id = \(page.id)")
        let changer: ID<Person>? =
            try tx.value("SELECT changed_by FROM pages WHERE id = \(page.id)", as: ID<Person>?.self) ?? nil
        try PageProjection(
            page: page.id,
            workspace: page.workspace,
            section: page.section,
            revision: revision.id,
            read: read,
            person: changer
        ).apply(in: tx)
        // Nothing was edited, so the date of the last edit stays.
        if let changed { try tx.run("UPDATE pages SET changed_at = \(changed) WHERE id = \(page.id)") }
    }
}
