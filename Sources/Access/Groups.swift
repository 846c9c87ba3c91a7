package import Store

extension Gate {
    package func createGroup(name: String, note: String, by actor: Actor) async throws
        -> Outcome<ID<Group>, AdminRefusal>
    {
        try await perform(.groupCreated, by: actor.person) { tx in
            let acting = try Acting(actor, needsOneOf: [.rolesManage], in: tx)
            let (name, note) = try Self.checked(name, note, except: nil, in: tx)
            let id = ID<Group>.make(at: tx.now)
            try tx.run(
                """
                INSERT INTO groups (id, name, name_sort, note, created_at)
                VALUES (\(id), \(name), \(CleanText.sortKey(name)), \(note), \(tx.now))
                """
            )
            try tx.note(.groupCreated, by: acting.person, on: id.retyped())
            return id
        }
    }

    package func editGroup(_ id: ID<Group>, name: String, note: String, by actor: Actor) async throws
        -> Outcome<Done, AdminRefusal>
    {
        try await changeGroup(.groupEdited, id, by: actor) { tx, _ in
            let (name, note) = try Self.checked(name, note, except: id, in: tx)
            try tx.run(
                """
                UPDATE groups SET name = \(name), name_sort = \(CleanText.sortKey(name)), note = \(note) WHERE id = \(id)
                """
            )
        }
    }

    /// Removes a group with the roles it holds; its members lose them.
    package func deleteGroup(_ id: ID<Group>, by actor: Actor) async throws -> Outcome<Done, AdminRefusal> {
        try await changeGroup(.groupDeleted, id, by: actor) { tx, _ in
            try Grants.markChanged(.group(id), in: tx)
            try Administrators.keepOne(in: tx) { _ = try tx.run("DELETE FROM groups WHERE id = \(id)") }
        }
    }

    /// Takes somebody into a group; she gains its roles.
    package func addMember(_ person: ID<Person>, to group: ID<Group>, by actor: Actor) async throws
        -> Outcome<Done, AdminRefusal>
    {
        try await changeGroup(.memberAdded, group, by: actor, about: person) { tx, _ in
            guard let state = try Person.find(person, in: tx)?.state, state != .deleted, state != .requested
            else {
                throw AdminRefusal.notFound
            }
            try tx.run(
                """
                INSERT INTO group_members (group_id, person, created_at) VALUES (\(group), \(person), \(tx.now))
                ON CONFLICT (group_id, person) DO NOTHING
                """
            )
            try Grants.markChanged(.person(person), in: tx)
        }
    }

    package func removeMember(_ person: ID<Person>, from group: ID<Group>, by actor: Actor) async throws
        -> Outcome<Done, AdminRefusal>
    {
        try await changeGroup(.memberRemoved, group, by: actor, about: person) { tx, _ in
            let removed = try Administrators.keepOne(in: tx) {
                try tx.run("DELETE FROM group_members WHERE group_id = \(group) AND person = \(person)")
            }
            guard removed == 1 else { throw AdminRefusal.notFound }
            try Grants.markChanged(.person(person), in: tx)
        }
    }

    /// Runs a change to a group; nobody changes a group whose rights she does not have herself.
    private func changeGroup(
        _ verb: Event.Kind,
        _ id: ID<Group>,
        by actor: Actor,
        about person: ID<Person>? = nil,
        _ body: @escaping @Sendable (Transaction, Acting) throws -> Void
    ) async throws -> Outcome<Done, AdminRefusal> {
        try await perform(verb, by: actor.person, on: id.retyped()) { tx in
            let acting = try Acting(actor, needsOneOf: [.rolesManage], in: tx)
            guard try tx.value("SELECT 1 FROM groups WHERE id = \(id)", as: Int64.self) != nil else {
                throw AdminRefusal.notFound
            }
            try acting.checkMayFill(id, in: tx)
            try body(tx, acting)
            let detail = person.map { _ in ["group": id.description] } ?? [:]
            try tx.note(verb, by: acting.person, on: person?.retyped() ?? id.retyped(), detail)
            return Done()
        }
    }

    private static func checked(_ name: String, _ note: String, except id: ID<Group>?, in tx: Transaction)
        throws
        -> (String, String)
    {
        var checks = FieldChecks()
        let name = checks.line(name, "name", "Name", upTo: 80, isRequired: true)
        let note = checks.block(note, "note", "Beschreibung", upTo: 1000)
        let same: ID<Group>? = try tx.value(
            "SELECT id FROM groups WHERE name_sort = \(CleanText.sortKey(name))"
        )
        if let same, same != id {
            checks.note("name", "Eine Gruppe mit diesem Namen gibt es schon. Wählen Sie einen anderen.")
        }
        try checks.throwIfAny()
        return (name, note)
    }
}
