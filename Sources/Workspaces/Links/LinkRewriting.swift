import Access
import Markup
import Pages
import Store

extension Wiki {
    /// More pages than this are not rewritten at once; their links still lead on by the old address.
    static var rewriteLimit: Int { 500 }

    /// Rewrites links to a page whose title or place has changed, in every page of these workspaces that names it the old way.
    ///
    /// Each gets a small revision of its own, so that nothing happens behind its authors' backs. Pages of other workspaces
    /// keep theirs: the new title is none of their readers' business.
    func rewriteLinks(
        to page: ID<WikiPage>,
        in workspaces: [ID<Workspace>],
        author: ID<Person>?,
        in tx: Transaction
    ) throws {
        guard let moved: WikiPage = try tx.first(WikiPage.select("pages.id = \(page)")) else { return }
        let linking: [WikiPage] = try tx.all(
            WikiPage.select(
                """
                pages.id IN (SELECT page FROM page_links WHERE target_page = \(page)) AND pages.id <> \(page)
                    AND pages.deleted_at IS NULL AND pages.workspace IN \(list: workspaces)
                """,
                rest: "ORDER BY pages.id LIMIT \(Self.rewriteLimit)"
            )
        )
        for other in linking {
            let targets = try Set(
                (tx.values("SELECT target FROM page_links WHERE page = \(other.id) AND target_page = \(page)")
                    as [String])
                    .compactMap(WikiTarget.init(stored:))
            )
            try rewrite(other, remark: "Verweise auf „\(moved.title)“ angepasst", author: author, in: tx) {
                target in
                guard targets.contains(target), !target.names(moved, from: other.workspace) else {
                    return nil
                }
                return (moved.address, moved.title)
            }
        }
    }

    /// Before a branch leaves its workspace: what its pages link to there by name alone gets its whole address.
    func rewriteOwnLinks(of branch: [ID<WikiPage>], author: ID<Person>?, in tx: Transaction) throws {
        for id in branch {
            guard let page: WikiPage = try tx.first(WikiPage.select("pages.id = \(id)")) else { continue }
            let rows = try tx.rows(
                """
                SELECT l.target, pages.slug FROM page_links l JOIN pages ON pages.id = l.target_page
                WHERE l.page = \(id) AND pages.workspace = \(page.workspace) AND pages.section IS NULL
                    AND pages.id NOT IN \(list: branch)
                """
            )
            var addresses: [WikiTarget: WikiAddress] = [:]
            for row in rows {
                guard let target = WikiTarget(stored: try row.get("target")) else { continue }
                addresses[target] = WikiAddress(workspace: page.workspaceSlug, page: try row.get("slug"))
            }
            guard !addresses.isEmpty else { continue }
            try rewrite(page, remark: "Verweise für den Umzug angepasst", author: author, in: tx) { target in
                addresses[target].map { ($0, nil) }
            }
        }
    }

    private func rewrite(
        _ page: WikiPage,
        remark: String,
        author: ID<Person>?,
        in tx: Transaction,
        _ change: (WikiTarget) -> (address: WikiAddress, text: String?)?
    ) throws {
        let latest = try latestRevision(of: page, in: tx)
        let text = PageText(latest.source, types: types.all, fallbackTitle: latest.title)
        let body = text.source.utf8.dropFirst(text.bodyOffset)
        // A link that cannot be told apart from text stays; the old address leads on.
        let changed = try? LinkRewriter(body, firstLine: text.bodyLine).rewrite { link in
            let request = LinkRequest(kind: link.kind, target: link.target, position: link.position)
            let (target, suffix) = WikiTarget.read(request)
            guard let (address, label) = change(target) else { return .keep }
            return .address(address.text + suffix, text: label)
        }
        guard let changed else { return }
        let front = text.source.utf8.prefix(text.bodyOffset)
        let source = String(decoding: Array(front) + changed, as: UTF8.self)
        guard source != latest.source else { return }
        let read = ReadText(PageText(source, types: types.all, fallbackTitle: latest.title))
        let draft = RevisionDraft(
            page: page.id,
            base: latest.id,
            author: author,
            remark: String(remark.prefix(WikiLimits.remark)),
            isMinor: true,
            text: read.text,
            files: try RevisionFile.of(latest.id, in: tx)
        )
        try write(draft, read, to: page, in: tx)
    }
}

extension WikiTarget {
    /// Whether the target is the present address or title of a page, so that it need not be rewritten.
    fileprivate func names(_ page: WikiPage, from workspace: ID<Workspace>) -> Bool {
        let isCurrent = { (name: String) in
            name == page.slug || CleanText.searchKey(name) == CleanText.searchKey(page.title)
        }
        switch self {
        case .page(nil, let name), .neighbour(let name): return page.workspace == workspace && isCurrent(name)
        case .page(let slug?, let name): return slug == page.workspaceSlug && isCurrent(name)
        case .site: return false
        }
    }
}
