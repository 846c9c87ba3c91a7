import Access
package import Store
import Theme

/// The names of those whom events mention: people, groups, workspaces.
struct EventNames: Sendable {
    private let names: [ID<Any>: String]

    /// Asks for all at once, so that a page of the log takes three queries and not a hundred.
    static func load(for records: [EventRecord], in reader: Reader) throws -> EventNames {
        let ids = Array(Set(records.flatMap { [$0.actor, $0.object, $0.workspace].compactMap(\.self) }))
        var names: [ID<Any>: String] = [:]
        let queries: [SQL] = [
            "SELECT id, CASE WHEN state = 'deleted' THEN \(Person.deletedName) ELSE name END AS name FROM people WHERE id IN \(list: ids)",
            "SELECT id, name FROM groups WHERE id IN \(list: ids)",
            "SELECT id, name FROM workspaces WHERE id IN \(list: ids)",
        ]
        for query in queries {
            for row in try reader.rows(query) { names[try row.get("id")] = try row.get("name") }
        }
        return EventNames(names: names)
    }

    private init(names: [ID<Any>: String]) { self.names = names }

    /// The name, or the key of something that has none or is gone.
    func name(of id: ID<Any>) -> String { names[id] ?? id.description }
}

extension Event.Kind {
    /// Somebody took the audit log away as a file.
    static let auditExported = Event.Kind("audit.exported", "Protokoll ausgegeben")

    /// What the pages of this feature record themselves; the rest stands in Access.
    package static let accounts: [Event.Kind] = [.auditExported]
}
