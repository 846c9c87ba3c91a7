package import Store

/// Bringing what the engine searches up to date with the documents.
extension SearchIndex {
    /// Documents in one transaction: some tenths of a second.
    static let batch = 100

    /// Makes the derived part if it is missing and indexes what it lacks; to be called at each start.
    ///
    /// Others may search, and put in documents, meanwhile.
    /// - Returns: how many documents were indexed now.
    @discardableResult
    package static func prepare(_ store: Store) async throws -> Int {
        try await store.migrating { tx in
            let isWhole = try DerivedIndex.exists(tx) && (tx.engine == .postgres || hasNumbers(tx))
            if !isWhole { try DerivedIndex.make(tx) }
        }
        try await removeOrphans(store)
        var count = 0
        while case let done = try await store.write({ try indexBatch($0) }), done > 0 { count += done }
        return count
    }

    private static func hasNumbers(_ tx: Transaction) throws -> Bool {
        try tx.hasTable("derived_search_rows")
    }

    private static func indexBatch(_ tx: Transaction) throws -> Int {
        let derived: SQL = tx.engine == .sqlite ? "derived_search_rows" : "derived_search_vectors"
        let documents: [StoredDocument] = try tx.all(
            """
            SELECT search_documents.*, search_texts.headings, search_texts.summary, search_texts.body
            FROM search_documents JOIN search_texts ON search_texts.document = search_documents.id
            LEFT JOIN \(derived) ON \(derived).document = search_documents.id
            WHERE \(derived).document IS NULL OR indexed_hash <> hash OR indexed_version <> \(Analyser.version)
            ORDER BY search_documents.id LIMIT \(batch)
            """
        )
        let analyser = Analyser()
        for stored in documents { try DerivedIndex.write(stored.document, stored.hash, tx, analyser) }
        return documents.count
    }

    /// Words of documents that went without us; in PostgreSQL they go along.
    private static func removeOrphans(_ store: Store) async throws {
        guard store.engine == .sqlite else { return }
        try await store.write { tx in
            let orphans: [ID<SearchDocument>] = try tx.values(
                """
                SELECT document FROM derived_search_rows
                WHERE document NOT IN (SELECT id FROM search_documents)
                """
            )
            for id in orphans { try DerivedIndex.remove(id, tx) }
        }
    }
}

/// A document with its texts, as it is read to be indexed again.
struct StoredDocument: RowDecodable {
    let document: SearchDocument
    let hash: [UInt8]

    init(row: Row) throws {
        document = SearchDocument(
            id: try row.get("id"),
            source: try row.get("source"),
            workspace: try row.get("workspace"),
            type: try row.get("type"),
            url: try row.get("url"),
            title: try row.get("title"),
            headings: try row.get("headings"),
            summary: try row.get("summary"),
            body: try row.get("body"),
            language: try row.get("language"),
            changedAt: try row.get("changed_at")
        )
        hash = try row.get("hash")
    }
}
