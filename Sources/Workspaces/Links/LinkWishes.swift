import Access
import Store

/// Links and the pages that come and go under them.
extension Wiki {
    /// Links that waited for a page of this title or short address lead to it from now on; those to a restricted page only
    /// from its section.
    static func answerWishes(for page: ID<WikiPage>, in tx: Transaction) throws {
        guard let page: WikiPage = try tx.first(WikiPage.select("pages.id = \(page)")) else { return }
        let reach: SQL = page.section.map { "page IN (SELECT id FROM pages WHERE section = \($0))" } ?? "true"
        try tx.run(
            """
            UPDATE page_links SET target_page = \(page.id), wanted_workspace = NULL, wanted_name = NULL
            WHERE wanted_workspace = \(page.workspace)
                AND wanted_name IN (\(CleanText.searchKey(page.slug)), \(CleanText.searchKey(page.title))) AND \(sql: reach)
            """
        )
    }

    /// Links of a page that was just saved to pages that were made at the same moment: neither of the two transactions saw the
    /// other, so whoever comes later looks once more.
    func answerOwnWishes(of page: ID<WikiPage>) async throws {
        let late: SQL = """
            SELECT p.id FROM page_links l JOIN pages p ON p.workspace = l.wanted_workspace
            JOIN pages own ON own.id = l.page
            WHERE l.page = \(page) AND (p.name_key = l.wanted_name OR p.slug = l.wanted_name) AND p.deleted_at IS NULL
                AND (p.section IS NULL OR p.section = own.section)
            """
        let found: [ID<WikiPage>] = try await store.read { try $0.values(late) }
        guard !found.isEmpty else { return }
        _ = try await store.write { tx in
            for page in try tx.values(late, as: ID<WikiPage>.self) {
                try Self.answerWishes(for: page, in: tx)
            }
        }
    }

    /// The same for all pages, once a day: a link that waits though its page is there.
    func answerLateWishes() async throws {
        try await store.write { tx in
            let found: [ID<WikiPage>] = try tx.values(
                """
                SELECT DISTINCT p.id FROM page_links l JOIN pages p ON p.workspace = l.wanted_workspace
                JOIN pages own ON own.id = l.page
                WHERE (p.name_key = l.wanted_name OR p.slug = l.wanted_name) AND p.deleted_at IS NULL
                    AND (p.section IS NULL OR p.section = own.section)
                """
            )
            for page in found { try Self.answerWishes(for: page, in: tx) }
        }
    }

    /// Looks anew where links lead that led to these pages, which are gone or hidden now: to another page of the name, or they
    /// wait for one.
    func findLinksAnew(to pages: [ID<WikiPage>], in tx: Transaction) throws {
        let rows = try tx.rows(
            """
            SELECT l.page, l.position, l.target, p.workspace, p.section FROM page_links l JOIN pages p ON p.id = l.page
            WHERE l.target_page IN \(list: pages)
            """
        )
        for row in rows {
            let target = WikiTarget(stored: try row.get("target"))
            let found = try target.flatMap {
                try LinkFinding.find(
                    $0,
                    from: try row.get("workspace"),
                    section: try row.get("section"),
                    in: tx
                )
            }
            let (linked, place, name) = found?.columns ?? (nil, nil, nil)
            try tx.run(
                """
                UPDATE page_links SET target_page = \(linked), wanted_workspace = \(place), wanted_name = \(name)
                WHERE page = \(try row.get("page", as: ID<WikiPage>.self)) AND position = \(try row.get("position", as: Int.self))
                """
            )
        }
    }
}

extension LinkFinding.Found {
    /// As `page_links` holds it: the page, or the workspace and the name that is wanted there.
    var columns: (page: ID<WikiPage>?, workspace: ID<Workspace>?, name: String?) {
        switch self {
        case .page(let id): (id, nil, nil)
        case .wanted(let workspace, let name): (nil, workspace, name)
        }
    }
}
