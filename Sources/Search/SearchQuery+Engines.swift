/// The query in the languages of the engines, made of quoted tokens only.
extension SearchQuery {
    /// For FTS5: `("bauantrag") AND ("online dienst" OR "onlinedienst")`.
    ///
    /// - Parameter columns: where everything has to stand, such as `{t s}`; exclusions count in the whole text.
    func match(in columns: String? = nil) -> String {
        let all = wanted.map(Self.fts).joined(separator: " AND ")
        if let columns { return "\(columns) : (\(all))" }
        guard !excluded.isEmpty else { return all }
        return "(\(all)) NOT (\(excluded.map(Self.fts).joined(separator: " OR ")))"
    }

    /// For PostgreSQL: `('bauantrag') & ('online' <-> 'dienst' | 'onlinedienst')`.
    ///
    /// - Parameter weights: in which classes everything has to stand, such as `A`.
    func tsquery(weights: String = "") -> String {
        let all = wanted.map { Self.postgres($0, weights) }.joined(separator: " & ")
        guard weights.isEmpty, !excluded.isEmpty else { return all }
        return "(\(all)) & !(\(excluded.map { Self.postgres($0, "") }.joined(separator: " | ")))"
    }

    private static func fts(_ term: Term) -> String {
        var ways = term.phrases.map { "\"\($0.joined(separator: " "))\"" }
        if let prefix = term.prefix { ways.append("\"\(prefix)\" *") }
        return "(\(ways.joined(separator: " OR ")))"
    }

    private static func postgres(_ term: Term, _ weights: String) -> String {
        let label = weights.isEmpty ? "" : ":\(weights)"
        var ways = term.phrases.map { phrase in
            "(" + phrase.map { "'\($0)'\(label)" }.joined(separator: " <-> ") + ")"
        }
        if let prefix = term.prefix { ways.append("'\(prefix)':*\(weights)") }
        return "(\(ways.joined(separator: " | ")))"
    }
}
