package import Access
package import Store

/// Who may read a page: the one predicate for lists, counts, search and single pages.
extension WikiPage {
    /// Which rows of `pages` somebody may read; needs `workspaces` joined.
    ///
    /// Whoever may read the workspace reads its pages, except those of restricted sections that she is no member of. Those who
    /// coordinate the workspace read all of it.
    package static func visible(to audience: some Audience) -> SQL {
        "(pages.deleted_at IS NULL AND \(sql: unbound(to: audience)))"
    }

    /// The same for pages in the bin, for those who may bring them back.
    static func inBin(for audience: some Audience) -> SQL {
        guard let places = audience.places(with: .workspaceWrite) else {
            return "pages.deleted_at IS NOT NULL"
        }
        guard !places.isEmpty else { return "false" }
        return """
            (pages.deleted_at IS NOT NULL AND pages.workspace IN \(list: places) AND \(sql: unbound(to: audience)))
            """
    }

    /// A condition on a column that holds keys of pages, for tables that hang on pages.
    package static func visible(_ column: SQL, to audience: some Audience) -> SQL {
        """
        \(sql: column) IN (SELECT pages.id FROM pages JOIN workspaces ON workspaces.id = pages.workspace
            WHERE \(sql: visible(to: audience)))
        """
    }

    private static func unbound(to audience: some Audience) -> SQL {
        "(\(sql: Workspace.readable(by: audience)) AND \(sql: WikiSection.open(to: audience)))"
    }
}

extension WikiSection {
    /// Which rows of `pages` lie in no restricted section, or in one that somebody belongs to.
    static func open(to audience: some Audience) -> SQL {
        guard let coordinated = audience.places(with: .workspaceCoordinate) else { return "true" }
        var ways: [SQL] = ["pages.section IS NULL"]
        if !coordinated.isEmpty { ways.append("pages.workspace IN \(list: coordinated)") }
        // Only while she is a member: who leaves the workspace loses its sections as well.
        if let own = audience.ownID, let places = audience.places(with: .workspaceRead), !places.isEmpty {
            ways.append(
                "(pages.workspace IN \(list: places) AND pages.section IN (\(sql: sections(of: own))))"
            )
        }
        return "(" + ways.joined(separator: " OR ") + ")"
    }

    /// The sections that somebody was let into herself or through a group.
    static func sections(of person: ID<Person>) -> SQL {
        """
        SELECT section FROM section_members WHERE person = \(person)
        UNION SELECT sm.section FROM section_members sm JOIN group_members gm ON gm.group_id = sm.group_id
        WHERE gm.person = \(person)
        """
    }
}
