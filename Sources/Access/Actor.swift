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
package struct Acting {
    package let person: ID<Person>?
    /// `nil` for the command line, which may everything.
    private let held: HeldRights?

    /// Throws `AdminRefusal` unless the actor may change things and holds one of the rights; none means any.
    package init(_ actor: Actor, needsOneOf rights: [Right] = [], in tx: Reader) throws {
        guard case .principal(let principal) = actor else {
            (person, held) = (nil, nil)
            return
        }
        if principal.isReadOnly { throw AdminRefusal.readOnly }
        let answers = try tx.together([
            Self.activity(of: principal.person),
            HeldRights.question("\(principal.person)", at: tx.now),
        ])
        guard principal.stage == .full, !answers[0].isEmpty else { throw AdminRefusal.missingRight }
        let held = try HeldRights(answers[1])
        guard rights.isEmpty || !held.site.isDisjoint(with: rights) else { throw AdminRefusal.missingRight }
        (person, self.held) = (principal.person, held)
    }

    package func may(_ right: Right) -> Bool { held?.site.contains(right) ?? true }

    package func may(_ right: Right, in workspace: ID<Workspace>) -> Bool {
        held?.workspaces[workspace]?.contains(right) ?? (held == nil)
    }

    /// Whether the actor holds these rights herself and so may pass them on.
    func covers(_ rights: Set<Right>, in workspace: ID<Workspace>? = nil) -> Bool {
        held?.covers(rights, in: workspace) ?? true
    }

    /// The same actor with only the rights that last as long as what she is about to give: a role with an end
    /// must not make itself, or anybody else, permanent.
    func lasting(to end: Timestamp?, in tx: Reader) throws -> Acting {
        guard let person, held != nil else { return self }
        return Acting(person, try HeldRights.of(person, end.map { .until($0) } ?? .forever, in: tx))
    }

    /// Throws unless the actor holds every right that the person holds, on the site and in workspaces, and as
    /// lastingly: else a helper could take somebody's account over by changing her address or her second factor.
    func checkMayManage(_ other: ID<Person>, in tx: Reader) throws {
        try checkMaySee(other, in: tx)
        guard let forever = try lasting(to: nil, in: tx).held else { return }
        guard forever.covers(try HeldRights.of(other, .forever, in: tx)) else {
            throw AdminRefusal.higherRights
        }
    }

    /// Throws unless the actor holds today what the person holds today; enough to look and to sign out.
    func checkMaySee(_ other: ID<Person>, in tx: Reader) throws {
        guard let held else { return }
        guard held.covers(try HeldRights.of(other, in: tx)) else { throw AdminRefusal.higherRights }
    }

    /// Throws unless the actor could give every role of a group herself, each for as long as the group has it.
    func checkMayFill(_ group: ID<Group>, in tx: Reader) throws {
        guard let held else { return }
        let today = try HeldRights.of(group: group, in: tx)
        let forever = try HeldRights.of(group: group, .forever, in: tx)
        guard held.covers(today), try lasting(to: nil, in: tx).held?.covers(forever) ?? true else {
            throw AdminRefusal.higherRights
        }
    }

    private init(_ person: ID<Person>, _ held: HeldRights) {
        self.person = person
        self.held = held
    }

    /// Has a row while the person may act.
    private static func activity(of id: ID<Person>) -> SQL {
        "SELECT 1 FROM people WHERE id = \(id) AND state = \(PersonState.active)"
    }
}
