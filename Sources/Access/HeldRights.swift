import Store

/// What a person may do at this moment: her own grants and those of her groups, ended ones left out.
struct HeldRights: Sendable, Equatable {
    var site: Set<Right> = []
    var workspaces: [ID<Workspace>: Set<Right>] = [:]
    /// One of the roles asks for a second factor.
    var needsSecondFactor = false
    /// When one of these roles was last given other rights.
    var rolesChangedAt: Timestamp?

    /// None.
    init() {}

    init(site: Set<Right>, workspaces: [ID<Workspace>: Set<Right>]) {
        self.site = site
        self.workspaces = workspaces
    }

    /// From the answer to ``question(_:_:at:)``.
    init(_ rows: [Row]) throws {
        for row in rows { try add(row) }
    }

    /// Which grants count: those of this moment, or only those that last longer.
    enum Lasting {
        case today
        case until(Timestamp)
        case forever

        /// A condition on a column `until`.
        fileprivate func condition(_ column: SQL, at now: Timestamp) -> SQL {
            switch self {
            case .today: "(\(sql: column) IS NULL OR \(sql: column) > \(now))"
            case .until(let end): "(\(sql: column) IS NULL OR \(sql: column) >= \(end))"
            case .forever: "\(sql: column) IS NULL"
            }
        }
    }

    /// One query by the indexes on person and group; two halves because an OR over both would read all
    /// grants.
    static func of(_ person: ID<Person>, _ lasting: Lasting = .today, in reader: Reader) throws -> HeldRights
    {
        try HeldRights(reader.rows(question("\(person)", lasting, at: reader.now)))
    }

    /// What asks for the rights of a person, whom an expression names.
    static func question(_ person: SQL, _ lasting: Lasting = .today, at now: Timestamp) -> SQL {
        question(
            """
            SELECT role, workspace FROM grants
            WHERE person = \(sql: person) AND \(sql: lasting.condition("until", at: now))
            UNION ALL
            SELECT g.role, g.workspace FROM group_members m JOIN grants g ON g.group_id = m.group_id
            WHERE m.person = \(sql: person) AND \(sql: lasting.condition("g.until", at: now))
            """
        )
    }

    /// What the members of a group get from it.
    static func of(group: ID<Group>, _ lasting: Lasting = .today, in reader: Reader) throws -> HeldRights {
        let grants: SQL = """
            SELECT role, workspace FROM grants
            WHERE group_id = \(group) AND \(sql: lasting.condition("until", at: reader.now))
            """
        return try HeldRights(reader.rows(question(grants)))
    }

    private static func question(_ grants: SQL) -> SQL {
        """
        SELECT h.role, h.workspace, r.needs_second_factor, r.changed_at, rr.right_key
        FROM (\(sql: grants)) h JOIN roles r ON r.key = h.role LEFT JOIN role_rights rr ON rr.role = h.role
        """
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

    /// Whether these rights are among the held ones: nobody gives what she does not have.
    func covers(_ rights: Set<Right>, in workspace: ID<Workspace>?) -> Bool {
        guard let workspace else { return site.isSuperset(of: rights.filter { $0.scope == .site }) }
        // Whoever appoints the members of workspaces may make coordinators of them.
        return site.contains(.workspacesManage)
            || (workspaces[workspace] ?? []).isSuperset(of: rights.filter { $0.scope == .workspace })
    }

    /// Whether everything that somebody else holds, on the site and in each workspace, is among it.
    func covers(_ other: HeldRights) -> Bool {
        covers(other.site, in: nil) && other.workspaces.allSatisfy { covers($0.value, in: $0.key) }
    }
}
