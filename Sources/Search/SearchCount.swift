import Access
import Store

/// How many hits have one source, workspace and type.
struct SearchCount: RowDecodable {
    let source: SearchDocument.Source
    let workspace: ID<Workspace>?
    let type: String
    let count: Int

    init(row: Row) throws {
        source = try row.get("source")
        workspace = try row.get("workspace")
        type = try row.get("type")
        count = try row.get("count")
    }

    /// Whether it fits what was chosen, apart from one choice.
    func fits(_ query: SearchQuery, apartFrom facet: Facet? = nil) -> Bool {
        (facet == .source || query.source == nil || query.source == source)
            && (facet == .workspace || query.workspace == nil || query.workspace == workspace)
            && (facet == .type || query.type == nil || query.type == type)
    }

    enum Facet { case source, workspace, type }
}

extension [SearchCount] {
    /// The sum for each value of a facet, the greatest first.
    func sums<Key: Hashable>(by key: (SearchCount) -> Key?, order: (Key) -> String) -> [(Key, Int)] {
        var sums: [Key: Int] = [:]
        for count in self {
            if let key = key(count) { sums[key, default: 0] += count.count }
        }
        return sums.map { ($0.key, $0.value) }
            .sorted { $0.1 == $1.1 ? order($0.0) < order($1.0) : $0.1 > $1.1 }
    }
}
