import TestSupport
import Testing

@testable import Store

@Suite("Backups while people write", .timeLimit(.minutes(20)))
struct BackupLoadTests {
    /// Each change writes an event, a job, a setting and a blob, so any of them without the others is half a
    /// change.
    private static func change(_ store: Store, _ writer: Int, _ number: Int) async throws {
        let hash = try await Blobs(store).put(BlobSamples.stream(Array("\(writer)/\(number)".utf8)))
        try await store.write { tx in
            let count = StoredSetting("count-\(writer)", fallback: 0)
            try tx.set(count, to: try tx.setting(count) + 1, by: nil)
            _ = try tx.enqueue(JobKind("probe.job", "Probe"), payload: "\(hash)")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func anArchiveHoldsOneMomentWhateverHappensMeanwhile(_ engine: Engine) async throws {
        try await BackupSamples.withFolder { folder in
            let paths = (0..<4).map { "\(folder)/\($0).tar" }
            try await BackupSamples.withStore(engine) { store in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for writer in 0..<3 {
                        group.addTask {
                            var number = 0
                            while !Task.isCancelled {
                                try await Self.change(store, writer, number)
                                number += 1
                            }
                        }
                    }
                    try await JobSamples.wait { try await store.read { try Events.count(in: $0) } > 10 }
                    for path in paths {
                        _ = try await Backup.write(
                            from: store,
                            to: path,
                            migrations: BackupSamples.migrations
                        )
                        // On a busy machine the writers may not have had their turn meanwhile.
                        let known = try await store.read { try Events.count(in: $0) }
                        try await JobSamples.wait {
                            try await store.read { try Events.count(in: $0) } > known
                        }
                    }
                    group.cancelAll()
                    while let result = await group.nextResult() {
                        if case .failure(let error) = result, !(error is CancellationError) { throw error }
                    }
                }
            }
            var before = 0
            for path in paths {
                let count = try await Self.changes(in: path)
                #expect(count > before)
                before = count
            }
        }
    }

    /// How many changes an archive holds, all of them whole.
    private static func changes(in path: String) async throws -> Int {
        try await BackupSamples.withStore(.sqlite, migrations: []) { store in
            _ = try await Backup.restore(
                from: path,
                into: store,
                migrations: BackupSamples.migrations,
                overwrite: false
            )
            return try await store.read { reader in
                let events = try Events.count(in: reader)
                let counts = try (0..<3).map { try reader.setting(StoredSetting("count-\($0)", fallback: 0)) }
                #expect(counts.reduce(0, +) == events)
                #expect(try Jobs.counts(in: reader)[.waiting] == events)
                // A blob comes before what refers to it.
                let hashes = try reader.values("SELECT payload FROM jobs", as: JSON.self).map {
                    try $0.decode(String.self)
                }
                for hash in hashes {
                    let size: Int? = try reader.value(
                        "SELECT size FROM blobs WHERE hash = \(try #require(BlobHash(hash)))"
                    )
                    #expect(size != nil)
                }
                return events
            }
        }
    }
}
