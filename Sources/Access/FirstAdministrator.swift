import Store

extension Gate {
    /// Whether somebody holds the role Administration today.
    package func hasAdministrator() async throws -> Bool {
        try await store.read { reader in try Administrators.exist(in: reader) }
    }

    /// The token of a link that creates the first administrator; `nil` once there is one.
    ///
    /// Older ones stay good until they expire: when two nodes start together, the link of either log works,
    /// and the first use ends all.
    package func firstAdministratorToken() async throws -> Token? {
        let token = Token.make()
        return try await store.write { tx in
            guard try !Administrators.exist(in: tx) else { return nil }
            try tx.run(
                """
                INSERT INTO links (id, purpose, token_hash, created_at, expires_at)
                VALUES (\(ID<Link>.make(at: tx.now)), \(LinkPurpose.firstAdministrator), \(token.hash), \(tx.now),
                    \(tx.now + settings.firstAdministratorLifetime))
                """
            )
            try tx.note(.linkIssued, by: nil, ["purpose": LinkPurpose.firstAdministrator.rawValue])
            return token
        }
    }

    /// Creates the first administrator and signs her in.
    package func createFirstAdministrator(
        _ token: Token,
        _ draft: PersonDraft,
        password: String,
        client: ClientAddress,
        device: String
    ) async throws -> Outcome<NewSession, LinkRefusal> {
        let verb = Event.Kind.administratorCreated
        return try await withLink(verb, client: client) {
            _ = try await store.read { reader in
                try Link.check(token, for: .firstAdministrator, in: reader).link.id
            }
            let hash = try await newHash(password, for: draft)
            return try await acceptLink(token, for: .firstAdministrator, as: verb, client: client) {
                tx,
                _,
                _ in
                let person = try insert(draft, state: .active, passwordHash: hash, in: tx)
                let acting = try Acting(.commandLine, in: tx)
                for role in [Role.Key.administration, .member] {
                    try Grants.give(GrantDraft(role: role), to: .person(person), by: acting, in: tx)
                }
                try tx.note(verb, by: person, on: person.retyped())
                return try begin(person, client: client, device: device, in: tx)
            }
        }
    }
}
