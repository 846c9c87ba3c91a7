import Store

/// Giving and taking roles inside a transaction, with the one rule: nobody gives what she does not have.
enum Grants {
    /// Gives a role, or changes the end of one that was given before.
    @discardableResult
    static func give(_ draft: GrantDraft, to grantee: Grantee, by acting: Acting, in tx: Transaction) throws
        -> ID<Grant>
    {
        let role = try checkedRole(draft, in: tx)
        try checkExists(grantee, draft.workspace, in: tx)
        guard try acting.lasting(to: draft.until, in: tx).covers(role.rights, in: draft.workspace) else {
            throw AdminRefusal.higherRights
        }
        if let until = draft.until, until <= tx.now {
            throw InvalidInput("until", "Das Enddatum liegt in der Vergangenheit. Wählen Sie ein späteres.")
        }
        let id = try Administrators.keepOne(in: tx) { try write(draft, grantee, acting.person, in: tx) }
        try markChanged(grantee, in: tx)
        var detail = ["role": draft.role.rawValue]
        detail["until"] = draft.until?.iso
        try tx.note(.roleGranted, by: acting.person, on: grantee.anyID, in: draft.workspace, detail)
        return id
    }

    private static func write(
        _ draft: GrantDraft,
        _ grantee: Grantee,
        _ giver: ID<Person>?,
        in tx: Transaction
    ) throws
        -> ID<Grant>
    {
        let place: SQL = draft.workspace.map { "workspace = \($0)" } ?? "workspace IS NULL"
        let known: ID<Grant>? = try tx.value(
            """
            UPDATE grants SET until = \(draft.until), created_by = \(giver)
            WHERE \(sql: grantee.condition) AND role = \(draft.role) AND \(sql: place) RETURNING id
            """
        )
        if let known { return known }
        let id = ID<Grant>.make(at: tx.now)
        try tx.run(
            """
            INSERT INTO grants (id, person, group_id, role, workspace, until, created_at, created_by)
            VALUES (\(id), \(grantee.personID), \(grantee.groupID), \(draft.role), \(draft.workspace),
                \(draft.until), \(tx.now), \(giver))
            """
        )
        return id
    }

    /// Takes a role away.
    static func take(_ grant: StoredGrant, by acting: Acting, in tx: Transaction) throws {
        let rights = try Role.find(grant.role, in: tx)?.rights ?? []
        guard acting.covers(rights, in: grant.workspace) else { throw AdminRefusal.higherRights }
        try Administrators.keepOne(in: tx) { _ = try tx.run("DELETE FROM grants WHERE id = \(grant.id)") }
        try markChanged(grant.grantee, in: tx)
        try tx.note(
            .roleRevoked,
            by: acting.person,
            on: grant.grantee.anyID,
            in: grant.workspace,
            ["role": grant.role.rawValue]
        )
    }

    /// Everybody concerned gets another session token at the next request.
    static func markChanged(_ grantee: Grantee, in tx: Transaction) throws {
        switch grantee {
        case .person(let id):
            try tx.run("UPDATE people SET rights_changed_at = \(tx.now) WHERE id = \(id)")
        case .group(let id):
            try tx.run(
                """
                UPDATE people SET rights_changed_at = \(tx.now)
                WHERE id IN (SELECT person FROM group_members WHERE group_id = \(id))
                """
            )
        }
    }

    private static func checkedRole(_ draft: GrantDraft, in tx: Transaction) throws -> Role {
        guard let role = try Role.find(draft.role, in: tx) else {
            throw InvalidInput(
                "role",
                "Diese Rolle gibt es nicht mehr. Wählen Sie eine andere aus der Liste."
            )
        }
        switch (role.scope, draft.workspace) {
        case (.workspace, nil):
            throw InvalidInput(
                "workspace",
                "Diese Rolle gilt in einem Arbeitsraum. Wählen Sie aus, in welchem."
            )
        case (.site, _?):
            throw InvalidInput(
                "workspace",
                "Diese Rolle gilt auf der ganzen Plattform. Wählen Sie dort keinen Arbeitsraum."
            )
        default: return role
        }
    }

    private static func checkExists(_ grantee: Grantee, _ workspace: ID<Workspace>?, in tx: Transaction)
        throws
    {
        let found: Int64?
        switch grantee {
        case .person(let id):
            found = try tx.value(
                """
                SELECT 1 FROM people WHERE id = \(id)
                    AND state NOT IN (\(PersonState.deleted), \(PersonState.requested))
                """
            )
        case .group(let id): found = try tx.value("SELECT 1 FROM groups WHERE id = \(id)")
        }
        guard found != nil else { throw AdminRefusal.notFound }
        if let workspace, try Workspace.find(workspace, in: tx) == nil { throw AdminRefusal.notFound }
    }
}
