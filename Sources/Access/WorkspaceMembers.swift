package import Store

/// A person or group with a role in a workspace.
package struct MemberRow: Sendable, RowDecodable {
    package let grant: ID<Grant>
    package let grantee: Grantee
    package let name: String
    package let organisation: String
    package let role: Role.Key
    package let roleTitle: String
    package let until: Timestamp?

    package init(row: Row) throws {
        let stored = try StoredGrant(row: row)
        (grant, grantee, role) = (stored.id, stored.grantee, stored.role)
        name = try row.get("name")
        organisation = try row.get("organisation")
        roleTitle = try row.get("title")
        until = try row.get("until")
    }
}

extension Gate {
    /// Who works in a workspace today, groups first; nobody for those who may not see the workspace.
    package func workspaceMembers(_ id: ID<Workspace>, for audience: some Audience) async throws
        -> [MemberRow]
    {
        // An open workspace shows its pages to everybody, not the names of its members.
        guard
            audience.may(.workspacesManage) || audience.may(.familyRead)
                || audience.places(with: .workspaceRead)?.contains(id) ?? true
        else { return [] }
        let visible = Workspace.visible(to: audience)
        return try await store.read { reader in
            try reader.all(
                """
                SELECT g.id, g.person, g.group_id, g.role, g.workspace, g.until, r.title,
                    COALESCE(gr.name, p.name) AS name, COALESCE(p.organisation, '') AS organisation
                FROM grants g JOIN workspaces ON workspaces.id = g.workspace JOIN roles r ON r.key = g.role
                LEFT JOIN people p ON p.id = g.person LEFT JOIN groups gr ON gr.id = g.group_id
                WHERE g.workspace = \(id) AND \(sql: visible) AND (g.until IS NULL OR g.until > \(reader.now))
                ORDER BY (g.group_id IS NULL), COALESCE(gr.name_sort, p.name_sort), r.key, g.id
                """
            )
        }
    }

    /// Gives somebody exactly this role in a workspace, in place of the one before.
    package func setMember(
        _ who: Grantee,
        role: Role.Key,
        until: Timestamp?,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<ID<Grant>, AdminRefusal> {
        try await perform(.roleGranted, by: actor.person, on: who.anyID, in: workspace) { tx in
            let acting = try Acting(actor, in: tx)
            try acting.checkMayAppoint(in: workspace, to: who)
            let draft = GrantDraft(role: role, workspace: workspace, until: until)
            let id = try Grants.give(draft, to: who, by: acting, in: tx)
            for other in try Self.grants(of: who, in: workspace, tx) where other.id != id {
                try Grants.take(other, by: acting, in: tx)
            }
            return id
        }
    }

    /// Takes somebody out of a workspace.
    package func removeMember(_ who: Grantee, from workspace: ID<Workspace>, by actor: Actor) async throws
        -> Outcome<Done, AdminRefusal>
    {
        try await perform(.roleRevoked, by: actor.person, on: who.anyID, in: workspace) { tx in
            let acting = try Acting(actor, in: tx)
            try acting.checkMayAppoint(in: workspace, to: who)
            let grants = try Self.grants(of: who, in: workspace, tx)
            guard !grants.isEmpty else { throw AdminRefusal.notFound }
            for grant in grants { try Grants.take(grant, by: acting, in: tx) }
            return Done()
        }
    }

    private static func grants(of who: Grantee, in workspace: ID<Workspace>, _ tx: Transaction) throws
        -> [StoredGrant]
    {
        try tx.all("SELECT * FROM grants WHERE workspace = \(workspace) AND \(sql: who.condition)")
    }
}
