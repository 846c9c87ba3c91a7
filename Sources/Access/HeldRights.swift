import Store

/// What a person may do at this moment: her own grants and those of her groups, ended ones left out.
struct HeldRights: Sendable, Equatable {
    var site: Set<Right> = []
    var workspaces: [ID<Workspace>: Set<Right>] = [:]
    /// One of the roles asks for a second factor.
    var needsSecondFactor = false
    /// When one of these roles was last given other rights.
    var rolesChangedAt: Timestamp?

    /// One query by the indexes on person and group; two halves because an OR over both would read all
    /// grants.
    static func of(_ person: ID<Person>, in reader: Reader) throws -> HeldRights {
        try of(
            """
            SELECT role, workspace FROM grants
            WHERE person = \(person) AND (until IS NULL OR until > \(reader.now))
            UNION ALL
            SELECT g.role, g.workspace FROM group_members m JOIN grants g ON g.group_id = m.group_id
            WHERE m.person = \(person) AND (g.until IS NULL OR g.until > \(reader.now))
            """,
            in: reader
        )
    }

    /// What the members of a group get from it.
    static func of(group: ID<Group>, in reader: Reader) throws -> HeldRights {
        try of(
            """
            SELECT role, workspace FROM grants
            WHERE group_id = \(group) AND (until IS NULL OR until > \(reader.now))
            """,
            in: reader
        )
    }

    private static func of(_ grants: SQL, in reader: Reader) throws -> HeldRights {
        let rows = try reader.rows(
            """
            SELECT h.role, h.workspace, r.needs_second_factor, r.changed_at, rr.right_key
            FROM (\(sql: grants)) h JOIN roles r ON r.key = h.role LEFT JOIN role_rights rr ON rr.role = h.role
            """
        )
        var held = HeldRights()
        for row in rows { try held.add(row) }
        return held
    }

    private mutating func add(_ row: Row) throws {
        if try row.get("needs_second_factor", as: Bool.self) { needsSecondFactor = true }
        if let changed = try row.get("changed_at", as: Timestamp?.self) {
            rolesChangedAt = max(changed, rolesChangedAt ?? changed)
        }
        let role: Role.Key = try row.get("role")
        let right = try row.get("right_key", as: String?.self).flatMap(Right.init(rawValue:))
        if let workspace = try row.get("workspace", as: ID<Workspace>?.self) {
            guard let right, right.scope == .workspace else { return }
            workspaces[workspace, default: []].insert(right)
        } else if role == .administration {
            site = Right.of(.site)
        } else if let right, right.scope == .site {
            site.insert(right)
        }
    }
}
