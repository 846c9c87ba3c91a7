import Store

extension Gate {
    /// The first step: address and password.
    ///
    /// The attempt is counted before the password is hashed, so parallel guesses cannot overtake the counter.
    /// An unknown address costs the same counters, the same hash and the same event as a known one.
    package func signIn(
        email: String,
        password: String,
        client: ClientAddress,
        device: String,
        replacing old: Token? = nil
    ) async throws -> Outcome<NewSession, SignInRefusal> {
        let counters = signInCounters(email, client)
        let known = try await store.read { reader in try Person.find(email: email, in: reader) }
        do {
            try await count(counters.all)
            guard try await hasher.matches(password, known?.passwordHash), let known else {
                throw SignInRefusal.wrong
            }
            let rehashed = await rehash(password, known)
            return .done(
                try await store.write { tx in
                    try Session.checkMaySignIn(known, in: tx)
                    if let old { try Session.end(old, in: tx) }
                    if let rehashed {
                        try tx.run("UPDATE people SET password_hash = \(rehashed) WHERE id = \(known.id)")
                    }
                    try counters.forgive(in: tx)
                    return try begin(known.id, device: device, in: tx)
                }
            )
        } catch let refusal as SignInRefusal {
            return try await refuse(refusal, known?.id)
        } catch let limited as Limited {
            let refusal = SignInRefusal.tooMany(seconds: limited.seconds)
            return try await refuse(refusal, known?.id, isRecorded: limited.isWorthRecording)
        } catch is PasswordHasher.Busy {
            try await store.write { tx in for key in counters.all { try tx.refund(key) } }
            return try await refuse(.busy, known?.id)
        }
    }

    /// Opens the session that follows a proven password: full, waiting for the code, or waiting for the
    /// set-up.
    func begin(_ id: ID<Person>, device: String, in tx: Transaction) throws -> NewSession {
        guard let person = try Person.find(id, in: tx) else { throw SignInRefusal.wrong }
        let needsCode = person.hasSecondFactor
        let mustEnrol = try !needsCode && HeldRights.of(id, in: tx).needsSecondFactor
        let stage: SessionStage = needsCode ? .secondFactor : mustEnrol ? .enrolment : .full
        if !needsCode { try Self.markSeen(id, in: tx) }
        try tx.note(needsCode ? .passwordAccepted : .signedIn, by: id, on: id.retyped())
        return try Session.open(for: id, stage: stage, device: device, settings: settings, in: tx)
    }

    private func refuse(
        _ reason: SignInRefusal,
        _ person: ID<Person>?,
        isRecorded: Bool = true
    ) async throws -> Outcome<NewSession, SignInRefusal> {
        if isRecorded {
            try await store.write { tx in
                // By nobody: whoever typed this is not known to be the person.
                try tx.note(.signInRefused, by: nil, on: person?.retyped(), ["reason": reason.code])
            }
        }
        return .refused(reason)
    }

    /// A hash of today's cost when the stored one was cheaper; never a reason to refuse.
    private func rehash(_ password: String, _ person: Person) async -> String? {
        guard let hash = person.passwordHash, PasswordHash.isOutdated(hash, cost: hasher.cost) else {
            return nil
        }
        return try? await hasher.hash(CleanText.nfc(password))
    }
}

extension Session {
    /// Throws unless the person is active and her password is still the one that was proven.
    fileprivate static func checkMaySignIn(_ proven: Person, in tx: Transaction) throws {
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
