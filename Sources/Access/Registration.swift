package import Store

extension Gate {
    /// Asks for an account; a coordinator decides.
    ///
    /// The answer is the same whether the address is known or not.
    package func requestAccount(_ draft: PersonDraft, note: String, client: ClientAddress) async throws
        -> Outcome<Done, RequestRefusal>
    {
        var checks = FieldChecks()
        let person = draft.checked(&checks, settings)
        let note = checks.block(note, "note", "Nachricht", upTo: 1000)
        checkDomain(person.email, &checks)
        guard checks.problems.isEmpty else { return .invalid(checks.problems) }
        let answer = try await charge([rateKey(.requestClient, client.network)])
        if case .refused(let seconds, _) = answer {
            return try await refuseRequest(.tooMany(seconds: seconds), .accountRequested, answer)
        }
        let counter = rateKey(.resetAddress, counted(person.email))
        return try await perform(
            .accountRequested,
            refusedAs: .requestRefused,
            by: nil
        ) { tx in
            guard settings.registrationIsOpen else { throw RequestRefusal.closed }
            guard let known = try Person.find(email: person.email, in: tx) else {
                let id = try person.insert(state: .requested, note: note, in: tx)
                try tx.note(.accountRequested, by: nil, on: id.retyped())
                try tx.enqueue(.mailRequest, payload: PersonJob(person: id))
                return Done()
            }
            // The owner of the address learns it, the one who typed it does not.
            try tx.note(.accountRequested, by: nil, on: known.id.retyped(), ["known": known.state.rawValue])
            let isMailed = known.state == .active || known.state == .invited
            if isMailed, try tx.charge([counter]) == .allowed {
                try tx.enqueue(.mailNotice, payload: NoticeJob(.alreadyRegistered, person: known.id))
            }
            return Done()
        }
    }

    /// Turns a request into an invitation with these roles.
    package func confirmRequest(_ id: ID<Person>, roles: [GrantDraft], by actor: Actor) async throws
        -> Outcome<Invited, AdminRefusal>
    {
        try await perform(.requestConfirmed, by: actor.person, on: id.retyped()) { tx in
            let acting = try Acting(actor, needsOneOf: [.peopleConfirm, .peopleManage], in: tx)
            try Self.checkIsRequest(id, in: tx)
            try tx.run("UPDATE people SET state = \(PersonState.invited), note = '' WHERE id = \(id)")
            for role in roles { try Grants.give(role, to: .person(id), by: acting, in: tx) }
            try tx.note(.requestConfirmed, by: acting.person, on: id.retyped())
            return try sendInvitation(id, by: acting.person, in: tx)
        }
    }

    /// Erases a request; the reason goes to the person by mail and is not kept.
    package func rejectRequest(_ id: ID<Person>, reason: String, by actor: Actor) async throws
        -> Outcome<Done, AdminRefusal>
    {
        try await perform(.requestRejected, by: actor.person, on: id.retyped()) { tx in
            let acting = try Acting(actor, needsOneOf: [.peopleConfirm, .peopleManage], in: tx)
            let person = try Self.checkIsRequest(id, in: tx)
            var checks = FieldChecks()
            let reason = checks.block(reason, "reason", "Begründung", upTo: 1000)
            try checks.throwIfAny()
            try tx.run("DELETE FROM people WHERE id = \(id)")
            try tx.note(.requestRejected, by: acting.person, on: id.retyped())
            let notice = NoticeJob(
                .requestRejected,
                person: nil,
                address: person.email,
                name: person.name,
                reason: reason
            )
            try tx.enqueue(.mailNotice, payload: notice)
            return Done()
        }
    }

    @discardableResult
    private static func checkIsRequest(_ id: ID<Person>, in tx: Transaction) throws -> Person {
        guard let person = try Person.find(id, in: tx) else { throw AdminRefusal.notFound }
        guard person.state == .requested else { throw AdminRefusal.wrongState }
        return person
    }

    private func checkDomain(_ email: String, _ checks: inout FieldChecks) {
        guard !settings.registrationDomains.isEmpty, let address = EmailAddress(email, allowsDotless: true),
            !settings.registrationDomains.contains(where: { EmailAddress.fold($0) == address.domain })
        else { return }
        checks.note(
            "email",
            "Mit dieser Adresse kann kein Zugang angefragt werden. Nehmen Sie Ihre dienstliche Adresse."
        )
    }
}
