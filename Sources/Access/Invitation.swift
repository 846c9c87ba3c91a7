package import Store

/// Somebody invited: who, and the link whose mail is queued.
package struct Invited: Sendable, Hashable {
    package let person: ID<Person>
    package let link: ID<Link>
}

extension Gate {
    /// Creates an account without a password and queues the mail with the link that lets the person set one.
    ///
    /// - Parameter mails: `false` leaves the mail out; the caller hands the link over herself.
    package func invite(_ draft: PersonDraft, roles: [GrantDraft], by actor: Actor, mails: Bool = true)
        async throws
        -> Outcome<Invited, AdminRefusal>
    {
        try await perform(.invited, by: actor.person) { tx in
            let acting = try Acting(actor, needsOneOf: [.peopleManage], in: tx)
            let person = try insert(draft, state: .invited, in: tx)
            for role in roles { try Grants.give(role, to: .person(person), by: acting, in: tx) }
            return try sendInvitation(person, by: acting.person, mails: mails, in: tx)
        }
    }

    /// Sends the invitation once more; the link sent before no longer works.
    package func inviteAgain(_ id: ID<Person>, by actor: Actor, mails: Bool = true) async throws
        -> Outcome<Invited, AdminRefusal>
    {
        try await perform(.invited, by: actor.person, on: id.retyped()) { tx in
            let acting = try Acting(actor, needsOneOf: [.peopleManage, .peopleConfirm], in: tx)
            guard let person = try Person.find(id, in: tx) else { throw AdminRefusal.notFound }
            guard person.state == .invited else { throw AdminRefusal.wrongState }
            return try sendInvitation(id, by: acting.person, mails: mails, in: tx)
        }
    }

    /// Sets the password of an invited person and signs her in.
    package func acceptInvitation(_ token: Token, password: String, client: ClientAddress, device: String)
        async throws
        -> Outcome<NewSession, LinkRefusal>
    {
        try await passwordForLink(
            token,
            for: .invitation,
            as: .invitationAccepted,
            password: password,
            client: client
        ) { tx, person, hash in
            try Person.setPassword(hash, of: person.id, in: tx)
            try tx.run("UPDATE people SET state = \(PersonState.active) WHERE id = \(person.id)")
            try Link.void(of: person.id, in: tx)
            try tx.note(.invitationAccepted, by: person.id, on: person.id.retyped())
            return try begin(person.id, client: client, device: device, in: tx)
        }
    }

    /// Creates an account that works at once; for the command line and demo data.
    package func addPerson(_ draft: PersonDraft, password: String, roles: [GrantDraft], by actor: Actor)
        async throws
        -> Outcome<ID<Person>, AdminRefusal>
    {
        let hash: String
        do {
            hash = try await newHash(password, for: draft)
        } catch let invalid as InvalidInput {
            return .invalid(invalid.problems)
        }
        return try await perform(.personAdded, by: actor.person) { tx in
            let acting = try Acting(actor, needsOneOf: [.peopleManage], in: tx)
            let person = try insert(draft, state: .active, passwordHash: hash, in: tx)
            for role in roles { try Grants.give(role, to: .person(person), by: acting, in: tx) }
            try tx.note(.personAdded, by: acting.person, on: person.retyped())
            return person
        }
    }

    func insert(_ draft: PersonDraft, state: PersonState, passwordHash: String? = nil, in tx: Transaction)
        throws
        -> ID<Person>
    {
        var checks = FieldChecks()
        let person = draft.checked(&checks, settings)
        if checks.problems.isEmpty, try Person.find(email: person.email, in: tx) != nil {
            checks.note(
                "email",
                "Zu dieser Adresse gibt es schon einen Zugang. Suchen Sie ihn in der Liste der Personen."
            )
        }
        try checks.throwIfAny()
        return try person.insert(state: state, passwordHash: passwordHash, in: tx)
    }

    func sendInvitation(_ id: ID<Person>, by actor: ID<Person>?, mails: Bool = true, in tx: Transaction)
        throws -> Invited
    {
        guard let email = try Person.find(id, in: tx)?.email else { throw AdminRefusal.notFound }
        let link = try Link.issue(
            .invitation,
            for: id,
            to: email,
            lasting: settings.invitationLifetime,
            in: tx
        )
        if mails { try tx.enqueue(.mailInvitation, payload: LinkJob(link: link)) }
        try tx.note(.invited, by: actor, on: id.retyped())
        return Invited(person: id, link: link)
    }
}
