import Access
import Store

/// Who is meant by `@Anna Beispiel`.
enum Mentions {
    /// The members of a workspace whose names stand behind an @; the longest name counts.
    static func people(in text: String, of workspace: ID<Workspace>, _ tx: Reader) throws -> [ID<Person>] {
        guard text.contains("@") else { return [] }
        let members = try tx.rows(
            """
            SELECT p.id, p.name FROM people p WHERE p.state = \(PersonState.active)
                AND p.id IN (\(sql: Membership.people(of: workspace, at: tx.now)))
            """
        )
        let names = try members.map {
            (id: try $0.get("id", as: ID<Person>.self), name: try $0.get("name", as: String.self))
        }
        .sorted { $0.name.count > $1.name.count }
        var found: [ID<Person>] = []
        for piece in text.split(separator: "@", omittingEmptySubsequences: false).dropFirst() {
            let hit = names.first { entry in
                guard piece.hasPrefix(entry.name) else { return false }
                let next = piece.dropFirst(entry.name.count).first
                return next.map { !$0.isLetter && !$0.isNumber } ?? true
            }
            if let hit, !found.contains(hit.id) { found.append(hit.id) }
        }
        return found
    }
}
