import Store

/// A query as pieces of SQL for one engine; everything else about a search is the same on both.
///
/// No column of the derived tables has a name of `search_documents`, so the caller's condition needs no prefix.
struct SearchMatch {
    /// All documents with what the engine knows of them.
    let tables: SQL
    let condition: SQL
    /// 2 when the title has everything, 1 when title, headings and summary have it, else 0.
    let tier: SQL
    /// What the document `hit` is worth, the less the better; for an engine that can say it of one document.
    let score: SQL?
    /// The same where it is known only while the engine goes through all hits.
    let rank: SQL?

    init(_ query: SearchQuery, _ engine: Engine) {
        switch engine {
        case .sqlite: self.init(lines: query)
        case .postgres: self.init(vectors: query)
        }
    }

    /// `CROSS JOIN` keeps SQLite from beginning with the documents.
    private init(lines query: SearchQuery) {
        tables = """
            derived_search_text CROSS JOIN derived_search_rows ON number = derived_search_text.rowid
            CROSS JOIN search_documents ON search_documents.id = derived_search_rows.document
            """
        condition = "derived_search_text MATCH \(query.match())"
        tier = """
            (number IN (SELECT rowid FROM derived_search_text
                WHERE derived_search_text MATCH \(query.match(in: "{t}"))))
            + (number IN (SELECT rowid FROM derived_search_text
                WHERE derived_search_text MATCH \(query.match(in: "{t s}"))))
            """
        rank = "bm25(derived_search_text, 8.0, 3.0, 1.0)"
        score = nil
    }

    /// The last number makes long texts count less.
    private init(vectors query: SearchQuery) {
        tables = """
            derived_search_vectors JOIN search_documents
                ON search_documents.id = derived_search_vectors.document
            """
        condition = "vector @@ \(query.tsquery())::tsquery"
        tier = """
            (CASE WHEN head @@ \(query.tsquery(weights: "A"))::tsquery THEN 2
                WHEN head @@ \(query.tsquery(weights: "AB"))::tsquery THEN 1 ELSE 0 END)
            """
        score = """
            (SELECT - ts_rank('{0.125, 0.2, 0.375, 1.0}', vector, \(query.tsquery())::tsquery, 1)
                FROM derived_search_vectors WHERE document = hit)
            """
        rank = nil
    }
}
