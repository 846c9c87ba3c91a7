import Store

extension Gate {
    /// Opens the session that follows a proven password: full, waiting for the code, or waiting for the
    /// set-up.
    func begin(_ id: ID<Person>, client: ClientAddress, device: String, in tx: Transaction) throws
        -> NewSession
    {
        guard let person = try Person.find(id, in: tx) else { throw SignInRefusal.wrong }
        let needsCode = person.hasSecondFactor
        let mustEnrol = try !needsCode && HeldRights.of(id, in: tx).needsSecondFactor
        let stage: SessionStage = needsCode ? .secondFactor : mustEnrol ? .enrolment : .full
        if !needsCode { try welcome(person, from: client, in: tx) }
        try tx.note(needsCode ? .passwordAccepted : .signedIn, by: id, on: id.retyped())
        return try Session.open(for: id, stage: stage, device: device, settings: settings, in: tx)
    }

    /// Notes the day and the network of a complete sign-in.
    func welcome(_ person: Person, from client: ClientAddress, in tx: Transaction) throws {
        try Self.markSeen(person.id, in: tx)
        guard let email = person.email else { return }
        try KnownNetworks.remember(networkHash(email, client), of: person.id, in: tx)
    }
}

extension Session {
    /// Throws unless the person is active and her password is still the one that was proven.
    static func checkMaySignIn(_ proven: Person, in tx: Transaction) throws {
        guard let person = try Person.find(proven.id, in: tx), person.passwordHash == proven.passwordHash
        else {
            throw SignInRefusal.wrong
        }
        switch person.state {
        case .active: return
        case .disabled: throw SignInRefusal.disabled
        case .requested, .invited, .deleted: throw SignInRefusal.wrong
        }
    }
}
