package import Access
package import Store

/// Finding.
extension SearchIndex {
    /// The page of hits that was asked for, and how many there are of all kinds.
    ///
    /// - Parameter visible: which rows of `search_documents` the person may see; it holds before anything is
    ///   counted or put in order.
    package static func search(
        _ query: SearchQuery,
        visible: SQL,
        page: PageRequest,
        in reader: Reader
    ) throws -> SearchResults {
        guard !query.isEmpty else { return results([], query, [], page) }
        let found = try FoundRows(query, visible: visible, page: page, in: reader)
        return results(try hits(found.ids, query, reader), query, found.counts, page)
    }

    static func total(_ counts: [SearchCount], _ query: SearchQuery) -> Int {
        counts.reduce(0) { $0 + ($1.fits(query) ? $1.count : 0) }
    }

    private static func hits(
        _ ids: [ID<SearchDocument>],
        _ query: SearchQuery,
        _ reader: Reader
    ) throws -> [SearchHit] {
        let marker = Marker(query)
        // As far as phrases are found; a page of very long texts must not take long.
        let rows = try reader.rows(
            """
            SELECT id, source, workspace, type, url, title, language, changed_at, summary,
                substr(body, 1, 100000) AS body
            FROM search_documents JOIN search_texts ON search_texts.document = search_documents.id
            WHERE id IN \(list: ids)
            """
        )
        var hits: [ID<SearchDocument>: SearchHit] = [:]
        for row in rows {
            let hit = try SearchHit(row, marker)
            hits[hit.id] = hit
        }
        return ids.compactMap { hits[$0] }
    }

    private static func results(
        _ hits: [SearchHit],
        _ query: SearchQuery,
        _ counts: [SearchCount],
        _ page: PageRequest
    ) -> SearchResults {
        SearchResults(
            page: ResultPage(
                rows: hits,
                total: total(counts, query),
                number: page.number,
                size: page.size
            ),
            byWorkspace: counts.filter { $0.fits(query, apartFrom: .workspace) }
                .sums(by: \.workspace, order: \.description).map { (workspace: $0, count: $1) },
            byType: counts.filter { $0.fits(query, apartFrom: .type) }
                .sums(by: \.type, order: \.self).map { (type: $0, count: $1) },
            bySource: counts.filter { $0.fits(query, apartFrom: .source) }
                .sums(by: \.source, order: \.rawValue).map { (source: $0, count: $1) }
        )
    }
}

extension SearchHit {
    fileprivate init(_ row: Row, _ marker: Marker) throws {
        self.init(
            id: try row.get("id"),
            source: try row.get("source"),
            workspace: try row.get("workspace"),
            type: try row.get("type"),
            url: try row.get("url"),
            title: marker.whole(try row.get("title")),
            snippet: marker.snippet(body: try row.get("body"), summary: try row.get("summary")),
            language: try row.get("language"),
            changedAt: try row.get("changed_at")
        )
    }
}
