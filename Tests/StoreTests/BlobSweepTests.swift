import TestSupport
import Testing

@testable import Store

@Suite("Sweeping blobs")
struct BlobSweepTests {
    private static let attachments = Migration(
        "attachments",
        why: "Something that refers to blobs",
        """
        CREATE TABLE attachments (
            name text PRIMARY KEY,
            hash bytea NOT NULL REFERENCES blobs (hash) DEFERRABLE
        );
        """
    )
    private static let column = BlobColumn("attachments", "hash")

    private static func withStore(_ engine: Engine, _ body: (Store, TestClock) async throws -> Void)
        async throws
    {
        let clock = TestClock()
        let migrations = StoreSchema.migrations + [attachments]
        try await TestDatabase.with(engine, migrations: migrations, clock: clock.clock) { store in
            try await body(store, clock)
        }
    }

    private static func put(_ store: Store, _ size: Int) async throws -> BlobHash {
        try await Blobs(store).put(BlobSamples.stream(BlobSamples.bytes(size)))
    }

    @Test(arguments: TestDatabase.engines)
    func whatNothingRefersToGoesAfterTheGraceTime(_ engine: Engine) async throws {
        try await Self.withStore(engine) { store, clock in
            let (kept, free) = (try await Self.put(store, 300_000), try await Self.put(store, 400_000))
            try await store.write { try $0.run("INSERT INTO attachments (name, hash) VALUES ('a', \(kept))") }
            clock.advance(by: .seconds(3599))
            #expect(try await Blobs(store).sweep(referencedBy: [Self.column], grace: .seconds(3600)) == 0)
            #expect(try await BlobSamples.counts(store) == [2, 4])
            clock.advance(by: .seconds(2))
            #expect(try await Blobs(store).sweep(referencedBy: [Self.column], grace: .seconds(3600)) == 1)
            #expect(try await BlobSamples.counts(store) == [1, 2])
            #expect(try await Blobs(store).size(of: kept) == 300_000)
            #expect(try await Blobs(store).size(of: free) == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func puttingAFileInAgainBeginsItsGraceTimeAnew(_ engine: Engine) async throws {
        try await Self.withStore(engine) { store, clock in
            let hash = try await Self.put(store, 1000)
            clock.advance(by: .seconds(3000))
            #expect(try await Self.put(store, 1000) == hash)
            clock.advance(by: .seconds(3000))
            #expect(try await Blobs(store).sweep(referencedBy: [Self.column], grace: .seconds(3600)) == 0)
            #expect(try await Blobs(store).size(of: hash) == 1000)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aReferenceThatTheSweepWasNotToldOfIsKeptByTheSchema(_ engine: Engine) async throws {
        try await Self.withStore(engine) { store, clock in
            let hash = try await Self.put(store, 1000)
            try await store.write { try $0.run("INSERT INTO attachments (name, hash) VALUES ('a', \(hash))") }
            clock.advance(by: .seconds(90_000))
            await #expect(throws: StoreError.self) { try await Blobs(store).sweep(referencedBy: []) }
            #expect(try await Blobs(store).size(of: hash) == 1000)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func theRestOfAKilledUploadGoesAndARunningOneStays(_ engine: Engine) async throws {
        try await Self.withStore(engine) { store, clock in
            var killed = BlobUpload(store: store)
            try await killed.append(BlobSamples.bytes(1_100_000))
            #expect(try await BlobSamples.counts(store) == [0, 4])
            clock.advance(by: .seconds(3000))
            var slow = BlobUpload(store: store)
            try await slow.append(BlobSamples.bytes(1_048_576))
            clock.advance(by: .seconds(3000))
            try await slow.append(BlobSamples.bytes(1_048_576))
            try await Blobs(store).sweep(referencedBy: [Self.column], grace: .seconds(3600))
            #expect(try await BlobSamples.counts(store) == [0, 8])
            let hash = try await slow.finish()
            #expect(try await Blobs(store).size(of: hash) == 2_097_152)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func anUploadThatWasSweptAwayIsNotFinishedByHalf(_ engine: Engine) async throws {
        try await Self.withStore(engine) { store, clock in
            var upload = BlobUpload(store: store)
            try await upload.append(BlobSamples.bytes(1_100_000))
            clock.advance(by: .seconds(4000))
            try await Blobs(store).sweep(referencedBy: [Self.column], grace: .seconds(3600))
            await #expect(throws: BlobError.interrupted) { _ = try await upload.finish() }
            #expect(try await BlobSamples.counts(store) == [0, 0])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aLongListIsSweptToItsEnd(_ engine: Engine) async throws {
        try await Self.withStore(engine) { store, clock in
            for size in 1...45 { _ = try await Self.put(store, size) }
            clock.advance(by: .seconds(90_000))
            #expect(try await Blobs(store).sweep(referencedBy: [Self.column]) == 45)
            #expect(try await BlobSamples.counts(store) == [0, 0])
        }
    }
}
