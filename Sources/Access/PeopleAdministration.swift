package import Store

extension Gate {
    /// Changes somebody's name, organisation, function or address; another address takes effect at once.
    package func editPerson(_ id: ID<Person>, _ draft: PersonDraft, by actor: Actor) async throws
        -> Outcome<Done, AdminRefusal>
    {
        try await manage(.personEdited, id, by: actor, in: [.requested, .invited, .active, .disabled]) {
            tx,
            acting,
            person in
            var checks = FieldChecks()
            let checked = draft.checked(&checks, settings)
            if let owner = try Person.find(email: checked.email, in: tx), owner.id != id {
                checks.note("email", "Diese Adresse gehört schon zu einem anderen Zugang.")
            }
            try checks.throwIfAny()
            try checked.update(id, in: tx)
            if checked.email != person.email {
                try leaveAddress(of: person, for: checked.email, in: tx)
                if person.state == .invited { _ = try sendInvitation(id, by: acting.person, in: tx) }
            }
            return Done()
        }
    }

    /// Stops somebody from signing in; everything is kept.
    package func deactivate(_ id: ID<Person>, by actor: Actor) async throws -> Outcome<Done, AdminRefusal> {
        try await manage(.personDisabled, id, by: actor, in: [.active, .invited]) { tx, acting, person in
            if acting.person == id { throw AdminRefusal.ownAccount }
            try Administrators.keepOne(in: tx) {
                _ = try tx.run("UPDATE people SET state = \(PersonState.disabled) WHERE id = \(id)")
            }
            try Session.endAll(of: id, in: tx)
            try Link.void(of: id, in: tx)
            // With the address, because nobody writes to a disabled account otherwise.
            let notice = NoticeJob(.deactivated, person: nil, address: person.email, name: person.name)
            try tx.enqueue(.mailNotice, payload: notice)
            return Done()
        }
    }

    /// Lets somebody in again, with the password from before; without one she is invited anew.
    package func reactivate(_ id: ID<Person>, by actor: Actor) async throws -> Outcome<Done, AdminRefusal> {
        try await manage(.personEnabled, id, by: actor, in: [.disabled]) { tx, acting, person in
            let state: PersonState = person.passwordHash == nil ? .invited : .active
            try tx.run("UPDATE people SET state = \(state) WHERE id = \(id)")
            if state == .invited { _ = try sendInvitation(id, by: acting.person, in: tx) }
            return Done()
        }
    }

    /// Takes the second factor away from somebody who lost phone and codes.
    package func removeSecondFactor(of id: ID<Person>, by actor: Actor) async throws -> Outcome<
        Done, AdminRefusal
    > {
        try await manage(.secondFactorOff, id, by: actor, in: [.active, .disabled], records: false) {
            tx,
            acting,
            person in
            guard person.hasSecondFactor else { throw AdminRefusal.wrongState }
            try person.removeSecondFactor(by: acting.person, in: tx)
            try Session.endAll(of: id, in: tx)
            return Done()
        }
    }

    /// Runs a change to somebody's account: needs `people.manage` and every right that the person holds.
    func manage<Value: Sendable>(
        _ verb: Event.Kind,
        _ id: ID<Person>,
        by actor: Actor,
        in states: Set<PersonState>,
        records: Bool = true,
        _ body: @escaping @Sendable (Transaction, Acting, Person) throws -> Value
    ) async throws -> Outcome<Value, AdminRefusal> {
        try await perform(verb, by: actor.person, on: id.retyped()) { tx in
            let acting = try Acting(actor, needsOneOf: [.peopleManage], in: tx)
            guard let person = try Person.find(id, in: tx) else { throw AdminRefusal.notFound }
            guard states.contains(person.state) else { throw AdminRefusal.wrongState }
            try acting.checkMayManage(id, in: tx)
            let value = try body(tx, acting, person)
            if records { try tx.note(verb, by: acting.person, on: id.retyped()) }
            return value
        }
    }
}
