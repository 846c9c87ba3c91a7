package import Store

/// The pages of the public site, which come all at once with each build.
extension SearchIndex {
    /// What a build has changed.
    package struct SiteChanges: Sendable, Hashable {
        package var written = 0
        package var removed = 0
    }

    /// Makes these the pages of the site: writes what is new or different and takes out the rest.
    ///
    /// In batches, so that nobody who saves has to wait long; a build that is broken off is finished by the next.
    /// - Parameter documents: all of source `site`.
    @discardableResult
    package static func replaceSite(_ documents: [SearchDocument], in store: Store) async throws
        -> SiteChanges
    {
        let known = try await store.read { reader in try siteHashes(reader) }
        let wanted = Dictionary(documents.map { ($0.id, $0) }) { _, last in last }
        let changed = wanted.values.filter { known[$0.id] != $0.hash }.sorted { $0.id < $1.id }
        let gone = known.keys.filter { wanted[$0] == nil }.sorted()
        var changes = SiteChanges()
        for start in stride(from: 0, to: changed.count, by: batch) {
            let part = changed[start..<min(start + batch, changed.count)]
            changes.written += try await store.write { tx in
                try part.reduce(0) { try $0 + (put($1, in: tx) ? 1 : 0) }
            }
        }
        for start in stride(from: 0, to: gone.count, by: batch) {
            let part = gone[start..<min(start + batch, gone.count)]
            changes.removed += try await store.write { tx in
                try part.reduce(0) { try $0 + (remove($1, in: tx) ? 1 : 0) }
            }
        }
        return changes
    }

    private static func siteHashes(_ reader: Reader) throws -> [ID<SearchDocument>: [UInt8]] {
        var hashes: [ID<SearchDocument>: [UInt8]] = [:]
        let source = SearchDocument.Source.site
        for row in try reader.rows("SELECT id, hash FROM search_documents WHERE source = \(source)") {
            hashes[try row.get("id")] = try row.get("hash", as: [UInt8].self)
        }
        return hashes
    }
}
