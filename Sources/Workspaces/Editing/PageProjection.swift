import Access
import Markup
import Pages
import Search
import Store

/// Everything that is known about a page beside its text, brought in line with a revision: title, links, records, search.
///
/// All of it can be made anew from the revision; it exists so that lists and links need not read texts.
struct PageProjection {
    let page: ID<WikiPage>
    let workspace: ID<Workspace>
    let section: ID<WikiSection>?
    let revision: ID<Revision>
    let read: ReadText
    /// Who made the revision.
    let person: ID<Person>?
    /// The revision on top of which it was written; `nil` for the first one.
    var onto: ID<Revision>?
    /// The words of the text, if they are known already.
    var words: SearchWords?

    /// Makes the revision the latest one.
    ///
    /// Should the page have changed, moved or gone meanwhile, the transaction starts again; it does so by itself when it is
    /// serializable.
    ///
    /// - Returns: whether a link of it waits for a page that does not exist yet.
    @discardableResult
    func apply(in tx: Transaction) throws -> Bool {
        let text = read.text
        let review = text.reviewOn.map { Timestamp(seconds: $0.secondsSince1970) }
        let before = try tx.rows("SELECT title, type FROM pages WHERE id = \(page)").first
        let place: SQL = section.map { "section = \($0)" } ?? "section IS NULL"
        let top: SQL = onto.map { "latest = \($0) AND deleted_at IS NULL" } ?? "true"
        let count = try tx.run(
            """
            UPDATE pages SET latest = \(revision), title = \(text.title), title_sort = \(CleanText.sortKey(text.title)),
                name_key = \(CleanText.searchKey(text.title)), type = \(text.type), review_on = \(review),
                reminded_at = CASE WHEN review_on IS NOT DISTINCT FROM \(review) THEN reminded_at ELSE NULL END, changed_at = \(tx.now), changed_by = \(person)
            WHERE id = \(page) AND workspace = \(workspace) AND \(sql: place) AND \(sql: top)
            """
        )
        guard count == 1 else { try tx.startAgain() }
        let isRenamed = try before?.get("title", as: String.self) != text.title
        let isRetyped = try before?.get("type", as: String.self) != text.type
        if isRenamed || isRetyped { try tx.touchTree(of: workspace) }
        let waits = try noteLinks(in: tx)
        if isRenamed { try Wiki.answerWishes(for: page, in: tx) }
        try PageRecords(page: page, workspace: workspace, revision: revision, read: read).register(in: tx)
        try index(in: tx)
        return waits
    }

    private func noteLinks(in tx: Transaction) throws -> Bool {
        let targets = LinkFinding.targets(of: read.requests)
        let found = try LinkFinding.find(targets, from: workspace, section: section, in: tx)
        let links = targets.compactMap { target in found[target].map { NotedLink(target, $0) } }
        // Most edits leave the links as they are.
        let known: [NotedLink] = try tx.all(
            "SELECT target, target_page, wanted_workspace, wanted_name FROM page_links WHERE page = \(page) ORDER BY position"
        )
        let waits = links.contains { $0.page == nil }
        guard links != known else { return waits }
        try tx.run("DELETE FROM page_links WHERE page = \(page)")
        for (position, link) in links.enumerated() {
            try tx.run(
                """
                INSERT INTO page_links (page, position, target, target_page, wanted_workspace, wanted_name)
                VALUES (\(page), \(position), \(link.target), \(link.page), \(link.workspace), \(link.name))
                """
            )
        }
        return waits
    }

    /// What search finds it by; in the same transaction, so that a saved page is found at once.
    func index(in tx: Transaction) throws {
        let address = try tx.rows(
            """
            SELECT pages.slug, workspaces.slug AS workspace_slug FROM pages
            JOIN workspaces ON workspaces.id = pages.workspace WHERE pages.id = \(page)
            """
        ).first
        guard let address else { return }
        let url = WikiAddress(workspace: try address.get("workspace_slug"), page: try address.get("slug"))
        let document = Self.document(read, of: page, in: workspace, at: url.text, changedAt: tx.now)
        try SearchIndex.put(document, words, in: tx)
    }

    static func document(
        _ read: ReadText,
        of page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        at url: String,
        changedAt: Timestamp
    ) -> SearchDocument {
        SearchDocument(
            id: page.retyped(),
            source: .wiki,
            workspace: workspace,
            type: read.text.type,
            url: url,
            title: read.text.title,
            headings: read.rendered.outline.map(\.text).joined(separator: "\n"),
            summary: read.text.page.summary ?? "",
            body: read.rendered.plainText,
            language: read.text.page.language,
            changedAt: changedAt
        )
    }
}

/// A link as `page_links` has it.
private struct NotedLink: Equatable, RowDecodable {
    let target: String
    let page: ID<WikiPage>?
    let workspace: ID<Workspace>?
    let name: String?

    init(_ target: WikiTarget, _ found: LinkFinding.Found) {
        self.target = target.stored
        (page, workspace, name) = found.columns
    }

    init(row: Row) throws {
        target = try row.get("target")
        page = try row.get("target_page")
        workspace = try row.get("wanted_workspace")
        name = try row.get("wanted_name")
    }
}
