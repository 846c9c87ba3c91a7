import Crypto
import TestSupport
import Testing

@testable import Store

@Suite("Blobs")
struct BlobTests {
    @Test(
        arguments: TestDatabase.engines,
        [0, 1, 262_143, 262_144, 262_145, 1_048_576, 1_048_577, 2_750_001]
    )
    func aFileComesBackByteForByte(_ engine: Engine, _ size: Int) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let blobs = Blobs(store)
            let content = BlobSamples.bytes(size)
            let hash = try await blobs.put(BlobSamples.stream(content, pieces: 100_003))
            #expect(hash == BlobHash(SHA256.hash(data: content)))
            #expect(try await blobs.size(of: hash) == size)
            var read: [UInt8] = []
            for try await chunk in blobs.read(hash) {
                #expect(chunk.count <= 262_144)
                read += chunk
            }
            #expect(read == content)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func theSameContentIsStoredOnceHoweverItComes(_ engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let content = BlobSamples.bytes(1_500_000)
            let hashes = try await withThrowingTaskGroup(of: BlobHash.self) { group in
                for pieces in [1_500_000, 7_777, 262_144, 65_536] {
                    group.addTask { try await Blobs(store).put(BlobSamples.stream(content, pieces: pieces)) }
                }
                return try await group.reduce(into: Set<BlobHash>()) { $0.insert($1) }
            }
            #expect(hashes.count == 1)
            #expect(try await BlobSamples.counts(store) == [1, 6])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aFileBeyondTheLimitIsRefusedAndNothingStays(_ engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let content = BlobSamples.bytes(2_000_000)
            await #expect(throws: BlobError.tooLarge(limit: 1_999_999)) {
                try await Blobs(store, limit: 1_999_999).put(BlobSamples.stream(content, pieces: 90_000))
            }
            #expect(try await BlobSamples.counts(store) == [0, 0])
            _ = try await Blobs(store, limit: 10).put(
                BlobSamples.stream(content, pieces: 90_000),
                limit: 2_000_000
            )
            #expect(try await BlobSamples.counts(store) == [1, 8])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func anUploadThatBreaksOffLeavesNothing(_ engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let content = BlobSamples.bytes(2_000_000)
            await #expect(throws: BlobSamples.Broken.self) {
                try await Blobs(store).put(BlobSamples.stream(content, pieces: 90_000, breaksAt: 1_900_000))
            }
            let counts = try await BlobSamples.counts(store)
            #expect(counts == [0, 0])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aFileThatIsNotThereIsMissing(_ engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let hash = BlobHash(SHA256.hash(data: [1]))
            let size = try await Blobs(store).size(of: hash)
            #expect(size == nil)
            await #expect(throws: BlobError.missing) { for try await _ in Blobs(store).read(hash) {} }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aFileThatChangedInTheDatabaseIsToldAtTheEnd(_ engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let hash = try await Blobs(store).put(BlobSamples.stream(BlobSamples.bytes(600_000)))
            try await store.write {
                try $0.run("UPDATE blob_chunks SET bytes = \([7] as [UInt8]) WHERE position = 1")
            }
            await #expect(throws: BlobError.damaged) { for try await _ in Blobs(store).read(hash) {} }
            try await store.write { try $0.run("DELETE FROM blob_chunks WHERE position = 1") }
            await #expect(throws: BlobError.damaged) { for try await _ in Blobs(store).read(hash) {} }
        }
    }

    @Test func aHashIsWrittenInOneWayOnly() throws {
        let hash = BlobHash(SHA256.hash(data: [UInt8]()))
        #expect("\(hash)" == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(BlobHash("\(hash)") == hash)
        for text in [
            "", "E3" + "\(hash)".dropFirst(2), "\(hash)0", " \(hash)", "../" + "\(hash)".dropFirst(3),
        ] {
            #expect(BlobHash(text) == nil, "\(text)")
        }
        #expect(BlobHash(bytes: [1, 2]) == nil)
    }
}
