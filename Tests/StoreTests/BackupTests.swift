import Foundation
import TestSupport
import Testing

@testable import Store

@Suite("Backups", .timeLimit(.minutes(20)))
struct BackupTests {
    @Test(arguments: TestDatabase.engines, TestDatabase.engines)
    func anArchiveOfEitherEngineGoesIntoEitherAndBackUnchanged(_ first: Engine, _ second: Engine) async throws
    {
        try await BackupSamples.withFolder { folder in
            let (there, back) = ("\(folder)/there.tar", "\(folder)/back.tar")
            let original = try await BackupSamples.withStore(first) { store in
                try await BackupSamples.fill(store)
                _ = try await Backup.write(from: store, to: there, migrations: BackupSamples.migrations)
                return try await BackupSamples.content(store, in: folder)
            }
            for (engine, source, target) in [(second, there, back), (first, back, "\(folder)/again.tar")] {
                let content = try await BackupSamples.withStore(engine, migrations: []) { store in
                    let report = try await Backup.restore(
                        from: source,
                        into: store,
                        migrations: BackupSamples.migrations,
                        overwrite: false
                    )
                    #expect(report.position == 3)
                    #expect(report.blobs == 4)
                    _ = try await Backup.write(from: store, to: target, migrations: BackupSamples.migrations)
                    return try await BackupSamples.content(store, in: folder)
                }
                #expect(content == original)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func theReportTellsWhatIsInside(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            let written = try await BackupSamples.withStore(engine) { store in
                try await BackupSamples.fill(store)
                return try await Backup.write(from: store, to: path, migrations: BackupSamples.migrations)
            }
            #expect(try await Backup.verify(path) == written)
            #expect(written.engine == engine)
            #expect(written.blobs == 4)
            #expect(written.tables.first { $0.name == "things" }?.rows == 8)
            #expect(written.tables.first { $0.name == "areas" }?.rows == 8)
            #expect(!written.tables.contains { $0.name == "migrations" || $0.name == "blob_chunks" })
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.size] as? Int == written.bytes)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.tar"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func whatWasRestoredIsAWorkingDatabase(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            let key = try await BackupSamples.withStore(engine) { store in
                try await BackupSamples.fill(store)
                _ = try await Backup.write(from: store, to: path, migrations: BackupSamples.migrations)
                return try await Secrets(store).key("web")
            }
            try await BackupSamples.withStore(engine, migrations: []) { store in
                _ = try await Backup.restore(
                    from: path,
                    into: store,
                    migrations: BackupSamples.migrations,
                    overwrite: false
                )
                #expect(try await Secrets(store).key("web") == key)
                #expect(try await store.migrationState(BackupSamples.migrations).pending.isEmpty)
                let hash = try await store.read {
                    try $0.value("SELECT hash FROM blobs WHERE size = 1200000", as: BlobHash.self)
                }
                var size = 0
                for try await chunk in Blobs(store).read(try #require(hash)) { size += chunk.count }
                #expect(size == 1_200_000)
                // Constraints hold as before.
                await #expect(throws: StoreError.self) {
                    try await store.write {
                        try $0.run("INSERT INTO colours (key, title) VALUES ('r', 'Rot')")
                    }
                }
                await #expect(throws: StoreError.self) {
                    try await store.write { try $0.run("DELETE FROM colours WHERE key = 'rot'") }
                }
                _ = try await store.write {
                    try $0.enqueue(JobKind("probe.job", "Probe"), payload: 1, unique: "k")
                }
                #expect(try await store.read { try Jobs.counts(in: $0)[.waiting] } == 1)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func anOlderArchiveIsBroughtUpToDate(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            let older = Array(BackupSamples.migrations.prefix(2))
            try await BackupSamples.withStore(engine, migrations: older) { store in
                try await store.write { try $0.run("DELETE FROM colours WHERE key = 'rot'") }
                _ = try await Backup.write(from: store, to: path, migrations: older)
            }
            try await BackupSamples.withStore(engine, migrations: []) { store in
                let report = try await Backup.restore(
                    from: path,
                    into: store,
                    migrations: BackupSamples.migrations,
                    overwrite: false
                )
                #expect(report.position == 2)
                #expect(try await store.migrationState(BackupSamples.migrations).applied == 3)
                #expect(
                    try await store.read { try $0.values("SELECT key FROM colours", as: String.self) } == [
                        "blau"
                    ]
                )
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func longTablesAndLongRowsComeBackWhole(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            let long = String(repeating: "lang ", count: 250_000)
            let original = try await BackupSamples.withStore(engine) { store in
                try await store.write { tx in
                    for number in 0..<3000 {
                        try tx.record(
                            Event(
                                Event.Kind("probe", "Probe"),
                                by: nil,
                                detail: ["n": "\(number)", "t": String(repeating: "x", count: 400)]
                            )
                        )
                    }
                    for name in ["kurz", long, "zuletzt"] {
                        try tx.run(
                            "INSERT INTO things (id, name, created_at) VALUES (\(ID<Int>.make()), \(name), \(tx.now))"
                        )
                    }
                }
                _ = try await Backup.write(from: store, to: path, migrations: BackupSamples.migrations)
                return try await BackupSamples.content(store, in: folder)
            }
            let content = try await BackupSamples.withStore(engine, migrations: []) { store in
                _ = try await Backup.restore(
                    from: path,
                    into: store,
                    migrations: BackupSamples.migrations,
                    overwrite: false
                )
                return try await BackupSamples.content(store, in: folder)
            }
            #expect(content == original)
        }
    }
}
