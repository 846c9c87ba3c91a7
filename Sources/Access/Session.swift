package import Store

/// A sign-in that is still good: one browser of one person.
package enum Session {
    /// How many a person can have; the oldest gives way.
    static let most = 50
    /// How long a replaced token still works, for requests that were under way with it.
    static let overlap: Duration = .seconds(30)

    /// Opens a session and gives out its token, the only copy there is.
    static func open(
        for person: ID<Person>,
        stage: SessionStage,
        device: String,
        settings: AccessSettings,
        in tx: Transaction
    ) throws -> NewSession {
        let token = Token.make()
        let lifetime = stage == .secondFactor ? settings.secondFactorLifetime : settings.sessionLifetime
        let known = String((CleanText.line(device) ?? "").prefix(80))
        try tx.run(
            """
            DELETE FROM sessions WHERE person = \(person) AND id NOT IN (
                SELECT id FROM sessions WHERE person = \(person) ORDER BY created_at DESC, id DESC LIMIT \(most - 1))
            """
        )
        try tx.run(
            """
            INSERT INTO sessions (id, token_hash, person, stage, device, created_at, rotated_at, seen_at, expires_at)
            VALUES (\(ID<Session>.make(at: tx.now)), \(token.hash), \(person), \(stage), \(known),
                \(tx.now), \(tx.now), \(tx.now), \(tx.now + lifetime))
            """
        )
        return NewSession(token: token, stage: stage, person: person)
    }

    /// Gives a session another token; the old one is worth nothing from now on.
    static func rotate(_ id: ID<Session>, stage: SessionStage = .full, in tx: Transaction) throws -> Token {
        let token = Token.make()
        try tx.run(
            """
            UPDATE sessions SET token_hash = \(token.hash), previous_hash = NULL, previous_until = NULL,
                rotated_at = \(tx.now), stage = \(stage) WHERE id = \(id)
            """
        )
        return token
    }

    /// Makes a session that waited for the second factor a full one, with another token.
    static func complete(_ token: Token, lasting lifetime: Duration, in tx: Transaction) throws -> Token {
        let next = Token.make()
        try tx.run(
            """
            UPDATE sessions SET token_hash = \(next.hash), stage = \(SessionStage.full), rotated_at = \(tx.now),
                seen_at = \(tx.now), expires_at = \(tx.now + lifetime)
            WHERE token_hash = \(token.hash)
            """
        )
        return next
    }

    /// Ends the sessions of a person, all or all but one; how many there were.
    @discardableResult
    static func endAll(of person: ID<Person>, but kept: ID<Session>? = nil, in tx: Transaction) throws -> Int
    {
        guard let kept else { return try tx.run("DELETE FROM sessions WHERE person = \(person)") }
        return try tx.run("DELETE FROM sessions WHERE person = \(person) AND id <> \(kept)")
    }

    static func end(_ token: Token, in tx: Transaction) throws {
        try tx.run(
            "DELETE FROM sessions WHERE token_hash = \(token.hash) OR previous_hash = \(token.hash)"
        )
    }
}

/// A session just opened: the token goes into the cookie and nowhere else.
package struct NewSession: Sendable {
    package let token: Token
    package let stage: SessionStage
    package let person: ID<Person>
}
