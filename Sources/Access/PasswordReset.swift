import Store

extension Gate {
    /// Asks for a new password: one job whatever the address, so the answer and its time tell nothing.
    package func requestReset(email: String, client: ClientAddress) async throws -> Outcome<
        Done, RequestRefusal
    > {
        let network = rateKey(.resetClient, client.network)
        let answer = try await charge([network])
        if case .refused(let seconds, _) = answer {
            return try await refuseRequest(.tooMany(seconds: seconds), .resetRequested, answer)
        }
        var checks = FieldChecks()
        guard let address = checks.email(email, settings: settings) else { return .invalid(checks.problems) }
        let counter = rateKey(.resetAddress, counted(address.text))
        return try await perform(
            .resetRequested,
            refusedAs: .requestRefused,
            by: nil
        ) { tx in
            try tx.note(.resetRequested, by: nil)
            // A fourth mail within the hour is not sent, and nobody is told: that would tell who has an
            // account.
            guard try tx.charge([counter]) == .allowed else { return Done() }
            try tx.enqueue(.mailReset, payload: AddressJob(address: address.text))
            return Done()
        }
    }

    /// Sets a new password, ends every session and opens one, which asks for the second factor where there is
    /// one.
    ///
    /// Whoever can read the mailbox is let in past the counters of wrong passwords, so nobody can be locked
    /// out.
    package func acceptReset(_ token: Token, password: String, client: ClientAddress, device: String)
        async throws
        -> Outcome<NewSession, LinkRefusal>
    {
        try await passwordForLink(
            token,
            for: .reset,
            as: .passwordReset,
            password: password,
            client: client
        ) { tx, person, hash in
            try Person.setPassword(hash, of: person.id, in: tx)
            try Session.endAll(of: person.id, in: tx)
            try Link.void(of: person.id, in: tx)
            let counters = signInCounters(person.email ?? "", client, isKnownNetwork: false)
            for key in [counters.here, counters.account].compactMap(\.self) {
                try tx.refund(key, forgets: true)
            }
            try tx.note(.passwordReset, by: person.id, on: person.id.retyped())
            try tx.enqueue(.mailNotice, payload: NoticeJob(.passwordChanged, person: person.id))
            return try begin(person.id, client: client, device: device, in: tx)
        }
    }

    func refuseRequest<Value: Sendable>(_ reason: RequestRefusal, _ verb: Event.Kind, _ answer: RateAnswer)
        async throws
        -> Outcome<Value, RequestRefusal>
    {
        if answer.isWorthRecording {
            try await store.write { tx in
                try tx.note(.requestRefused, by: nil, ["verb": verb.rawValue, "reason": reason.code])
            }
        }
        return .refused(reason)
    }
}
