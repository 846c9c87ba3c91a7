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
        let (known, counters, isFull) = try await store.read { reader in
            let counters = try signInCounters(email, client, in: reader)
            return (try Person.find(email: email, in: reader), counters, try reader.isFull(counters.all))
        }
        do {
            // Whoever is over the limit is told so before the queue, so that floods do not fill it.
            if isFull { try await count(counters.all) }
            let isRight = try await hasher.matches(password, known?.passwordHash) {
                if !isFull { try await count(counters.all) }
            }
            guard isRight, let known else { throw SignInRefusal.wrong }
            let rehashed = await rehash(password, known)
            return .done(
                try await store.write { tx in
                    try Session.checkMaySignIn(known, in: tx)
                    if let old { try Session.end(old, in: tx) }
                    if let rehashed { try Person.renewHash(rehashed, of: known.id, in: tx) }
                    try counters.forgive(in: tx)
                    return try begin(known.id, client: client, device: device, in: tx)
                }
            )
        } catch let refusal as SignInRefusal {
            return try await refuse(refusal, known?.id)
        } catch let limited as Limited {
            let refusal = SignInRefusal.tooMany(seconds: limited.seconds)
            return try await refuse(refusal, known?.id, isRecorded: limited.isWorthRecording)
        } catch let busy as PasswordHasher.Busy {
            return try await refuse(.busy, known?.id, isRecorded: busy.isWorthRecording)
        }
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
