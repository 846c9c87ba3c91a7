import Access
import Store

/// The answer of the database to a query: the keys of one page of hits, and how many hits there are of each kind.
struct FoundRows {
    private(set) var counts: [SearchCount] = []
    /// The best first.
    private(set) var ids: [ID<SearchDocument>] = []

    /// With more hits than this the words say nothing about which is better; then place and date decide.
    static let mostRanked = 500

    init(_ query: SearchQuery, visible: SQL, page: PageRequest, in reader: Reader) throws {
        let match = SearchMatch(query, reader.engine)
        let limit: SQL = "LIMIT \(page.size) OFFSET \((page.number - 1) * page.size)"
        // Looked for once: PostgreSQL reads the whole text of each candidate to see whether it has a phrase.
        let rows = try reader.rows(
            """
            WITH hits AS MATERIALIZED (
                SELECT search_documents.id AS hit, source, workspace, type, changed_at, \(match.tier) AS tier
                FROM \(match.tables) WHERE \(match.condition) AND (\(visible))
            ), chosen AS (
                SELECT hit, tier, changed_at, \(Self.score(match, query)) AS score
                FROM hits WHERE \(query.filter)
                ORDER BY tier DESC, score, changed_at DESC, hit DESC \(limit)
            )
            SELECT source, workspace, type, count(*) AS count, NULL AS hit, 0 AS place
            FROM hits GROUP BY source, workspace, type
            UNION ALL
            SELECT NULL, NULL, NULL, NULL, hit,
                row_number() OVER (ORDER BY tier DESC, score, changed_at DESC, hit DESC)
            FROM chosen ORDER BY place
            """
        )
        for row in rows {
            if let id: ID<SearchDocument> = try row.get("hit") {
                ids.append(id)
            } else {
                counts.append(try SearchCount(row: row))
            }
        }
        guard let rank = match.rank, !ids.isEmpty, SearchIndex.total(counts, query) <= Self.mostRanked
        else { return }
        ids = try reader.values(
            """
            SELECT search_documents.id FROM \(match.tables)
            WHERE \(match.condition) AND (\(visible)) AND \(query.filter)
            ORDER BY \(match.tier) DESC, \(rank), changed_at DESC, search_documents.id DESC \(limit)
            """
        )
    }

    /// What the text of a hit is worth, as far as it is asked for one hit at a time.
    private static func score(_ match: SearchMatch, _ query: SearchQuery) -> SQL {
        guard let score = match.score else { return "0" }
        return """
            CASE WHEN (SELECT count(*) FROM hits WHERE \(query.filter)) <= \(mostRanked)
                THEN \(score) ELSE 0 END
            """
    }
}

extension SearchQuery {
    /// What was chosen, as a condition.
    fileprivate var filter: SQL {
        var conditions: [SQL] = ["1 = 1"]
        if let source { conditions.append("source = \(source)") }
        if let workspace { conditions.append("workspace = \(workspace)") }
        if let type { conditions.append("type = \(type)") }
        return conditions.joined(separator: " AND ")
    }
}
