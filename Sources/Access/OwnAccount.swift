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
        let id = principal.person
        let counter = rateKey(.ownPassword, id.bytes)
        var proof: Result<Proof, AccountRefusal> = .success(.notAsked)
        do {
            if principal.isReadOnly { throw AccountRefusal.readOnly }
            if let attempts { try await count([attempts]) }
            if let password { proof = .success(try await prove(password, of: id, counter)) }
        } catch let refusal as AccountRefusal {
            proof = .failure(refusal)
        } catch let limited as Limited {
            proof = .failure(.tooMany(seconds: limited.seconds))
        }
        let actor = Actor.principal(principal).person
        return try await perform(verb, refusedAs: .accountRefused, by: actor, on: id.retyped()) {
            [proof] tx in
            let proof = try proof.get()
            let person = try Self.checkLasts(principal, stages, in: tx)
            if case .hash(let hash) = proof {
                guard person.passwordHash == hash else { throw AccountRefusal.wrongPassword }
                try tx.refund(counter, forgets: true)
            }
            return try body(tx, person)
        }
    }

    private enum Proof {
        case notAsked
        case hash(String)
    }

    private func prove(_ password: String, of id: ID<Person>, _ counter: RateKey) async throws -> Proof {
        try await count([counter])
        let hash = try await store.read { reader in try Person.find(id, in: reader)?.passwordHash }
        do {
            guard try await hasher.matches(password, hash), let hash else {
                throw AccountRefusal.wrongPassword
            }
            return .hash(hash)
        } catch is PasswordHasher.Busy {
            throw AccountRefusal.busy
        }
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
