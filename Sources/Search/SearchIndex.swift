package import Access
package import Store

/// The index over everything that can be searched: what is put into it is found from the commit on.
///
/// Two layers: `search_documents` and `search_texts` hold what was put in and are part of every backup; what the
/// engine searches is derived from them and made anew by ``prepare(_:)`` whenever it is missing or out of date.
package enum SearchIndex {
    /// Brings in a document, or a new state of it.
    ///
    /// Before ``prepare(_:)`` only the document itself is kept; its words follow then.
    /// - Parameter words: of the document, if they are known; words of another state of it are not used.
    /// - Returns: whether anything was new.
    @discardableResult
    package static func put(_ document: SearchDocument, _ words: SearchWords? = nil, in tx: Transaction)
        throws
        -> Bool
    {
        let hash = document.hash
        let known: [UInt8]? = try tx.value(
            "SELECT hash FROM search_documents WHERE id = \(document.id)"
        )
        guard known != hash else { return false }
        try store(document, hash, tx)
        if try DerivedIndex.exists(tx) {
            let text = words.flatMap { $0.fit(document) ? $0.text : nil } ?? IndexedText(document)
            try DerivedIndex.write(text, document.id, hash, tx)
        }
        return true
    }

    /// Takes a document out; one that is not there is no error.
    @discardableResult
    package static func remove(_ id: ID<SearchDocument>, in tx: Transaction) throws -> Bool {
        if try DerivedIndex.exists(tx) { try DerivedIndex.remove(id, tx) }
        return try tx.run("DELETE FROM search_documents WHERE id = \(id)") > 0
    }

    /// Takes out everything of a workspace, which cannot be deleted before.
    package static func remove(workspace: ID<Workspace>, in tx: Transaction) throws {
        let ids: [ID<SearchDocument>] = try tx.values(
            "SELECT id FROM search_documents WHERE workspace = \(workspace)"
        )
        for id in ids { try remove(id, in: tx) }
    }

    private static func store(_ document: SearchDocument, _ hash: [UInt8], _ tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO search_documents
                (id, source, workspace, type, url, title, language, changed_at, hash)
            VALUES (\(document.id), \(document.source), \(document.workspace), \(document.type), \(document.url),
                \(document.title), \(document.language), \(document.changedAt), \(hash))
            ON CONFLICT (id) DO UPDATE SET source = excluded.source, workspace = excluded.workspace,
                type = excluded.type, url = excluded.url, title = excluded.title, language = excluded.language,
                changed_at = excluded.changed_at, hash = excluded.hash
            """
        )
        try tx.run(
            """
            INSERT INTO search_texts (document, headings, summary, body)
            VALUES (\(document.id), \(document.headings), \(document.summary), \(document.body))
            ON CONFLICT (document) DO UPDATE SET headings = excluded.headings, summary = excluded.summary,
                body = excluded.body
            """
        )
    }
}
