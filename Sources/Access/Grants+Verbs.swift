package import Store

extension Gate {
    /// Gives a role of the site (`people.manage`) or of a workspace (its coordinators, `workspaces.manage`).
    package func grant(_ draft: GrantDraft, to grantee: Grantee, by actor: Actor) async throws
        -> Outcome<ID<Grant>, AdminRefusal>
    {
        try await perform(.roleGranted, by: actor.person, on: grantee.anyID, in: draft.workspace) { tx in
            let acting = try Acting(actor, in: tx)
            try acting.checkMayAppoint(in: draft.workspace, to: grantee)
            return try Grants.give(draft, to: grantee, by: acting, in: tx)
        }
    }

    /// Takes a role away again.
    package func revoke(_ id: ID<Grant>, by actor: Actor) async throws -> Outcome<Done, AdminRefusal> {
        try await perform(.roleRevoked, by: actor.person, on: id.retyped()) { tx in
            let acting = try Acting(actor, in: tx)
            let found: StoredGrant? = try tx.first("SELECT * FROM grants WHERE id = \(id)")
            guard let grant = found else { throw AdminRefusal.notFound }
            try acting.checkMayAppoint(in: grant.workspace, to: grant.grantee)
            try Grants.take(grant, by: acting, in: tx)
            return Done()
        }
    }

    /// The roles of a person, her groups' included, or of a group; ended ones last.
    package func grants(of grantee: Grantee, for audience: some Audience) async throws -> [GrantRow] {
        let isOwn = grantee.personID != nil && grantee.personID == audience.ownID
        guard isOwn || audience.may(.peopleManage) || audience.may(.rolesManage) else { return [] }
        let own: SQL
        switch grantee {
        case .person(let id):
            // Two look-ups: for one condition with OR, PostgreSQL would read every grant there is.
            own = """
                g.id IN (SELECT id FROM grants WHERE person = \(id) UNION ALL
                    SELECT own.id FROM group_members m JOIN grants own ON own.group_id = m.group_id WHERE m.person = \(id))
                """
        case .group(let id): own = "g.group_id = \(id)"
        }
        return try await store.read { reader in
            try reader.all(
                """
                SELECT g.id, g.role, r.title, g.workspace, w.name AS workspace_name, g.until,
                    (g.until IS NOT NULL AND g.until <= \(reader.now)) AS is_over, gr.name AS group_name
                FROM grants g JOIN roles r ON r.key = g.role
                LEFT JOIN workspaces w ON w.id = g.workspace
                LEFT JOIN groups gr ON gr.id = g.group_id
                WHERE \(sql: own) ORDER BY is_over, r.scope, w.name_sort, r.title, g.id
                """
            )
        }
    }
}

extension Acting {
    /// Whether the actor gives and takes roles there at all; which ones is `covers`.
    func checkMayAppoint(in workspace: ID<Workspace>?, to grantee: Grantee) throws {
        let may: Bool
        if let workspace {
            may = self.may(.workspacesManage) || self.may(.workspaceCoordinate, in: workspace)
        } else if case .group = grantee {
            may = self.may(.rolesManage)
        } else {
            may = self.may(.peopleManage)
        }
        guard may else { throw AdminRefusal.missingRight }
    }
}
