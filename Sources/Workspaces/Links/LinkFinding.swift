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

    /// What a target means from a page of this workspace and section; `nil` for one that names no page.
    static func find(
        _ target: WikiTarget,
        from workspace: ID<Workspace>,
        section: ID<WikiSection>?,
        in reader: Reader
    ) throws -> Found? {
        try find([target], from: workspace, section: section, in: reader)[target]
    }

    /// What targets mean from a page of this workspace and section, in a few questions for all of them.
    ///
    /// Pages of restricted sections are found only from within the section, so a link can never tell that they exist.
    static func find(
        _ targets: [WikiTarget],
        from workspace: ID<Workspace>,
        section: ID<WikiSection>?,
        in reader: Reader
    ) throws -> [WikiTarget: Found] {
        let others = try workspaces(of: targets, in: reader)
        var names: [ID<Workspace>: [WikiTarget: String]] = [:]
        for target in targets {
            switch target {
            case .site: continue
            case .neighbour(let name):
                let plain = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
                guard let slug = plain.split(separator: "/").last.map(String.init), !slug.contains(".") else {
                    continue
                }
                names[workspace, default: [:]][target] = slug
            case .page(nil, let name): names[workspace, default: [:]][target] = name
            case .page(let slug?, let name):
                if let other = others[slug] {
                    names[other, default: [:]][target] = name
                } else {
                    // "Bauen/Wohnen" may be a title.
                    names[workspace, default: [:]][target] = "\(slug)/\(name)"
                }
            }
        }
        var found: [WikiTarget: Found] = [:]
        for (place, wanted) in names {
            let pages = try existing(
                Set(wanted.values),
                in: place,
                section: place == workspace ? section : nil,
                reader
            )
            for (target, name) in wanted {
                found[target] =
                    pages[name].map(Found.page) ?? .wanted(workspace: place, name: CleanText.searchKey(name))
            }
        }
        return found
    }

    /// The workspaces that targets name; links keep their meaning when one gets another address, which no other may take.
    private static func workspaces(of targets: [WikiTarget], in reader: Reader) throws -> [String: ID<
        Workspace
    >] {
        let slugs = Set(
            targets.compactMap { target -> String? in
                if case .page(let slug?, _) = target { slug } else { nil }
            }
        )
        guard !slugs.isEmpty else { return [:] }
        let rows = try reader.rows(
            """
            SELECT slug, id FROM workspaces WHERE slug IN \(list: slugs)
            UNION ALL SELECT slug, workspace FROM workspace_addresses WHERE slug IN \(list: slugs)
            """
        )
        return try Dictionary(rows.map { (try $0.get("slug"), try $0.get("id")) }) { first, _ in first }
    }

    /// By short address, then by title, of which the oldest page counts, then by an address of the past.
    private static func existing(
        _ names: Set<String>,
        in workspace: ID<Workspace>,
        section: ID<WikiSection>?,
        _ reader: Reader
    ) throws -> [String: ID<WikiPage>] {
        let reach: SQL = section.map { "(section IS NULL OR section = \($0))" } ?? "section IS NULL"
        let open: SQL = "deleted_at IS NULL AND \(sql: reach)"
        let here: SQL = "workspace = \(workspace) AND \(sql: open)"
        let keys = Dictionary(grouping: names, by: CleanText.searchKey)
        let answers = try reader.together([
            "SELECT slug AS name, id FROM pages WHERE slug IN \(list: names) AND \(sql: here)",
            """
            SELECT name_key AS name, id FROM pages WHERE name_key IN \(list: keys.keys) AND \(sql: here)
            ORDER BY created_at, id
            """,
            // What left the workspace is found where it is now.
            """
            SELECT a.slug AS name, a.page AS id FROM page_addresses a WHERE a.workspace = \(workspace)
                AND a.slug IN \(list: names) AND a.page IN (SELECT id FROM pages WHERE \(sql: open))
            """,
        ])
        var found: [String: ID<WikiPage>] = [:]
        for (place, rows) in answers.enumerated() {
            for row in rows {
                let name: String = try row.get("name")
                for meant in place == 1 ? keys[name] ?? [] : [name] where found[meant] == nil {
                    found[meant] = try row.get("id")
                }
            }
        }
        return found
    }
}
