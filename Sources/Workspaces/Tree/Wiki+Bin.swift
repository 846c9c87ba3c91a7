package import Access
import Search
package import Store

extension Wiki {
    /// Lays a page with everything below it into the bin; nothing of it is lost.
    ///
    /// What is released has to be withdrawn first, so that nobody takes public pages down by tidying up.
    package func bin(_ page: ID<WikiPage>, in workspace: ID<Workspace>, by actor: Actor) async throws
        -> Outcome<
            Int, WikiRefusal
        >
    {
        try await perform(.pageDeleted, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor)
        {
            tx,
            acting in
            _ = try own(page, in: workspace, for: actor, tx)
            let branch = try branch(of: page, in: tx)
            let released: Int? = try tx.value(
                "SELECT 1 FROM pages WHERE id IN \(list: branch) AND released IS NOT NULL LIMIT 1"
            )
            guard released == nil else { throw WikiRefusal.stillReleased }
            // Restricted pages below go along, but nobody learns of them by their number.
            let seen: Int? = try tx.value(
                """
                SELECT count(*) FROM pages JOIN workspaces ON workspaces.id = pages.workspace
                WHERE pages.id IN \(list: branch) AND \(sql: WikiPage.visible(to: actor))
                """
            )
            try tx.run(
                "UPDATE pages SET deleted_at = \(tx.now), deleted_by = \(acting.person) WHERE id IN \(list: branch)"
            )
            try findLinksAnew(to: branch, in: tx)
            for id in branch {
                try SearchIndex.remove(id.retyped(), in: tx)
                try tx.record(Event(.pageDeleted, by: acting.person, on: id, in: workspace))
            }
            try tx.touchTree(of: workspace)
            return seen ?? 0
        }
    }

    /// What lies in the bin of a workspace: the tops of what was thrown away together.
    package func binned(in workspace: ID<Workspace>, for principal: Principal) async throws -> [BinnedPage] {
        let mine = WikiPage.inBin(for: Actor.principal(principal))
        return try await store.read { reader in
            let pages: [BinnedPage] = try reader.all(
                """
                SELECT pages.id, pages.parent, pages.title, pages.deleted_at,
                    \(sql: PersonName.sql("pages.deleted_by")) AS deleter
                FROM pages JOIN workspaces ON workspaces.id = pages.workspace
                WHERE pages.workspace = \(workspace) AND \(sql: mine)
                ORDER BY pages.deleted_at DESC, pages.title_sort, pages.id
                """
            )
            return BinnedPage.tops(of: pages)
        }
    }

    /// Brings a page back with what was thrown away together with it; where its place is gone, to the top.
    package func restore(_ page: ID<WikiPage>, in workspace: ID<Workspace>, by actor: Actor) async throws
        -> Outcome<
            WikiPage, WikiRefusal
        >
    {
        try await perform(.pageRestored, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor)
        {
            tx,
            acting in
            let binned: WikiPage? = try tx.first(
                WikiPage.select(
                    "pages.id = \(page) AND pages.workspace = \(workspace) AND \(sql: WikiPage.inBin(for: actor))"
                )
            )
            guard let binned, let moment = binned.deletedAt else { throw WikiRefusal.notFound }
            let branch = try branch(of: page, .inBin, in: tx).filter { id in
                try tx.value(
                    "SELECT 1 FROM pages WHERE id = \(id) AND deleted_at = \(moment)",
                    as: Int64.self
                ) != nil
            }
            if let parent = try place(for: binned, branch, in: tx) {
                try follow(parent, binned, branch, in: tx)
            } else {
                let end = try nextPosition(below: nil, in: workspace, tx)
                try tx.run("UPDATE pages SET parent = NULL, position = \(end) WHERE id = \(page)")
            }
            for id in branch { try bringBack(id, by: acting.person, in: tx) }
            try tx.touchTree(of: workspace)
            return try own(page, in: workspace, for: actor, tx)
        }
    }

    /// The page that a binned one lay below, if it fits there still.
    private func place(for binned: WikiPage, _ branch: [ID<WikiPage>], in tx: Transaction) throws -> WikiPage?
    {
        let parent: WikiPage? = try binned.parent.flatMap {
            try tx.first(
                WikiPage.select(
                    "pages.id = \($0) AND pages.workspace = \(binned.workspace) AND pages.deleted_at IS NULL"
                )
            )
        }
        guard let parent else { return nil }
        do {
            try checkDepths(of: branch, below: parent.id, in: tx)
            try checkSections(of: binned, branch: branch, into: parent.section, leaves: false, in: tx)
        } catch is WikiRefusal {
            return nil
        }
        return parent
    }

