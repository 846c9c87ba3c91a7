import Foundation
import TestSupport
import Testing

@testable import Store

@Suite("Backups that are refused", .timeLimit(.minutes(20)))
struct BackupRefusalTests {
    /// Tries to restore an archive into a filled database, and says what was thrown when nothing has changed.
    private static func refusal(
        _ engine: Engine,
        overwrite: Bool = true,
        _ path: String,
        in folder: String
    ) async throws -> BackupError? {
        try await BackupSamples.withStore(engine) { store in
            try await BackupSamples.fill(store)
            let before = try await BackupSamples.content(store, in: folder)
            let error = await #expect(throws: BackupError.self) {
                try await Backup.restore(
                    from: path,
                    into: store,
                    migrations: BackupSamples.migrations,
                    overwrite: overwrite
                )
            }
            let after = try await BackupSamples.content(store, in: folder)
            #expect(after == before)
            return error
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aDatabaseWithDataIsOnlyOverwrittenWhenTold(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            try await BackupSamples.withStore(engine) { store in
                try await store.write { try $0.record(Event(Event.Kind("probe", "Probe"), by: nil)) }
                _ = try await Backup.write(from: store, to: path, migrations: BackupSamples.migrations)
            }
            #expect(try await Self.refusal(engine, overwrite: false, path, in: folder) == .notEmpty)
            try await BackupSamples.withStore(engine) { store in
                try await BackupSamples.fill(store)
                _ = try await Backup.restore(
                    from: path,
                    into: store,
                    migrations: BackupSamples.migrations,
                    overwrite: true
                )
                #expect(try await store.read { try Events.count(in: $0) } == 1)
                #expect(try await BlobSamples.counts(store) == [0, 0])
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aMigratedDatabaseInWhichNothingHappenedCountsAsEmpty(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            try await BackupSamples.withStore(engine) { store in
                try await BackupSamples.fill(store)
                _ = try await Backup.write(from: store, to: path, migrations: BackupSamples.migrations)
            }
            try await BackupSamples.withStore(engine) { store in
                _ = try await Backup.restore(
                    from: path,
                    into: store,
                    migrations: BackupSamples.migrations,
                    overwrite: false
                )
                #expect(try await BlobSamples.counts(store)[0] == 4)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func tablesOfAnotherProgramAreNeverThrownAway(_ engine: Engine) async throws {
        let other = Migration("other", why: "Not ours", "CREATE TABLE ledger (\n  amount bigint\n);")
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            try BackupForgery.write(path)
            try await BackupSamples.withStore(engine, migrations: [other]) { store in
                try await store.write { try $0.run("INSERT INTO ledger (amount) VALUES (5)") }
                await #expect(throws: BackupError.foreignDatabase) {
                    try await Backup.restore(
                        from: path,
                        into: store,
                        migrations: StoreSchema.migrations,
                        overwrite: true
                    )
                }
                #expect(try await store.read { try $0.value("SELECT amount FROM ledger", as: Int.self) } == 5)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func archivesOfANewerOrAnotherProgramAreRefused(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            let known = BackupSamples.migrations.map(\.name)
            try BackupForgery.write(path, header: BackupForgery.header(migrations: known + ["later"]))
            let newer = try await Self.refusal(engine, path, in: folder)
            #expect(newer == .newerArchive(found: 4, known: 3))
            try BackupForgery.write(path, header: BackupForgery.header(migrations: ["store", "wiki"]))
            let other = try await Self.refusal(engine, path, in: folder)
            #expect(other == .foreignArchive(position: 2, found: "wiki", expected: "things"))
            var header = BackupForgery.header()
            header.format = 2
            try BackupForgery.write(path, header: header)
            #expect(try await Self.refusal(engine, path, in: folder) == .newerFormat)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func rowsThatBreakARuleUndoTheWholeRestore(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let (whole, forged) = ("\(folder)/a.tar", "\(folder)/b.tar")
            try await BackupSamples.withStore(engine, migrations: StoreSchema.migrations) { store in
                _ = try await Backup.write(from: store, to: whole, migrations: StoreSchema.migrations)
            }
            var header = try ArchiveReader(whole).header
            // The table is right, its row has an empty name.
            let at = try #require(header.tables.firstIndex { $0.name == "events" })
            header.tables[at].rows = 1
            let row = "[\"\(ID<Event>.make())\",0,\"\",null,null,null,[{}]]\n"
            try BackupForgery.write(
                forged,
                header: header,
                files: [("tables/events/000001.ndjson", Array(row.utf8))]
            )
            _ = try await Backup.verify(forged)
            try await BackupSamples.withStore(engine) { store in
                try await BackupSamples.fill(store)
                let before = try await BackupSamples.content(store, in: folder)
                await #expect(throws: StoreError.self) {
                    try await Backup.restore(
                        from: forged,
                        into: store,
                        migrations: BackupSamples.migrations,
                        overwrite: true
                    )
                }
                let after = try await BackupSamples.content(store, in: folder)
                #expect(after == before)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aBackupThatFailsLeavesTheFormerOneAndNoRest(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            try Data("die letzte".utf8).write(to: URL(filePath: path))
            try await BackupSamples.withStore(engine) { store in
                try await BackupSamples.fill(store)
                try await store.write { try $0.run("DELETE FROM blob_chunks WHERE position = 0") }
                await #expect(throws: BackupError.self) {
                    try await Backup.write(from: store, to: path, migrations: BackupSamples.migrations)
                }
                await #expect(throws: BackupError.self) {
                    try await Backup.write(
                        from: store,
                        to: "\(folder)/fehlt/a.tar",
                        migrations: BackupSamples.migrations
                    )
                }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.tar"])
            #expect(try Data(contentsOf: URL(filePath: path)) == Data("die letzte".utf8))
            let error = try await BackupSamples.withStore(engine, migrations: []) { store in
                await #expect(throws: BackupError.self) {
                    try await Backup.write(from: store, to: path, migrations: BackupSamples.migrations)
                }
            }
            #expect(error == .nothingToSave)
        }
    }
}
