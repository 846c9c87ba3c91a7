/// Files beside the rows, named by their content: `let hash = try await blobs.put(upload)`.
///
/// What comes twice is stored once. Nothing here ever holds a whole file: content goes in and out by the
/// quarter of a megabyte, and an upload that breaks off leaves only chunks without a blob, which the sweep
/// removes.
package struct Blobs: Sendable {
    let store: Store
    /// How large a file may be, in bytes.
    let limit: Int

    /// The size of a chunk, in bytes; the schema knows it too.
    static let chunk = 262_144

    package init(_ store: Store, limit: Int = 50 * 1024 * 1024) {
        self.store = store
        self.limit = limit
    }

    /// Stores a stream of bytes.
    ///
    /// - Parameter limit: a limit for this one file, below or above the usual one.
    /// - Returns: its hash, once everything is safe.
    /// - Throws: ``BlobError/tooLarge(limit:)``, or what the stream or the database threw; nothing is kept.
    package func put<Content: AsyncSequence>(
        _ content: Content,
        limit: Int? = nil
    ) async throws -> BlobHash where Content.Element == [UInt8] {
        let limit = limit ?? self.limit
        var upload = BlobUpload(store: store)
        do {
            for try await bytes in content {
                guard upload.size + bytes.count <= limit else { throw BlobError.tooLarge(limit: limit) }
                try await upload.append(bytes)
            }
            return try await upload.finish()
        } catch {
            await upload.discard()
            throw error
        }
    }

    /// How large a stored file is, in bytes; `nil` when there is none.
    package func size(of hash: BlobHash) async throws -> Int? {
        try await store.read { try $0.value("SELECT size FROM blobs WHERE hash = \(hash)") }
    }

    /// The content of a stored file.
    package func read(_ hash: BlobHash) -> BlobContent { BlobContent(store: store, hash: hash) }
}
