import Store

extension Gate {
    /// The second step: a code of the app, or a recovery code.
    package func confirmSecondFactor(_ token: Token, code: String, client: ClientAddress) async throws
        -> Outcome<NewSession, SecondFactorRefusal>
    {
        let person = try await store.read { reader in try waitingPerson(token, in: reader) }
        let everywhere = rateKey(.signInClient, client.network)
        // Without a session there is nobody to count but the network. Recovery codes are too long to be guessed,
        // so whoever guesses codes of the app cannot keep the owner from using them.
        let isAppCode = Person.isAppCode(code)
        let own = isAppCode ? person.map { rateKey(.secondFactor, $0.bytes) } : nil
        do {
            try await count([everywhere] + [own].compactMap(\.self))
        } catch let limited as Limited {
            if limited.isWorthRecording { try await noteLimited(person) }
            return .refused(.tooMany(seconds: limited.seconds))
        }
        return try await perform(.signedIn, refusedAs: .secondFactorRefused, by: nil, on: person?.retyped()) {
            tx in
            guard let id = try waitingPerson(token, in: tx), let person = try Person.find(id, in: tx) else {
                throw SecondFactorRefusal.sessionOver
            }
            let factor = try person.acceptFactor(code, in: tx)
            if let own { try tx.refund(own, forgets: true) }
            try tx.refund(everywhere)
            try welcome(person, from: client, in: tx)
            try tx.note(.signedIn, by: id, on: id.retyped(), ["factor": factor.rawValue])
            let next = try Session.complete(token, lasting: settings.sessionLifetime, in: tx)
            return NewSession(token: next, stage: .full, person: id)
        }
    }

    private func waitingPerson(_ token: Token, in reader: Reader) throws -> ID<Person>? {
        try reader.value(
            """
            SELECT s.person FROM sessions s JOIN people p ON p.id = s.person
            WHERE s.token_hash = \(token.hash) AND s.stage = \(SessionStage.secondFactor)
                AND s.expires_at > \(reader.now) AND p.state = \(PersonState.active)
            """
        )
    }

    private func noteLimited(_ person: ID<Person>?) async throws {
        try await store.write { tx in
            try tx.note(.secondFactorRefused, by: nil, on: person?.retyped(), ["reason": "too-many"])
        }
    }
}
