import Logging

/// Bringing the schema up to date.
extension Store {
    /// Applies what is missing of an ordered list, all or nothing.
    ///
    /// Two nodes that start together do it once: the second waits and then finds nothing to do.
    /// - Returns: the names that were applied now.
    /// - Throws: ``StoreError/newerDatabase(found:known:)`` or ``StoreError/foreignMigration(position:found:expected:)``.
    @discardableResult
    package func migrate(_ migrations: [Migration]) async throws -> [String] {
        let names = try await migrating { tx in try tx.migrate(migrations) }
        if !names.isEmpty { logger.info("migrated", metadata: ["steps": "\(names.joined(separator: ", "))"]) }
        return names
    }

    /// How far the database is, without changing it.
    package func migrationState(_ migrations: [Migration]) async throws -> (applied: Int, pending: [String]) {
        try await read { reader in
            let applied = try reader.appliedMigrations()
            try Self.compare(applied, migrations)
            return (applied.count, migrations.dropFirst(applied.count).map(\.name))
        }
    }

    /// A transaction that changes tables, alone among all nodes.
    ///
    /// For tables that are derived from others and differ between the engines; see ``ArchiveCatalogue/derived(_:)``.
    package func migrating<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws
        -> T
    {
        try await perform(.migrate, make: Transaction.init, body)
    }

    static func compare(_ applied: [String], _ migrations: [Migration]) throws {
        for (position, (found, migration)) in zip(applied, migrations).enumerated()
        where found != migration.name {
            throw StoreError.foreignMigration(position: position + 1, found: found, expected: migration.name)
        }
        guard applied.count <= migrations.count else {
            throw StoreError.newerDatabase(found: applied.count, known: migrations.count)
        }
    }
}

extension Transaction {
    /// Applies what is missing; the caller holds the lock.
    func migrate(_ migrations: [Migration]) throws -> [String] {
        let applied = try appliedMigrations()
        try Store.compare(applied, migrations)
        if try !hasTable("migrations") { try apply(Self.ledger) }
        for (position, migration) in migrations.enumerated().dropFirst(applied.count) {
            try apply(migration)
            try run(
                """
                INSERT INTO migrations (number, name, applied_at)
                VALUES (\(position + 1), \(migration.name), \(now))
                """
            )
        }
        return migrations.dropFirst(applied.count).map(\.name)
    }

    private func apply(_ migration: Migration) throws {
        for statement in migration.statements(for: engine) {
            try attempt { try connection.script(statement) }
        }
    }

    private static let ledger = Migration(
        "migrations",
        why: "What has been applied",
        """
        CREATE TABLE migrations (
          number bigint PRIMARY KEY,
          name text NOT NULL UNIQUE,
          applied_at timestamptz NOT NULL
        );
        """
    )
}

extension Reader {
    /// The names of the steps that the database has taken, in order.
    func appliedMigrations() throws -> [String] {
        guard try hasTable("migrations") else { return [] }
        return try values("SELECT name FROM migrations ORDER BY number")
    }

    /// Whether there is a table of this name.
    package func hasTable(_ name: String) throws -> Bool {
        let count: Int? =
            switch engine {
            case .sqlite:
                try value("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = \(name)")
            case .postgres:
                try value(
                    """
                    SELECT count(*) FROM pg_catalog.pg_tables
                    WHERE schemaname = current_schema() AND tablename = \(name)
                    """
                )
            }
        return count == 1
    }
}
