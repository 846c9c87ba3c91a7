import Store

extension Gate {
    /// Asks for another address: a link goes to the new one, a notice to the one of today.
    ///
    /// Whether the new address has an account already is told to its owner, not to the one who asks.
    package func requestAddressChange(to address: String, password: String, by principal: Principal)
        async throws
        -> Outcome<Done, AccountRefusal>
    {
        var checks = FieldChecks()
        guard let email = checks.email(address, settings: settings) else { return .invalid(checks.problems) }
        let counter = rateKey(.addressChange, principal.person.bytes)
        return try await changeOwn(.addressChangeRequested, by: principal, password: password) { tx, person in
            if case .refused(let seconds, _) = try tx.charge([counter]) {
                throw AccountRefusal.tooMany(seconds: seconds)
            }
            if let owner = try Person.find(email: email.text, in: tx), owner.id != person.id {
                if owner.state == .active || owner.state == .invited {
                    try tx.enqueue(.mailNotice, payload: NoticeJob(.addressTaken, person: owner.id))
                }
            } else {
                let link = try Link.issue(
                    .address,
                    for: person.id,
                    to: email.text,
                    lasting: settings.addressChangeLifetime,
                    in: tx
                )
                try tx.enqueue(.mailAddress, payload: LinkJob(link: link))
            }
            try tx.enqueue(.mailNotice, payload: NoticeJob(.addressChangeRequested, person: person.id))
            try tx.note(.addressChangeRequested, by: person.id, on: person.id.retyped())
            return Done()
        }
    }

    /// Makes the address of the link the person's own; she signs in again with it.
    package func acceptAddress(_ token: Token, client: ClientAddress) async throws -> Outcome<
        Done, LinkRefusal
    > {
        try await acceptLink(token, for: .address, as: .addressChanged, client: client) { tx, link, person in
            guard let person, let email = link.email else { throw LinkRefusal.unknown }
            if let owner = try Person.find(email: email, in: tx), owner.id != person.id {
                throw LinkRefusal.void
            }
            let profile = Profile(
                name: person.name,
                organisation: person.organisation,
                function: person.function
            )
            try CheckedPerson(email: email, profile: profile).update(person.id, in: tx)
            try leaveAddress(of: person, for: email, in: tx)
            try tx.note(.addressChanged, by: person.id, on: person.id.retyped())
            return Done()
        }
    }

    /// What follows from another address: links to the old one and all sessions end, the old address learns
    /// it.
    ///
    /// `person` is she before the change.
    func leaveAddress(of person: Person, for email: String, in tx: Transaction) throws {
        try Link.void(of: person.id, in: tx)
        try Session.endAll(of: person.id, in: tx)
        // Only the spelling changed: the same mailbox need not be told twice.
        guard person.state == .active, let old = person.email,
            EmailAddress.fold(old) != EmailAddress.fold(email)
        else { return }
        let notice = NoticeJob(.addressChanged, person: person.id, address: old, name: person.name)
        try tx.enqueue(.mailNotice, payload: notice)
    }
}
