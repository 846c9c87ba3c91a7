import Store

/// The part of the index that belongs to the engine: a table of FTS5 or one with a `tsvector`.
///
/// Each of its rows remembers the state of the document and the analyser that it was made from.
enum DerivedIndex {
    static func exists(_ reader: Reader) throws -> Bool {
        switch reader.engine {
        case .sqlite: try reader.hasTable("derived_search_text")
        case .postgres: try reader.hasTable("derived_search_vectors")
        }
    }

    static func write(
        _ document: SearchDocument,
        _ hash: [UInt8],
        _ tx: Transaction,
        _ analyser: Analyser = Analyser()
    ) throws {
        try write(IndexedText(document, analyser), document.id, hash, tx)
    }

    static func write(_ text: IndexedText, _ id: ID<SearchDocument>, _ hash: [UInt8], _ tx: Transaction)
        throws
    {
        switch tx.engine {
        case .sqlite: try writeLines(text, id, hash, tx)
        case .postgres: try writeVector(text, id, hash, tx)
        }
    }

    static func remove(_ id: ID<SearchDocument>, _ tx: Transaction) throws {
        switch tx.engine {
        case .sqlite:
            try tx.run(
                """
                DELETE FROM derived_search_text
                WHERE rowid = (SELECT number FROM derived_search_rows WHERE document = \(id))
                """
            )
            try tx.run("DELETE FROM derived_search_rows WHERE document = \(id)")
        case .postgres: try tx.run("DELETE FROM derived_search_vectors WHERE document = \(id)")
        }
    }

    /// FTS5 knows its rows by numbers.
    private static func writeLines(
        _ text: IndexedText,
        _ id: ID<SearchDocument>,
        _ hash: [UInt8],
        _ tx: Transaction
    ) throws {
        let number: Int? = try tx.value(
            """
            INSERT INTO derived_search_rows (document, indexed_hash, indexed_version)
            VALUES (\(id), \(hash), \(Analyser.version))
            ON CONFLICT (document) DO UPDATE SET indexed_hash = excluded.indexed_hash,
                indexed_version = excluded.indexed_version
            RETURNING number
            """
        )
        try tx.run(
            """
            INSERT OR REPLACE INTO derived_search_text (rowid, t, s, b)
            VALUES (\(number), \(IndexedText.line(text.title)), \(IndexedText.line(text.summary)),
                \(IndexedText.line(text.body)))
            """
        )
    }

    private static func writeVector(
        _ text: IndexedText,
        _ id: ID<SearchDocument>,
        _ hash: [UInt8],
        _ tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO derived_search_vectors (document, indexed_hash, indexed_version, head, vector)
            VALUES (\(id), \(hash), \(Analyser.version), \(text.head)::tsvector, \(text.vector)::tsvector)
            ON CONFLICT (document) DO UPDATE SET indexed_hash = excluded.indexed_hash,
                indexed_version = excluded.indexed_version, head = excluded.head, vector = excluded.vector
            """
        )
    }
}
