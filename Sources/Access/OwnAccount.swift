import Store

extension Gate {
    /// Runs a change to the own account: not during "Ansicht als …", only while the session lasts, and after
    /// the password was proven where one is given.
    ///
    /// The proof counts attempts before it hashes, and the transaction checks that the proven hash still is
    /// the stored one.
    func changeOwn<Value: Sendable>(
        _ verb: Event.Kind,
        by principal: Principal,
        password: String? = nil,
        counting attempts: RateKey? = nil,
        stages: Set<SessionStage> = [.full],
        _ body: @escaping @Sendable (Transaction, Person) throws -> Value
    ) async throws -> Outcome<Value, AccountRefusal> {
        let proof = try await prove(password, by: principal, counting: attempts)
        return try await finishOwn(verb, by: principal, proof, stages: stages, body)
    }

    /// The transaction of `changeOwn`, or the record of why there is none.
    func finishOwn<Value: Sendable>(
        _ verb: Event.Kind,
        by principal: Principal,
        _ proof: Proof,
        stages: Set<SessionStage> = [.full],
        _ body: @escaping @Sendable (Transaction, Person) throws -> Value
    ) async throws -> Outcome<Value, AccountRefusal> {
        if case .refused(let reason, isRecorded: false) = proof { return .refused(reason) }
        let actor = Actor.principal(principal).person
        let object: AnyID = principal.person.retyped()
        return try await perform(verb, refusedAs: .accountRefused, by: actor, on: object) { tx in
            if case .refused(let reason, _) = proof { throw reason }
            let person = try Self.checkLasts(principal, stages, in: tx)
            if case .hash(let hash) = proof {
                guard person.passwordHash == hash else { throw AccountRefusal.wrongPassword }
                try tx.refund(ownPasswordKey(principal), forgets: true)
            }
            return try body(tx, person)
        }
    }

    /// What was shown before a change to the own account.
    enum Proof: Sendable {
        case notAsked
        /// The password made this hash.
        case hash(String)
        case refused(AccountRefusal, isRecorded: Bool = true)
    }

    /// Counts and compares; nothing is hashed for somebody who is over the limit.
    func prove(_ password: String?, by principal: Principal, counting attempts: RateKey? = nil) async throws
        -> Proof
    {
        if principal.isReadOnly { return .refused(.readOnly) }
        do {
            if let attempts { try await count([attempts]) }
            guard let password else { return .notAsked }
            let counter = ownPasswordKey(principal)
            let (hash, isFull) = try await store.read { reader in
                (try Person.find(principal.person, in: reader)?.passwordHash, try reader.isFull([counter]))
            }
            if isFull { try await count([counter]) }
            let isRight = try await hasher.matches(password, hash) {
                if !isFull { try await count([counter]) }
            }
            guard isRight, let hash else { return .refused(.wrongPassword) }
            return .hash(hash)
        } catch let limited as Limited {
            return .refused(.tooMany(seconds: limited.seconds), isRecorded: limited.isWorthRecording)
        } catch let busy as PasswordHasher.Busy {
            return .refused(.busy, isRecorded: busy.isWorthRecording)
        }
    }

    private func ownPasswordKey(_ principal: Principal) -> RateKey {
        rateKey(.ownPassword, principal.person.bytes)
    }

    /// The session may have been ended in another window since the request began.
    private static func checkLasts(_ principal: Principal, _ stages: Set<SessionStage>, in tx: Transaction)
        throws -> Person
    {
        let exists: Int64? = try tx.value(
            "SELECT 1 FROM sessions WHERE id = \(principal.session) AND person = \(principal.person)"
        )
        guard exists != nil, stages.contains(principal.stage),
            let person = try Person.find(principal.person, in: tx),
            person.state == .active
        else { throw AccountRefusal.sessionOver }
        return person
    }
}
