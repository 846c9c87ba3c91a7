package import Access
package import Store

/// A page of a workspace as lists and heads show it: "Ablauf der Abstimmung" in "Bauen & Wohnen".
package struct WikiPage: Sendable, Hashable, RowDecodable {
    package let id: ID<WikiPage>
    package let workspace: ID<Workspace>
    /// The short address of the workspace.
    package let workspaceSlug: String
    package let workspaceName: String
    package let parent: ID<WikiPage>?
    /// Its place in addresses, unique within the workspace.
    package let slug: String
    package let title: String
    /// The name of the page type: `protokoll`.
    package let type: String
    /// The restricted section that it lies in.
    package let section: ID<WikiSection>?
    package let latest: ID<Revision>
    package let released: ID<Revision>?
    package let owner: ID<Person>?
    package let deputy: ID<Person>?
    /// The day until which its content counts as checked.
    package let reviewOn: Timestamp?
    package let createdAt: Timestamp
    package let changedAt: Timestamp
    package let deletedAt: Timestamp?

    package init(row: Row) throws {
        id = try row.get("id")
        workspace = try row.get("workspace")
        workspaceSlug = try row.get("workspace_slug")
        workspaceName = try row.get("workspace_name")
        parent = try row.get("parent")
        slug = try row.get("slug")
        title = try row.get("title")
        type = try row.get("type")
        section = try row.get("section")
        latest = try row.get("latest")
        released = try row.get("released")
        owner = try row.get("owner")
        deputy = try row.get("deputy")
        reviewOn = try row.get("review_on")
        createdAt = try row.get("created_at")
        changedAt = try row.get("changed_at")
        deletedAt = try row.get("deleted_at")
    }

    /// What `init(row:)` needs, from `pages` joined with `workspaces`.
    static let columns: SQL = """
        pages.id, pages.workspace, workspaces.slug AS workspace_slug, workspaces.name AS workspace_name, pages.parent,
        pages.slug, pages.title, pages.type, pages.section, pages.latest, pages.released, pages.owner, pages.deputy,
        pages.review_on, pages.created_at, pages.changed_at, pages.deleted_at
        """

    /// `SELECT …` of pages for which the condition holds.
    static func select(_ condition: SQL, rest: SQL = "") -> SQL {
        """
        SELECT \(sql: columns) FROM pages JOIN workspaces ON workspaces.id = pages.workspace
        WHERE \(sql: condition) \(sql: rest)
        """
    }

    /// Where it is read.
    package var address: WikiAddress { WikiAddress(workspace: workspaceSlug, page: slug) }
}

/// A part of the tree that not all members see: "Personalangelegenheiten".
package struct WikiSection: Sendable, Hashable, RowDecodable {
    package let id: ID<WikiSection>
    package let workspace: ID<Workspace>
    /// The page at its top.
    package let page: ID<WikiPage>
    package let reason: String

    package init(row: Row) throws {
        id = try row.get("id")
        workspace = try row.get("workspace")
        page = try row.get("page")
        reason = try row.get("reason")
    }
}
