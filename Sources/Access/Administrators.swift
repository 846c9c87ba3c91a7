import Store

/// The people who hold the role Administration, directly or through a group.
enum Administrators {
    /// Whether an active person can give rights today, with or without an end date.
    static func exist(in reader: Reader) throws -> Bool {
        try count("(g.until IS NULL OR g.until > \(reader.now))", in: reader) > 0
    }

    /// Runs a change and undoes it when it takes the role from the last one who holds it without an end.
    static func keepOne<Value>(in tx: Transaction, _ change: () throws -> Value) throws -> Value {
        let before = try count("g.until IS NULL", in: tx)
        let value = try change()
        if before > 0, try count("g.until IS NULL", in: tx) == 0 { throw AdminRefusal.lastAdministrator }
        return value
    }

    private static func count(_ condition: SQL, in reader: Reader) throws -> Int {
        let role = Role.Key.administration
        return try reader.value(
            """
            SELECT count(*) FROM (
                SELECT g.person FROM grants g
                WHERE g.role = \(role) AND g.person IS NOT NULL AND \(sql: condition)
                UNION
                SELECT m.person FROM grants g JOIN group_members m ON m.group_id = g.group_id
                WHERE g.role = \(role) AND \(sql: condition)
            ) holders JOIN people p ON p.id = holders.person WHERE p.state = \(PersonState.active)
            """
        ) ?? 0
    }
}
