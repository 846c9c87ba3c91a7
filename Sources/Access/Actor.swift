package import Store

/// Who makes a change: a signed-in person, or somebody with the command line of the server.
package enum Actor: Sendable {
    case principal(Principal)
    /// Has every right; the event names no person.
    case commandLine

    /// The person that the event names: during "Ansicht als …" the one who really acts.
    package var person: ID<Person>? {
        switch self {
        case .principal(let principal): principal.viewer?.person ?? principal.person
        case .commandLine: nil
        }
    }
}

/// The actor inside a transaction, with rights read there: a right taken away a moment ago no longer counts.
struct Acting {
    let person: ID<Person>?
    /// `nil` for the command line, which may everything.
    private let held: HeldRights?

    /// Throws `AdminRefusal` unless the actor may change things and holds one of the rights; none means any.
    init(_ actor: Actor, needsOneOf rights: [Right] = [], in tx: Reader) throws {
        guard case .principal(let principal) = actor else {
            (person, held) = (nil, nil)
            return
        }
        if principal.isReadOnly { throw AdminRefusal.readOnly }
        guard principal.stage == .full, try Self.isActive(principal.person, in: tx) else {
            throw AdminRefusal.missingRight
        }
        let held = try HeldRights.of(principal.person, in: tx)
        guard rights.isEmpty || !held.site.isDisjoint(with: rights) else { throw AdminRefusal.missingRight }
        (person, self.held) = (principal.person, held)
    }

    func may(_ right: Right) -> Bool { held?.site.contains(right) ?? true }

    func may(_ right: Right, in workspace: ID<Workspace>) -> Bool {
        held?.workspaces[workspace]?.contains(right) ?? (held == nil)
    }

    /// Whether the actor could pass these rights on: nobody gives what she does not have.
    func covers(_ rights: Set<Right>, in workspace: ID<Workspace>? = nil) -> Bool {
        guard let held else { return true }
        guard let workspace else { return held.site.isSuperset(of: rights.filter { $0.scope == .site }) }
        // Whoever appoints the members of workspaces may make coordinators of them.
        return held.site.contains(.workspacesManage)
            || (held.workspaces[workspace] ?? []).isSuperset(of: rights.filter { $0.scope == .workspace })
    }

    /// Throws unless the actor holds every site right that the person holds: else a helper could take over an
    /// administrator by changing her address or her second factor.
    func checkMayManage(_ other: ID<Person>, in tx: Reader) throws {
        guard covers(try HeldRights.of(other, in: tx).site) else { throw AdminRefusal.higherRights }
    }

    private static func isActive(_ id: ID<Person>, in tx: Reader) throws -> Bool {
        try tx.value(
            "SELECT 1 FROM people WHERE id = \(id) AND state = \(PersonState.active)",
            as: Int64.self
        ) != nil
    }
}