    /// A section that was closed or opened meanwhile holds for what comes back into it.
    private func follow(_ parent: WikiPage, _ binned: WikiPage, _ branch: [ID<WikiPage>], in tx: Transaction)
        throws
    {
        guard parent.section != binned.section, try ownSection(of: branch, in: tx) == nil else { return }
        let same: SQL = binned.section.map { "section = \($0)" } ?? "section IS NULL"
        try tx.run(
            "UPDATE pages SET section = \(parent.section) WHERE id IN \(list: branch) AND \(sql: same)"
        )
    }

    private func bringBack(_ id: ID<WikiPage>, by person: ID<Person>?, in tx: Transaction) throws {
        guard let page: WikiPage = try tx.first(WikiPage.select("pages.id = \(id)")) else { return }
        let taken: Int? = try tx.value(
            """
            SELECT 1 FROM pages WHERE workspace = \(page.workspace) AND slug = \(page.slug) AND deleted_at IS NULL
            """
        )
        let slug =
            taken == nil
            ? page.slug
            : try freeSlug(for: page.title, in: page.workspace, isHidden: page.section != nil, tx)
        try tx.run("UPDATE pages SET deleted_at = NULL, deleted_by = NULL, slug = \(slug) WHERE id = \(id)")
        try tx.run("DELETE FROM page_addresses WHERE workspace = \(page.workspace) AND slug = \(slug)")
        guard let back: WikiPage = try tx.first(WikiPage.select("pages.id = \(id)")) else { return }
        try reproject(back, in: tx)
        try Self.answerWishes(for: id, in: tx)
        try tx.record(Event(.pageRestored, by: person, on: id, in: page.workspace))
    }

    /// Deletes what lies in the bin for good; for those who coordinate the workspace.
    package func erase(_ page: ID<WikiPage>, in workspace: ID<Workspace>, by actor: Actor) async throws
        -> Outcome<
            Int, WikiRefusal
        >
    {
        try await perform(
            .pageErased,
            needs: .workspaceCoordinate,
            in: workspace,
            on: page.retyped(),
            by: actor
        ) {
            tx,
            acting in
            let found: Int? = try tx.value(
                "SELECT 1 FROM pages WHERE id = \(page) AND workspace = \(workspace) AND deleted_at IS NOT NULL"
            )
            guard found != nil else { throw WikiRefusal.notFound }
            let branch = try branch(of: page, .inBin, in: tx)
            let alive: Int? = try tx.value(
                "SELECT 1 FROM pages WHERE parent IN \(list: branch) AND deleted_at IS NULL LIMIT 1"
            )
            guard alive == nil else { throw WikiRefusal.changedMeanwhile }
            try tx.deferForeignKeys()
            try keepSections(without: branch, in: tx)
            try tx.run("UPDATE pages SET section = NULL, parent = NULL WHERE id IN \(list: branch)")
            // The page is forgotten; that something was public at its addresses is not.
            try tx.run(
                """
                INSERT INTO gone_addresses (address) SELECT DISTINCT address FROM releases
                WHERE page IN \(list: branch) AND visibility = 'public' ON CONFLICT DO NOTHING
                """
            )
            try tx.run("DELETE FROM releases WHERE page IN \(list: branch)")
            try tx.run("DELETE FROM pages WHERE id IN \(list: branch)")
            for id in branch { try tx.record(Event(.pageErased, by: acting.person, on: id, in: workspace)) }
            return branch.count
        }
    }

    /// A section outlives the page at its top as long as other pages lie in it: another one stands at its top from now on.
    private func keepSections(without branch: [ID<WikiPage>], in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE sections SET page = (SELECT p.id FROM pages p WHERE p.section = sections.id AND p.id NOT IN \(list: branch)
                ORDER BY (p.deleted_at IS NOT NULL), p.position, p.id LIMIT 1)
            WHERE page IN \(list: branch)
                AND EXISTS (SELECT 1 FROM pages p WHERE p.section = sections.id AND p.id NOT IN \(list: branch))
            """
        )
    }
}
