import Access
import Store

/// A page with what its screen has to know first: its latest revision without the text, and what else there is to ask for.
struct PageHead: Sendable, RowDecodable {
    let page: WikiPage
    let revisionNumber: Int
    let author: String
    let at: Timestamp
    /// Who answers for the page, while she is here.
    let owner: String?
    let isWatched: Bool
    let hasFiles: Bool
    let hasLinks: Bool
    let hasBacklinks: Bool
    let hasComments: Bool
    let hasAcknowledgements: Bool

    init(row: Row) throws {
        page = try WikiPage(row: row)
        revisionNumber = try row.get("revision_number")
        author = try row.get("author_name")
        at = try row.get("revision_at")
        owner = try row.get("owner_name")
        isWatched = try row.get("is_watched")
        hasFiles = try row.get("has_files")
        hasLinks = try row.get("has_links")
        hasBacklinks = try row.get("has_backlinks")
        hasComments = try row.get("has_comments")
        hasAcknowledgements = try row.get("has_acknowledgements")
    }

    /// What asks for the page of an address, if the reader may see it.
    static func question(of address: WikiAddress, for principal: Principal?) -> SQL {
        let watched: SQL =
            principal.map {
                "EXISTS (SELECT 1 FROM watches o WHERE o.page = pages.id AND o.person = \($0.person))"
            } ?? "false"
        return """
            SELECT \(sql: WikiPage.columns), v.number AS revision_number, v.at AS revision_at,
                \(sql: PersonName.sql("v.author")) AS author_name,
                (SELECT o.name FROM people o WHERE o.id = pages.owner AND o.state = \(PersonState.active)) AS owner_name,
                \(sql: watched) AS is_watched,
                EXISTS (SELECT 1 FROM revision_files f WHERE f.revision = pages.latest) AS has_files,
                EXISTS (SELECT 1 FROM page_links l WHERE l.page = pages.id AND l.target_page IS NOT NULL) AS has_links,
                EXISTS (SELECT 1 FROM page_links l WHERE l.target_page = pages.id) AS has_backlinks,
                EXISTS (SELECT 1 FROM comments c WHERE c.page = pages.id) AS has_comments,
                EXISTS (SELECT 1 FROM acknowledgements a WHERE a.revision = pages.latest) AS has_acknowledgements
            FROM pages JOIN workspaces ON workspaces.id = pages.workspace JOIN revisions v ON v.id = pages.latest
            WHERE workspaces.slug = \(address.workspace) AND pages.slug = \(address.page)
                AND \(sql: WikiPage.visible(to: principal))
            """
    }
}

/// A row of an answer, where `Row` is one of a list on a screen.
typealias StoredRow = Row
