/// Which events somebody asks for; what is left out does not narrow the list.
package struct EventFilter: Sendable, Hashable {
    /// One of these; an empty list stands for all.
    package var kinds: [Event.Kind]
    package var actor: ID<Any>?
    package var object: ID<Any>?
    package var workspace: ID<Any>?
    /// The first moment that belongs to it.
    package var from: Timestamp?
    /// The first moment that does not.
    package var until: Timestamp?

    package init(
        kinds: [Event.Kind] = [],
        actor: (any RecordKey)? = nil,
        object: (any RecordKey)? = nil,
        workspace: (any RecordKey)? = nil,
        from: Timestamp? = nil,
        until: Timestamp? = nil
    ) {
        self.kinds = kinds
        self.actor = actor?.untyped
        self.object = object?.untyped
        self.workspace = workspace?.untyped
        self.from = from
        self.until = until
    }

    /// The filter as `WHERE …`.
    ///
    /// - Parameter cursor: only what is older than this record.
    func clause(before cursor: EventRecord? = nil) -> SQL {
        var conditions: [SQL] = []
        // One kind by `=`, so that the index gives the order as well.
        if let kind = kinds.first, kinds.count == 1 { conditions.append("kind = \(kind)") }
        if kinds.count > 1 { conditions.append("kind IN \(list: kinds)") }
        if let actor { conditions.append("actor = \(actor)") }
        if let object { conditions.append("object = \(object)") }
        if let workspace { conditions.append("workspace = \(workspace)") }
        if let from { conditions.append("at >= \(from)") }
        if let until { conditions.append("at < \(until)") }
        if let cursor { conditions.append("(at, id) < (\(cursor.at), \(cursor.id))") }
        return conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    }
}
