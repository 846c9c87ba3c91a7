package import Store

extension Gate {
    /// Whether a link would work, for the page with its one button: changes nothing and records nothing.
    package func look(at token: Token, for purpose: LinkPurpose) async throws -> Outcome<
        LinkView, LinkRefusal
    > {
        do {
            return .done(
                try await store.read { reader in
                    let (link, person) = try Link.check(token, for: purpose, in: reader)
                    return LinkView(
                        purpose: purpose,
                        name: person?.name ?? "",
                        email: link.email ?? "",
                        expiresAt: link.expiresAt
                    )
                }
            )
        } catch let refusal as LinkRefusal {
            return .refused(refusal)
        }
    }

    /// The token of a link, made now for the mail that is about to be sent; `nil` when nothing should be
    /// sent.
    ///
    /// So no table and no job ever holds a token that works. A job that is run again makes a new one, and the
    /// mail that arrives last is the one that counts.
    package func mailLink(_ id: ID<Link>) async throws -> MailLink? {
        try await store.write { tx in try mailLink(id, in: tx) }
    }

    private func mailLink(_ id: ID<Link>, in tx: Transaction) throws -> MailLink? {
        let found: Link? = try tx.first("SELECT * FROM links WHERE id = \(id)")
        guard let link = found, link.usedAt == nil, link.voidedAt == nil, tx.now < link.expiresAt,
            let address = link.email, let person = try link.person.flatMap({ try Person.find($0, in: tx) }),
            try link.fits(person, in: tx)
        else { return nil }
        let token = Token.make()
        try tx.run("UPDATE links SET token_hash = \(token.hash) WHERE id = \(id)")
        return MailLink(
            token: token,
            purpose: link.purpose,
            address: address,
            name: person.name,
            expiresAt: link.expiresAt
        )
    }

    /// The link for somebody who forgot the password; an invitation again when none was set yet; `nil` for
    /// strangers.
    package func resetLink(for address: String) async throws -> MailLink? {
        try await store.write { tx in
            guard let person = try Person.find(email: address, in: tx), let email = person.email else {
                return nil
            }
            let purpose: LinkPurpose
            let lifetime: Duration
            switch person.state {
            case .active: (purpose, lifetime) = (.reset, settings.resetLifetime)
            case .invited: (purpose, lifetime) = (.invitation, settings.invitationLifetime)
            case .requested, .disabled, .deleted: return nil
            }
            let link = try Link.issue(purpose, for: person.id, to: email, lasting: lifetime, in: tx)
            try tx.note(.linkIssued, by: nil, on: person.id.retyped(), ["purpose": purpose.rawValue])
            return try mailLink(link, in: tx)
        }
    }

    /// Runs a verb that uses a link up; strangers who try tokens are counted by network and soon no longer
    /// recorded.
    func acceptLink<Value: Sendable>(
        _ token: Token,
        for purpose: LinkPurpose,
        as verb: Event.Kind,
        client: ClientAddress,
        _ body: @escaping @Sendable (Transaction, Link, Person?) throws -> Value
    ) async throws -> Outcome<Value, LinkRefusal> {
        do {
            return .done(
                try await store.write { tx in
                    let (link, person) = try Link.check(token, for: purpose, in: tx)
                    try link.consume(in: tx)
                    return try body(tx, link, person)
                }
            )
        } catch let invalid as InvalidInput {
            return .invalid(invalid.problems)
        } catch let refusal as LinkRefusal {
            return try await refuseLink(refusal, verb, client: client)
        }
    }

    func refuseLink<Value: Sendable>(_ refusal: LinkRefusal, _ verb: Event.Kind, client: ClientAddress)
        async throws
        -> Outcome<Value, LinkRefusal>
    {
        let counter = rateKey(.linkClient, client.network)
        try await store.write { tx in
            guard try tx.charge([counter]).isWorthRecording else { return }
            try tx.note(.linkRefused, by: nil, ["verb": verb.rawValue, "reason": refusal.code])
        }
        return .refused(refusal)
    }
}

/// A link on its way into a mail.
package struct MailLink: Sendable {
    package let token: Token
    package let purpose: LinkPurpose
    package let address: String
    package let name: String
    package let expiresAt: Timestamp
}
