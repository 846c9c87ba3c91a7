import Store

extension Gate {
    /// Reads a link, checks the new password against its person and hashes it, all before the link is used
    /// up: hashing takes too long to hold a transaction open.
    func passwordForLink<Value: Sendable>(
        _ token: Token,
        for purpose: LinkPurpose,
        as verb: Event.Kind,
        password: String,
        client: ClientAddress,
        _ body: @escaping @Sendable (Transaction, Person, String) throws -> Value
    ) async throws -> Outcome<Value, LinkRefusal> {
        try await withLink(verb, client: client) {
            let person = try await store.read { reader in
                try Link.check(token, for: purpose, in: reader).person
            }
            let hash = try await newHash(password, rules: rules(for: person))
            return try await acceptLink(token, for: purpose, as: verb, client: client) { tx, _, person in
                guard let person else { throw LinkRefusal.unknown }
                return try body(tx, person, hash)
            }
        }
    }

    /// Turns what the steps before the transaction throw into the answer of a link.
    func withLink<Value: Sendable>(
        _ verb: Event.Kind,
        client: ClientAddress,
        _ body: () async throws -> Outcome<Value, LinkRefusal>
    ) async throws -> Outcome<Value, LinkRefusal> {
        do {
            return try await body()
        } catch let invalid as InvalidInput {
            return .invalid(invalid.problems)
        } catch let refusal as LinkRefusal {
            return try await refuseLink(refusal, verb, client: client)
        } catch is PasswordHasher.Busy {
            return try await refuseLink(.busy, verb, client: client)
        }
    }

    /// The same for somebody new: what is wrong with the other fields is told together with the password.
    func newHash(_ password: String, for draft: PersonDraft) async throws -> String {
        var checks = FieldChecks()
        _ = draft.checked(&checks, settings)
        let normal = checks.password(password, rules(for: draft))
        try checks.throwIfAny()
        return try await hasher.hash(normal)
    }

    private func rules(for draft: PersonDraft) -> PasswordRules {
        PasswordRules(
            name: draft.name,
            email: draft.email,
            organisation: draft.organisation,
            siteName: settings.siteName
        )
    }

    func rules(for person: Person?) -> PasswordRules {
        PasswordRules(
            name: person?.name ?? "",
            email: person?.email ?? "",
            organisation: person?.organisation ?? "",
            siteName: settings.siteName
        )
    }

    /// The hash of a password that keeps the rules; throws `InvalidInput` or `Busy`.
    func newHash(_ password: String, rules: PasswordRules) async throws -> String {
        var checks = FieldChecks()
        let normal = checks.password(password, rules)
        try checks.throwIfAny()
        return try await hasher.hash(normal)
    }
}

extension Person {
    static func setPassword(_ hash: String, of id: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            "UPDATE people SET password_hash = \(hash), password_changed_at = \(tx.now) WHERE id = \(id)"
        )
    }

    /// Another hash of the same password; nothing that the person did.
    static func renewHash(_ hash: String, of id: ID<Person>, in tx: Transaction) throws {
        try tx.run("UPDATE people SET password_hash = \(hash) WHERE id = \(id)")
    }
}
