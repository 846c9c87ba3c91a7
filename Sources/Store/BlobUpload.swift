import Crypto

/// A file on its way in: counts, hashes, and writes chunks away whenever four are full.
struct BlobUpload {
    let store: Store
    /// Bytes so far.
    private(set) var size = 0
    private let storage = ID<BlobUpload>.make()
    private var hasher = SHA256()
    private var pending: [UInt8] = []
    /// Chunks that are written.
    private var written = 0

    /// Bytes of one transaction: fewer would make more commits, more would take more memory.
    private static let batch = 4 * Blobs.chunk

    init(store: Store) { self.store = store }

    mutating func append(_ bytes: [UInt8]) async throws {
        size += bytes.count
        hasher.update(data: bytes)
        pending += bytes
        while pending.count >= Self.batch {
            let full = Array(pending.prefix(Self.batch))
            pending.removeFirst(Self.batch)
            let (storage, first) = (storage, written)
            written += try await store.write { try Self.write(full, storage, from: first, in: $0) }
        }
    }

    /// Writes the rest and the blob itself in one transaction, or finds that the content is known.
    mutating func finish() async throws -> BlobHash {
        let hash = BlobHash(hasher.finalize())
        let (storage, first, rest, size) = (storage, written, pending, size)
        try await store.write { tx in
            let owner: ID<BlobUpload>? = try tx.value(
                """
                INSERT INTO blobs (hash, size, storage, created_at, touched_at)
                VALUES (\(hash), \(size), \(storage), \(tx.now), \(tx.now))
                ON CONFLICT (hash) DO UPDATE SET touched_at = excluded.touched_at RETURNING storage
                """
            )
            guard owner == storage else {
                try tx.run("DELETE FROM blob_chunks WHERE storage = \(storage)")
                return
            }
            let chunks = first + (try Self.write(rest, storage, from: first, in: tx))
            let found: Int? = try tx.value("SELECT count(*) FROM blob_chunks WHERE storage = \(storage)")
            guard found == chunks else { throw BlobError.interrupted }
        }
        return hash
    }

    /// Removes what was written; should that fail, the sweep does it.
    func discard() async {
        guard written > 0 else { return }
        let (store, storage) = (store, storage)
        // A task of its own: this one may be the task that was cancelled.
        await Task {
            _ = try? await store.write { try $0.run("DELETE FROM blob_chunks WHERE storage = \(storage)") }
        }.value
    }

    /// - Returns: how many chunks it wrote.
    private static func write(
        _ bytes: [UInt8],
        _ storage: ID<BlobUpload>,
        from first: Int,
        in tx: Transaction
    ) throws -> Int {
        let starts = stride(from: 0, to: bytes.count, by: Blobs.chunk)
        for (at, start) in starts.enumerated() {
            let chunk = Array(bytes[start..<min(start + Blobs.chunk, bytes.count)])
            try tx.run(
                """
                INSERT INTO blob_chunks (storage, position, written_at, bytes)
                VALUES (\(storage), \(first + at), \(tx.now), \(chunk))
                """
            )
        }
        return (bytes.count + Blobs.chunk - 1) / Blobs.chunk
    }
}
