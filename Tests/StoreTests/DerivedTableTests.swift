import TestSupport
import Testing

@testable import Store

@Suite("Tables derived from others", .timeLimit(.minutes(20)))
struct DerivedTableTests {
    /// One table that each engine has, and one that only SQLite knows.
    private func derive(_ store: Store) async throws {
        try await store.migrating { tx in
            try tx.run("CREATE TABLE derived_sums (number bigint PRIMARY KEY, odd_type smallint)")
            try tx.run("INSERT INTO derived_sums (number) VALUES (7)")
            guard tx.engine == .sqlite else { return }
            try tx.run("CREATE VIRTUAL TABLE derived_words USING fts5(t)")
            try tx.run("INSERT INTO derived_words (t) VALUES ('wort')")
        }
    }

    @Test(arguments: TestDatabase.engines, TestDatabase.engines)
    func noArchiveHoldsThemAndARestoreThrowsThemAway(_ first: Engine, _ second: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            try await BackupSamples.withStore(first) { store in
                try await derive(store)
                try await BackupSamples.fill(store)
                let report = try await Backup.write(
                    from: store,
                    to: path,
                    migrations: BackupSamples.migrations
                )
                #expect(!report.tables.contains { $0.name.hasPrefix("derived_") })
                #expect(try await store.read { try ArchiveCatalogue.derived($0) }.isEmpty == false)
            }
            try await BackupSamples.withStore(second) { store in
                try await derive(store)
                // Asked once, so that a prepared statement knows them.
                let sum: Int? = try await store.read { try $0.value("SELECT number FROM derived_sums") }
                #expect(sum == 7)
                _ = try await Backup.restore(
                    from: path,
                    into: store,
                    migrations: BackupSamples.migrations,
                    overwrite: true
                )
                #expect(try await store.read { try ArchiveCatalogue.derived($0) }.isEmpty)
                try await derive(store)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func theComparedSchemaDoesNotKnowThem(_ engine: Engine) async throws {
        try await BackupSamples.withStore(engine) { store in
            let before = try await store.read { try ArchiveCatalogue($0).tables }
            try await derive(store)
            let (after, references) = try await store.read { reader in
                let catalogue = try ArchiveCatalogue(reader)
                return (catalogue.tables, catalogue.references.map(\.from))
            }
            #expect(after == before)
            #expect(!references.contains { $0.hasPrefix("derived_") })
        }
    }
}
