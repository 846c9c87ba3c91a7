package import Store

extension Gate {
    /// Deletes somebody's account: everything personal goes, what she wrote stays by "ausgeschiedene Person".
    package func delete(_ id: ID<Person>, by actor: Actor) async throws -> Outcome<Done, AdminRefusal> {
        let states: Set<PersonState> = [.requested, .invited, .active, .disabled]
        return try await manage(.personDeleted, id, by: actor, in: states) { tx, acting, person in
            if acting.person == id { throw AdminRefusal.ownAccount }
            try erase(person, in: tx)
            return Done()
        }
    }

    /// Deletes the own account.
    package func deleteOwnAccount(password: String, by principal: Principal) async throws
        -> Outcome<Done, AccountRefusal>
    {
        try await changeOwn(.personDeleted, by: principal, password: password) { tx, person in
            do {
                try erase(person, in: tx)
            } catch AdminRefusal.lastAdministrator {
                throw AccountRefusal.lastAdministrator
            }
            try tx.note(.personDeleted, by: person.id, on: person.id.retyped())
            return Done()
        }
    }

    /// Erases what every feature declared to hold about a person, and tells her once more.
    private func erase(_ person: Person, in tx: Transaction) throws {
        if let email = person.email, person.state != .requested {
            let notice = NoticeJob(.deleted, person: nil, address: email, name: person.name)
            try tx.enqueue(.mailNotice, payload: notice)
        }
        try Administrators.keepOne(in: tx) {
            for data in personalData {
                if case .change(let statement) = data.erasure { try tx.run(statement(person.id, tx.now)) }
            }
        }
    }
}
