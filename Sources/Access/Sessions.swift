package import Store

extension Gate {
    /// Notes that the session is in use: at most one write a minute, and for the person one a day.
    package func touch(_ principal: Principal) async throws {
        guard store.clock() >= principal.seenAt + .minutes(1) else { return }
        let person = principal.viewer?.person ?? principal.person
        try await store.write { tx in
            try tx.run(
                "UPDATE sessions SET seen_at = \(tx.now) WHERE id = \(principal.session) AND seen_at < \(tx.now)"
            )
            try Self.markSeen(person, in: tx)
        }
    }

    /// Keeps the day only: the review list needs no more, and nobody's working hours are recorded.
    static func markSeen(_ person: ID<Person>, in tx: Transaction) throws {
        let day: Int64 = 86_400_000_000
        let today = Timestamp(microseconds: tx.now.microseconds / day * day)
        try tx.run(
            """
            UPDATE people SET last_seen_at = \(today)
            WHERE id = \(person) AND (last_seen_at IS NULL OR last_seen_at < \(today))
            """
        )
    }

    /// Another token for a session whose person has other rights now; `nil` when somebody else was quicker.
    package func rotate(_ token: Token) async throws -> Token? {
        let next = Token.make()
        let changed = try await store.write { tx in
            try tx.run(
                """
                UPDATE sessions SET token_hash = \(next.hash), previous_hash = \(token.hash),
                    previous_until = \(tx.now + Session.overlap), rotated_at = \(tx.now)
                WHERE token_hash = \(token.hash)
                """
            )
        }
        return changed == 1 ? next : nil
    }

    /// Keeps what the next page should say; `nil` clears it.
    package func setFlash(_ flash: JSON?, session: ID<Session>) async throws {
        // One row and nothing read: no snapshot that other sessions could spoil.
        try await store.write(isolation: .statement) { tx in
            try tx.run("UPDATE sessions SET flash = \(flash) WHERE id = \(session)")
        }
    }

    /// Ends the session of a token, whatever its stage; no error when it is over already.
    package func signOut(_ token: Token) async throws {
        try await store.write { tx in
            let row = try tx.rows(
                "SELECT person FROM sessions WHERE token_hash = \(token.hash) OR previous_hash = \(token.hash)"
            ).first
            guard let row else { return }
            let person: ID<Person> = try row.get("person")
            try Session.end(token, in: tx)
            try tx.note(.signedOut, by: person, on: person.retyped())
        }
    }

    /// Ends one session: an own one, or anybody's with `sessions.manage`.
    ///
    /// That right is for the moment after a theft, so it reaches everybody; who is signed out signs in again.
    package func endSession(_ id: ID<Session>, by principal: Principal) async throws -> Outcome<
        Done, AdminRefusal
    > {
        try await perform(.sessionEnded, by: Actor.principal(principal).person, on: id.retyped()) { tx in
            let acting = try Acting(.principal(principal), in: tx)
            let owner: ID<Person>? = try tx.value("SELECT person FROM sessions WHERE id = \(id)")
            guard let owner, owner == principal.person || acting.may(.sessionsManage) else {
                throw AdminRefusal.notFound
            }
            try tx.run("DELETE FROM sessions WHERE id = \(id)")
            try tx.note(.sessionEnded, by: acting.person, on: owner.retyped())
            return Done()
        }
    }

    /// Ends all own sessions but the current one; how many there were.
    package func endOtherSessions(by principal: Principal) async throws -> Outcome<Int, AccountRefusal> {
        let person = principal.person
        return try await perform(
            .sessionsEnded,
            refusedAs: .accountRefused,
            by: Actor.principal(principal).person,
            on: person.retyped()
        ) { tx in
            if principal.isReadOnly { throw AccountRefusal.readOnly }
            let count = try Session.endAll(of: person, but: principal.session, in: tx)
            try tx.note(.sessionsEnded, by: person, on: person.retyped(), ["count": String(count)])
            return count
        }
    }

    /// Ends every session of somebody: with `sessions.manage`, or with `people.manage` and at least her rights.
    package func endSessions(of person: ID<Person>, by actor: Actor) async throws -> Outcome<
        Int, AdminRefusal
    > {
        try await perform(.sessionsEnded, by: actor.person, on: person.retyped()) { tx in
            let acting = try Acting(actor, needsOneOf: [.sessionsManage, .peopleManage], in: tx)
            guard try Person.find(person, in: tx) != nil else { throw AdminRefusal.notFound }
            if !acting.may(.sessionsManage) { try acting.checkMaySee(person, in: tx) }
            let count = try Session.endAll(of: person, in: tx)
            try tx.note(.sessionsEnded, by: acting.person, on: person.retyped(), ["count": String(count)])
            return count
        }
    }
}
