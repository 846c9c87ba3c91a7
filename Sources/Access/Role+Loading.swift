import Store

extension Role {
    /// All roles, those of the site first, the built-in ones before others; counting who holds them reads every grant.
    static func all(counting: Bool, in reader: Reader) throws -> [Role] {
        let counted: SQL = """
            (SELECT count(*) FROM grants g WHERE g.role = r.key AND (g.until IS NULL OR g.until > \(reader.now)))
            """
        return try load("true", holders: counting ? counted : "0", in: reader)
    }

    /// The roles of the site that bring a right.
    static func keys(with right: Right, in reader: Reader) throws -> [Key] {
        try load("r.scope = \(Right.Scope.site)", holders: "0", in: reader)
            .filter { $0.rights.contains(right) }.map(\.key)
    }

    /// One role, without counting who has it.
    static func find(_ key: Key, in reader: Reader) throws -> Role? {
        try load("r.key = \(key)", holders: "0", in: reader).first
    }

    private static func load(_ condition: SQL, holders: SQL, in reader: Reader) throws -> [Role] {
        var rights: [Key: Set<Right>] = [:]
        for row in try reader.rows("SELECT r.role AS key, r.right_key FROM role_rights r") {
            let text: String = try row.get("right_key")
            // A right that a newer program wrote means nothing here.
            if let right = Right(rawValue: text) { rights[try row.get("key"), default: []].insert(right) }
        }
        let rows = try reader.rows(
            """
            SELECT r.key, r.title, r.scope, r.built_in, r.needs_second_factor, \(sql: holders) AS holders
            FROM roles r WHERE \(sql: condition) ORDER BY r.scope, r.built_in DESC, r.title
            """
        )
        return try rows.map { row in
            let key: Key = try row.get("key")
            return Role(
                key: key,
                title: try row.get("title"),
                scope: try row.get("scope"),
                isBuiltIn: try row.get("built_in"),
                needsSecondFactor: try row.get("needs_second_factor"),
                rights: key == .administration ? Right.of(.site) : rights[key] ?? [],
                holders: try row.get("holders")
            )
        }
    }
}

extension Gate {
    /// All roles with their rights; what a role is called and allows is no secret.
    ///
    /// - Parameter counting: whether `holders` are counted, which reads every grant.
    package func roles(counting: Bool = false) async throws -> [Role] {
        try await store.read { reader in try Role.all(counting: counting, in: reader) }
    }
}
