import Access
import Markup
import Store
import Web

/// Finds the pages that targets mean.
enum LinkFinding {
    /// A page that was found, or where one would be looked for.
    enum Found: Sendable, Hashable {
        case page(ID<WikiPage>)
        /// Nothing of this name yet, in this workspace.
        case wanted(workspace: ID<Workspace>, name: String)
    }

    /// The targets of a text that name pages, each once, in reading order.
    static func targets(of requests: [LinkRequest]) -> [WikiTarget] {
        var seen: Set<WikiTarget> = []
        return requests.compactMap { request in
            guard request.kind != .image else { return nil }
            let target = WikiTarget.read(request).target
            if case .site = target { return nil }
            return seen.insert(target).inserted ? target : nil
        }
    }

    /// What a target means from a page of this workspace and section.
    ///
    /// Pages of restricted sections are found only from within the section, so a link can never tell that they exist.
    static func find(
        _ target: WikiTarget,
        from workspace: ID<Workspace>,
        section: ID<WikiSection>?,
        in reader: Reader
    ) throws -> Found? {
        switch target {
        case .site: return nil
        case .neighbour(let name):
            let plain = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
            guard let slug = plain.split(separator: "/").last.map(String.init), !slug.contains(".") else {
                return nil
            }
            return try page(named: slug, in: workspace, section: section, reader)
        case .page(nil, let name):
            return try page(named: name, in: workspace, section: section, reader)
        case .page(let slug?, let name):
            // Links keep their meaning when a workspace gets another address, which no other one may take.
            let named: ID<Workspace>? = try reader.value(
                """
                SELECT id FROM workspaces WHERE slug = \(slug)
                UNION ALL SELECT workspace FROM workspace_addresses WHERE slug = \(slug)
                """
            )
            guard let other = named else {
                // "Bauen/Wohnen" may be a title.
                return try page(named: "\(slug)/\(name)", in: workspace, section: section, reader)
            }
            return try page(named: name, in: other, section: other == workspace ? section : nil, reader)
        }
    }

    private static func page(
        named name: String,
        in workspace: ID<Workspace>,
        section: ID<WikiSection>?,
        _ reader: Reader
    ) throws -> Found {
        if let page = try existing(name, in: workspace, section: section, reader) { return .page(page) }
        return .wanted(workspace: workspace, name: CleanText.searchKey(name))
    }

    /// By short address, then by title, of which the oldest page counts, then by an address of the past.
    private static func existing(
        _ name: String,
        in workspace: ID<Workspace>,
        section: ID<WikiSection>?,
        _ reader: Reader
    ) throws -> ID<WikiPage>? {
        let reach: SQL = section.map { "(section IS NULL OR section = \($0))" } ?? "section IS NULL"
        let open: SQL = "deleted_at IS NULL AND \(sql: reach)"
        let here: SQL = "workspace = \(workspace) AND \(sql: open)"
        if let found: ID<WikiPage> = try reader.value(
            "SELECT id FROM pages WHERE slug = \(name) AND \(sql: here)"
        ) {
            return found
        }
        if let found: ID<WikiPage> = try reader.value(
            "SELECT id FROM pages WHERE name_key = \(CleanText.searchKey(name)) AND \(sql: here) ORDER BY created_at, id"
        ) {
            return found
        }
        // What left the workspace is found where it is now.
        return try reader.value(
            """
            SELECT page FROM page_addresses a WHERE a.workspace = \(workspace) AND a.slug = \(name)
                AND a.page IN (SELECT id FROM pages WHERE \(sql: open))
            """
        )
    }
}
