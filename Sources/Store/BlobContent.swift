import Crypto

/// The content of a stored file, a chunk of at most 256 KB at a time.
///
/// Each chunk is a query of its own, so that whoever downloads slowly holds no connection. The hash is
/// checked at the end: an iteration that ends without an error has given exactly what was stored.
package struct BlobContent: AsyncSequence, Sendable {
    let store: Store
    let hash: BlobHash

    package func makeAsyncIterator() -> Iterator { Iterator(content: self) }

    package struct Iterator: AsyncIteratorProtocol {
        let content: BlobContent
        private var position = 0
        private var count = 0
        private var hasher = SHA256()

        init(content: BlobContent) { self.content = content }

        /// - Throws: ``BlobError/missing``, also when it was swept away; ``BlobError/damaged`` at the end.
        package mutating func next() async throws -> [UInt8]? {
            let (hash, position) = (content.hash, position)
            let (place, chunk) = try await content.store.read { reader -> (BlobPlace?, [UInt8]?) in
                guard let place: BlobPlace = try reader.first(BlobPlace.find(hash)) else { return (nil, nil) }
                return (place, try reader.value(place.chunk(position)))
            }
            guard let place else { throw BlobError.missing }
            guard let chunk else {
                guard count == place.size, BlobHash(hasher.finalize()) == hash else {
                    throw BlobError.damaged
                }
                return nil
            }
            self.position += 1
            count += chunk.count
            hasher.update(data: chunk)
            return chunk
        }
    }
}

/// Where the chunks of a blob are.
struct BlobPlace: Sendable, RowDecodable {
    let storage: ID<BlobUpload>
    let size: Int

    init(row: Row) throws {
        storage = try row.get("storage")
        size = try row.get("size")
    }

    static func find(_ hash: BlobHash) -> SQL { "SELECT storage, size FROM blobs WHERE hash = \(hash)" }

    func chunk(_ position: Int) -> SQL {
        "SELECT bytes FROM blob_chunks WHERE storage = \(storage) AND position = \(position)"
    }
}
