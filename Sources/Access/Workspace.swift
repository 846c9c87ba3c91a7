package import Store

/// A room for people who work together, such as "Themenfeld Familie & Kind": who is in it and who may look
/// in.
package struct Workspace: Sendable, Hashable, RowDecodable {
    package let id: ID<Workspace>
    /// Its place in addresses: `familie-kind`.
    package let slug: String
    package let name: String
    package let purpose: String
    /// Why only members see it; everything is open unless there is a reason.
    package let closedReason: String
    package let visibility: Visibility
    package let createdAt: Timestamp
    /// Who answers for it.
    package let owner: ID<Person>?
    package let ownerName: String?
    /// When somebody should ask whether purpose, members and reason still hold.
    package let reviewAt: Timestamp?
    /// When the work is meant to be over.
    package let endsAt: Timestamp?
    /// People and groups with a role in it today.
    package let members: Int

    /// Who may read what is in it.
    package enum Visibility: String, Sendable, Hashable, CaseIterable, SQLValue {
        case members, family, open

        /// What stands behind "Sichtbar für:".
        package var title: String {
            switch self {
            case .members: "Mitglieder des Arbeitsraums"
            case .family: "Kommunale Familie"
            case .open: "Alle (öffentlich)"
            }
        }
    }

    package init(row: Row) throws {
        id = try row.get("id")
        slug = try row.get("slug")
        name = try row.get("name")
        purpose = try row.get("purpose")
        closedReason = try row.get("closed_reason")
        visibility = try row.get("visibility")
        createdAt = try row.get("created_at")
        owner = try row.get("owner")
        ownerName = try row.get("owner_name")
        reviewAt = try row.get("review_at")
        endsAt = try row.get("ends_at")
        members = try row.get("members")
    }

    /// Which rows of `workspaces` somebody may read in; the predicate for everything that lies in a
    /// workspace.
    package static func readable(by audience: some Audience) -> SQL {
        guard let places = audience.places(with: .workspaceRead) else { return "true" }
        var ways: [SQL] = ["workspaces.visibility = \(Visibility.open)"]
        if audience.may(.familyRead) { ways.append("workspaces.visibility = \(Visibility.family)") }
        if !places.isEmpty { ways.append("workspaces.id IN \(list: places)") }
        return "(" + ways.joined(separator: " OR ") + ")"
    }

    /// Which rows of `workspaces` somebody may know of: those she reads, and all for whoever manages them.
    package static func visible(to audience: some Audience) -> SQL {
        audience.may(.workspacesManage) ? "true" : readable(by: audience)
    }

    /// Which rows of `workspaces` somebody finds in the overview, with purpose and reason but without content: the whole
    /// kommunale Familie knows what is closed and why, so that nobody has to guess.
    package static func listed(for audience: some Audience) -> SQL {
        audience.may(.familyRead) ? "true" : visible(to: audience)
    }

    package static func find(_ id: ID<Workspace>, in reader: Reader) throws -> Workspace? {
        try reader.first(list("workspaces.id = \(id)", at: reader.now))
    }

    /// - Parameter counting: whether `members` is asked for, which reads every grant of each workspace; else it is 0.
    package static func list(_ condition: SQL, at now: Timestamp, counting: Bool = false) -> SQL {
        let count: SQL =
            counting
            ? """
            (SELECT count(*) FROM grants g
                WHERE g.workspace = workspaces.id AND (g.until IS NULL OR g.until > \(now)))
            """ : "0"
        return """
            SELECT workspaces.*, (SELECT CASE WHEN o.state = \(PersonState.deleted) THEN \(Person.deletedName) ELSE o.name END
                FROM people o WHERE o.id = workspaces.owner) AS owner_name, \(sql: count) AS members
            FROM workspaces WHERE \(sql: condition) ORDER BY workspaces.name_sort, workspaces.id
            """
    }
}

extension Gate {
    /// The workspaces that somebody may know of, by name.
    package func workspaces(for audience: some Audience, counting: Bool = false) async throws -> [Workspace] {
        let visible = Workspace.visible(to: audience)
        return try await store.read { reader in
            try reader.all(Workspace.list(visible, at: reader.now, counting: counting))
        }
    }

    package func workspace(slug: String, for audience: some Audience) async throws -> Workspace? {
        guard WorkspaceDraft.isSlug(slug) else { return nil }
        let condition = Workspace.visible(to: audience) + " AND workspaces.slug = \(slug)"
        return try await store.read { reader in
            try reader.first(Workspace.list(condition, at: reader.now, counting: true))
        }
    }

    package func workspace(_ id: ID<Workspace>, for audience: some Audience) async throws -> Workspace? {
        let condition = Workspace.visible(to: audience) + " AND workspaces.id = \(id)"
        return try await store.read { reader in
            try reader.first(Workspace.list(condition, at: reader.now, counting: true))
        }
    }

    /// The id behind an address, also behind a former one; `nil` when hidden or absent.
    ///
    /// What is sent from a page that somebody opened before a workspace got another address still arrives.
    package func workspaceID(slug: String, for audience: some Audience) async throws -> ID<Workspace>? {
        guard WorkspaceDraft.isSlug(slug) else { return nil }
        let visible = Workspace.visible(to: audience)
        return try await store.read { reader in
            if let id: ID<Workspace> = try reader.value(
                "SELECT id FROM workspaces WHERE slug = \(slug) AND \(sql: visible)"
            ) {
                return id
            }
            return try reader.value(
                "SELECT id FROM workspaces WHERE \(sql: Workspace.formerly(slug)) AND \(sql: visible)"
            )
        }
    }
}

/// Addresses that workspaces had before.
extension Workspace {
    /// Which rows of `workspaces` had an address once.
    package static func formerly(_ slug: String) -> SQL {
        "workspaces.id IN (SELECT a.workspace FROM workspace_addresses a WHERE a.slug = \(slug))"
    }

    /// Notes the address that a workspace gives up; one that it takes back is its own again.
    static func keepAddress(_ workspace: Workspace, insteadOf slug: String, in tx: Transaction) throws {
        guard workspace.slug != slug else { return }
        try tx.run("DELETE FROM workspace_addresses WHERE slug = \(slug) AND workspace = \(workspace.id)")
        try tx.run(
            """
            INSERT INTO workspace_addresses (slug, workspace, until) VALUES (\(workspace.slug), \(workspace.id), \(tx.now))
            """
        )
    }
}
