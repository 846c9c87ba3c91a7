import Store

extension Gate {
    /// Changes the own password; the other sessions end, the current one gets the token that is returned.
    package func changePassword(current: String, new: String, by principal: Principal) async throws
        -> Outcome<Token, AccountRefusal>
    {
        let person = try await store.read { reader in try Person.find(principal.person, in: reader) }
        var checks = FieldChecks()
        let password = checks.password(new, rules(for: person))
        guard checks.problems.isEmpty else { return .invalid(checks.problems) }
        var proof = try await prove(current, by: principal)
        var hash = ""
        // Only now: hashing for everybody who asks would take the place of people who sign in.
        if case .hash = proof {
            do {
                hash = try await hasher.hash(password)
            } catch is PasswordHasher.Busy {
                proof = .refused(.busy)
            }
        }
        return try await finishOwn(.passwordChanged, by: principal, proof) { [hash] tx, person in
            try Person.setPassword(hash, of: person.id, in: tx)
            try Link.void([.reset, .address], of: person.id, in: tx)
            try tx.note(.passwordChanged, by: person.id, on: person.id.retyped())
            try tx.enqueue(.mailNotice, payload: NoticeJob(.passwordChanged, person: person.id))
            return try Session.endOthers(principal, in: tx)
        }
    }

    /// Changes name, organisation and function.
    package func editProfile(_ profile: Profile, by principal: Principal) async throws -> Outcome<
        Done, AccountRefusal
    > {
        var checks = FieldChecks()
        let checked = profile.checked(&checks)
        guard checks.problems.isEmpty else { return .invalid(checks.problems) }
        return try await changeOwn(.profileEdited, by: principal) { tx, person in
            try CheckedPerson(email: person.email ?? "", profile: checked).update(person.id, in: tx)
            try tx.note(.profileEdited, by: person.id, on: person.id.retyped())
            return Done()
        }
    }
}

extension Session {
    /// Ends all other sessions and rotates this one; after every change of a secret.
    static func endOthers(_ principal: Principal, in tx: Transaction) throws -> Token {
        try endAll(of: principal.person, but: principal.session, in: tx)
        return try rotate(principal.session, in: tx)
    }
}
