package import Store

extension Gate {
    /// Begins "Ansicht als …": the session shows what another person would see, and changes nothing.
    ///
    /// Nobody looks with rights that she does not have herself.
    package func beginView(as id: ID<Person>, by principal: Principal) async throws -> Outcome<
        Done, AdminRefusal
    > {
        let actor = Actor.principal(principal)
        return try await perform(.viewBegan, by: actor.person, on: id.retyped()) { tx in
            let acting = try Acting(actor, needsOneOf: [.peopleViewAs], in: tx)
            guard id != principal.person else { throw AdminRefusal.ownAccount }
            guard let person = try Person.find(id, in: tx) else { throw AdminRefusal.notFound }
            guard person.state == .active else { throw AdminRefusal.wrongState }
            try acting.checkMaySee(id, in: tx)
            try tx.run("UPDATE sessions SET view_as = \(id) WHERE id = \(principal.session)")
            try tx.note(.viewBegan, by: acting.person, on: id.retyped())
            return Done()
        }
    }

    /// Ends the view; no error when there is none.
    package func endView(session: ID<Session>) async throws {
        try await store.write { tx in
            let row = try tx.rows(
                "SELECT person, view_as FROM sessions WHERE id = \(session) AND view_as IS NOT NULL"
            ).first
            guard let row else { return }
            try tx.run("UPDATE sessions SET view_as = NULL WHERE id = \(session)")
            try tx.note(
                .viewEnded,
                by: row.get("person"),
                on: row.get("view_as", as: ID<Person>.self).retyped()
            )
        }
    }
}
