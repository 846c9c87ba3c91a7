/// An event as it was recorded.
package struct EventRecord: Sendable, Hashable, RowDecodable {
    package let id: ID<Event>
    package let at: Timestamp
    /// Its title is known to ``EventKinds``.
    package let kind: Event.Kind
    package let actor: ID<Any>?
    package let object: ID<Any>?
    package let workspace: ID<Any>?
    package let detail: [String: String]

    package init(row: Row) throws {
        id = try row.get("id")
        at = try row.get("at")
        kind = try row.get("kind")
        actor = try row.get("actor")
        object = try row.get("object")
        workspace = try row.get("workspace")
        detail = try row.get("detail", as: JSON.self).decode()
    }

    static let columns: SQL = "id, at, kind, actor, object, workspace, detail"
}

/// Some of the events that match a filter, and how many match in all.
package struct EventPage: Sendable {
    package let records: [EventRecord]
    package let total: Int
}
