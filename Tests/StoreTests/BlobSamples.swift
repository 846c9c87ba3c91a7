@testable import Store

/// Contents for tests, and ways to bring them in.
enum BlobSamples {
    struct Broken: Error {}

    /// Bytes that never repeat in step with chunks.
    static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 251) }
    }

    /// The bytes in pieces of one size, as they come over a network.
    static func stream(
        _ bytes: [UInt8],
        pieces: Int = 65_536,
        breaksAt end: Int = .max
    ) -> AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream { continuation in
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                guard start < end else {
                    continuation.finish(throwing: Broken())
                    return
                }
                continuation.yield(Array(bytes[start..<min(start + pieces, bytes.count)]))
            }
            continuation.finish()
        }
    }

    /// How many blobs and chunks there are.
    static func counts(_ store: Store) async throws -> [Int] {
        try await store.read { reader in
            [
                try reader.value("SELECT count(*) FROM blobs") ?? -1,
                try reader.value("SELECT count(*) FROM blob_chunks") ?? -1,
            ]
        }
    }
}
