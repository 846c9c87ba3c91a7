package import Access
package import Store

/// What a workspace should look after: pages nobody links to, links to nothing, pages whose check is due.
package struct UpkeepPage: Sendable, Hashable, RowDecodable {
    package let page: WikiPage
    /// Links to it, or days over its date: what the list is about.
    package let count: Int

    package init(row: Row) throws {
        page = try WikiPage(row: row)
        count = try row.get("count")
    }
}

/// A name that pages link to and no page has.
package struct WantedPage: Sendable, Hashable, RowDecodable {
    /// As the first of the links writes it.
    package let name: String
    package let count: Int

    package init(row: Row) throws {
        let target: String = try row.get("target")
        name = WikiTarget(stored: target).map(\.written) ?? target
        count = try row.get("count")
    }
}

extension WikiTarget {
    /// As it stands in the text.
    var written: String {
        switch self {
        case .page(nil, let name): name
        case .page(let workspace?, let name): "\(workspace)/\(name)"
        case .neighbour(let name), .site(let name): name
        }
    }
}

extension Wiki {
    /// The pages that link to a page, for those who may read them.
    package func backlinks(to page: ID<WikiPage>, for audience: some Audience, in reader: Reader) throws
        -> [WikiPage]
    {
        try reader.all(Self.backlinks(to: page, for: audience))
    }

    static func backlinks(to page: ID<WikiPage>, for audience: some Audience) -> SQL {
        WikiPage.select(
            """
            \(sql: WikiPage.visible(to: audience))
                AND pages.id IN (SELECT page FROM page_links WHERE target_page = \(page) AND page <> \(page))
            """,
            rest: "ORDER BY workspaces.name_sort, pages.title_sort, pages.id LIMIT 200"
        )
    }

    /// Pages that no other page links to and that lie below none; what the reader does not see does not count.
    package func orphans(in workspace: ID<Workspace>, for audience: some Audience) async throws -> [WikiPage]
    {
        try await store.read { reader in
            try reader.all(
                WikiPage.select(
                    """
                    pages.workspace = \(workspace) AND \(sql: WikiPage.visible(to: audience)) AND pages.parent IS NULL
                        AND NOT EXISTS (SELECT 1 FROM page_links l WHERE l.target_page = pages.id AND l.page <> pages.id
                            AND \(sql: WikiPage.visible("l.page", to: audience)))
                        AND NOT EXISTS (SELECT 1 FROM pages c WHERE c.parent = pages.id
                            AND \(sql: WikiPage.visible("c.id", to: audience)))
                    """,
                    rest: "ORDER BY pages.title_sort, pages.id LIMIT 200"
                )
            )
        }
    }

    /// Names that are linked to and missing, the most wanted first; only links on pages that the reader sees count.
    package func wanted(in workspace: ID<Workspace>, for audience: some Audience) async throws -> [WantedPage]
    {
        try await store.read { reader in
            try reader.all(
                """
                SELECT min(l.target) AS target, count(*) AS count FROM page_links l
                WHERE l.wanted_workspace = \(workspace) AND \(sql: WikiPage.visible("l.page", to: audience))
                GROUP BY l.wanted_name ORDER BY count(*) DESC, min(l.target) LIMIT 200
                """
            )
        }
    }

    /// Pages whose check is due, the longest overdue first.
    package func overdue(in workspace: ID<Workspace>?, for audience: some Audience) async throws -> [WikiPage]
    {
        try await store.read { reader in
            let place: SQL = workspace.map { "pages.workspace = \($0) AND" } ?? ""
            return try reader.all(
                WikiPage.select(
                    "\(sql: place) \(sql: WikiPage.visible(to: audience)) AND pages.review_on < \(reader.now - .seconds(86_400))",
                    rest: "ORDER BY pages.review_on, pages.title_sort, pages.id LIMIT 200"
                )
            )
        }
    }

    /// The pages with the most links to them.
    package func mostLinked(in workspace: ID<Workspace>, for audience: some Audience) async throws
        -> [UpkeepPage]
    {
        try await store.read { reader in
            try reader.all(
                """
                SELECT \(sql: WikiPage.columns), n.count FROM pages
                JOIN workspaces ON workspaces.id = pages.workspace
                JOIN (SELECT l.target_page, count(*) AS count FROM page_links l
                    WHERE l.page <> l.target_page AND \(sql: WikiPage.visible("l.page", to: audience))
                    GROUP BY l.target_page) n ON n.target_page = pages.id
                WHERE pages.workspace = \(workspace) AND \(sql: WikiPage.visible(to: audience))
                ORDER BY n.count DESC, pages.title_sort, pages.id LIMIT 20
                """
            )
        }
    }
}
