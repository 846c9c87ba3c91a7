import Store

/// Making it when it is missing.
extension DerivedIndex {
    /// Makes the tables, empty.
    ///
    /// Their names begin with `derived_`, so no backup holds them and a restore throws them away.
    static func make(_ tx: Transaction) throws {
        switch tx.engine {
        case .sqlite: try makeLines(tx)
        case .postgres: try makeVectors(tx)
        }
    }

    private static func makeLines(_ tx: Transaction) throws {
        // One without the other is worth nothing.
        try tx.run("DROP TABLE IF EXISTS derived_search_rows")
        try tx.run("DROP TABLE IF EXISTS derived_search_text")
        // No reference to the document: a number must not be given again while FTS5 still has it.
        try tx.run(
            """
            CREATE TABLE derived_search_rows (
                number INTEGER PRIMARY KEY,
                document BLOB NOT NULL UNIQUE,
                indexed_hash BLOB NOT NULL,
                indexed_version INTEGER NOT NULL
            ) STRICT
            """
        )
        // The tokens are ours; this tokenizer cuts at blanks and changes nothing that they consist of.
        try tx.run("CREATE VIRTUAL TABLE derived_search_text USING fts5(t, s, b, tokenize = 'ascii')")
    }

    private static func makeVectors(_ tx: Transaction) throws {
        try tx.run(
            """
            CREATE TABLE derived_search_vectors (
                document uuid PRIMARY KEY REFERENCES search_documents (id) ON DELETE CASCADE,
                indexed_hash bytea NOT NULL,
                indexed_version bigint NOT NULL,
                head tsvector NOT NULL,
                vector tsvector NOT NULL
            )
            """
        )
        // Ranking reads many vectors, and unpacking them would take longer than ranking. Without statistics the
        // planner always takes the index; with them it would read all vectors to find a frequent word.
        try tx.run(
            """
            ALTER TABLE derived_search_vectors
                ALTER COLUMN vector SET STORAGE EXTERNAL, ALTER COLUMN vector SET STATISTICS 0,
                ALTER COLUMN head SET STORAGE MAIN, ALTER COLUMN head SET STATISTICS 0
            """
        )
        // At once and not in a list of pending words, which every search would have to read through.
        try tx.run(
            """
            CREATE INDEX derived_search_vectors_by_word ON derived_search_vectors
                USING gin (vector) WITH (fastupdate = off)
            """
        )
    }
}
