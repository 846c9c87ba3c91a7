import TestSupport
import Testing

@testable import App
@testable import Store

/// The schema after all migrations, described without words of an engine.
@Suite("The schema", .enabled(if: TestDatabase.engines.count == 2, "needs NRWCONNECT_TEST_POSTGRES"))
struct SchemaTests {
    @Test("has the same tables, columns, kinds, keys and references on both engines")
    func tables() async throws {
        let sqlite = try await describe(.sqlite) { reader in
            let catalogue = try ArchiveCatalogue(reader)
            return (catalogue.tables.map(Self.line), catalogue.references.map { "\($0.from) -> \($0.to)" })
        }
        let postgres = try await describe(.postgres) { reader in
            let catalogue = try ArchiveCatalogue(reader)
            return (catalogue.tables.map(Self.line), catalogue.references.map { "\($0.from) -> \($0.to)" })
        }
        #expect(sqlite.0.count >= 15)
        #expect(sqlite.0.sorted() == postgres.0.sorted())
        #expect(Set(sqlite.1) == Set(postgres.1))
    }

    @Test("has the same obligations and indexes on both engines")
    func obligations() async throws {
        let sqlite = try await describe(.sqlite) { reader in
            let names: [String] = try reader.values(
                """
                SELECT t.name || '.' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND (c."notnull" = 1 OR c.pk > 0)
                """
            )
            let indexes: [String] = try reader.values(
                "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
            )
            return (Set(names), Set(indexes))
        }
        let postgres = try await describe(.postgres) { reader in
            let names: [String] = try reader.values(
                """
                SELECT c.relname::text || '.' || a.attname::text FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
                  AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
                """
            )
            let indexes: [String] = try reader.values(
                """
                SELECT i.relname::text FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
                WHERE i.relnamespace = current_schema()::regnamespace
                  AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.oid)
                """
            )
            return (Set(names), Set(indexes))
        }
        #expect(sqlite.0.symmetricDifference(postgres.0).isEmpty)
        #expect(sqlite.1.symmetricDifference(postgres.1).isEmpty)
    }

    @Test("is not migrated a second time, and a newer one is refused", arguments: TestDatabase.engines)
    func newer(engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: Features.migrations) { store in
            #expect(try await store.migrate(Features.migrations).isEmpty)
            let older = Array(Features.migrations.dropLast())
            await #expect(throws: StoreError.self) { try await store.migrate(older) }
            let state = try await store.migrationState(Features.migrations)
            #expect(state.applied == Features.migrations.count)
        }
    }

    private func describe<T: Sendable>(
        _ engine: Engine,
        _ question: @escaping @Sendable (Reader) throws -> T
    ) async throws -> T {
        try await TestDatabase.with(engine, migrations: Features.migrations) { try await $0.read(question) }
    }

    private static func line(_ table: ArchiveTable) -> String {
        let columns = table.columns.map { "\($0.name) \($0.kind.rawValue)" }.sorted().joined(separator: ", ")
        return "\(table.name) (\(columns)) key \(table.key.joined(separator: ", "))"
    }
}
