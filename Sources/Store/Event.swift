/// Something that somebody did: `Event(.workspaceClosed, by: person.id, on: workspace.id)`.
///
/// It is recorded in the transaction of the change itself, so that neither exists without the other. Audit
/// log, feeds and indexes read events. Details hold keys, roles, reasons and counts; people are told by id,
/// so that erasing a person erases the name from the log as well.
package struct Event: Sendable {
    package let kind: Kind
    /// Who did it; `nil` for the program itself and for strangers.
    package let actor: ID<Any>?
    package let object: ID<Any>?
    package let workspace: ID<Any>?
    package let detail: [String: String]

    /// - Parameters:
    ///   - actor: the key of a person; said aloud even when there is none.
    ///   - object: the key of what was changed.
    ///   - workspace: where it lives.
    package init(
        _ kind: Kind,
        by actor: (any RecordKey)?,
        on object: (any RecordKey)? = nil,
        in workspace: (any RecordKey)? = nil,
        detail: [String: String] = [:]
    ) {
        self.kind = kind
        self.actor = actor?.untyped
        self.object = object?.untyped
        self.workspace = workspace?.untyped
        self.detail = detail
    }
}

extension Transaction {
    /// Records what this transaction did.
    package func record(_ event: Event) throws {
        try run(
            """
            INSERT INTO events (id, at, kind, actor, object, workspace, detail)
            VALUES (\(ID<Event>.make(at: now)), \(now), \(event.kind), \(event.actor), \(event.object),
                    \(event.workspace), \(JSON(encoding: event.detail)))
            """
        )
    }
}
