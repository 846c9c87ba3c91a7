import Store

extension Reader {
    /// Whether one of the counters would refuse, without counting anything.
    func isFull(_ keys: [RateKey]) throws -> Bool {
        try keys.contains { key in
            let busyUntil: Int64? = try value(
                "SELECT busy_until FROM rate_limits WHERE key_hash = \(key.hash)"
            )
            return (busyUntil ?? 0) > now.microseconds + key.limit.patience * 1_000_000
        }
    }
}

extension Transaction {
    /// Counts an attempt before it is made; the first counter that is full refuses, and those behind it do
    /// not count.
    ///
    /// One statement per counter decides and counts, so two nodes cannot both let the last attempt through.
    func charge(_ keys: [RateKey]) throws -> RateAnswer {
        for key in keys {
            let answer = try charge(key)
            if answer != .allowed { return answer }
        }
        return .allowed
    }

    private func charge(_ key: RateKey) throws -> RateAnswer {
        let second: Int64 = 1_000_000
        let now = self.now.microseconds
        let cost = key.limit.cost * second
        let highest = (key.limit.highestCost ?? key.limit.cost) * second
        let allowed: Int64? = try value(
            """
            INSERT INTO rate_limits (key_hash, busy_until, next_cost, refused)
            VALUES (\(key.hash), \(now + cost), \(min(cost * 2, highest)), 0)
            ON CONFLICT (key_hash) DO UPDATE SET
                busy_until = CASE WHEN rate_limits.busy_until > \(now)
                    THEN rate_limits.busy_until + rate_limits.next_cost ELSE \(now + cost) END,
                next_cost = CASE WHEN rate_limits.busy_until <= \(now) THEN \(min(cost * 2, highest))
                    WHEN rate_limits.next_cost * 2 > \(highest) THEN \(highest)
                    ELSE rate_limits.next_cost * 2 END,
                refused = 0
            WHERE rate_limits.busy_until <= \(now + key.limit.patience * second)
            RETURNING busy_until
            """
        )
        if allowed != nil { return .allowed }
        guard
            let row = try rows(
                """
                UPDATE rate_limits SET refused = refused + 1 WHERE key_hash = \(key.hash)
                RETURNING busy_until, refused
                """
            ).first
        else { return .allowed }
        let busyUntil: Int64 = try row.get("busy_until")
        let wait = busyUntil - key.limit.patience * second - now
        return .refused(seconds: Int((wait + second - 1) / second), times: try row.get("refused"))
    }

    /// Takes an attempt back that turned out to be rightful, and what the failures before it cost with it if
    /// `forgets`.
    func refund(_ key: RateKey, forgets: Bool = false) throws {
        if forgets {
            try run("DELETE FROM rate_limits WHERE key_hash = \(key.hash)")
        } else {
            let cost = key.limit.cost * 1_000_000
            try run("UPDATE rate_limits SET busy_until = busy_until - \(cost) WHERE key_hash = \(key.hash)")
        }
    }
}

extension Gate {
    func rateKey(_ limit: RateLimit, _ parts: [UInt8]...) -> RateKey { RateKey(limit, parts, key: key) }

    /// The bytes by which an address is counted, whether or not it has an account.
    func counted(_ email: String) -> [UInt8] { Array(EmailAddress.fold(email).utf8) }

    /// Charges the counters in a transaction of their own, so that the count stands whatever happens next.
    ///
    /// Each statement decides by itself, so PostgreSQL need not make the whole transaction serialisable: many at
    /// once wait for the row one after the other instead of failing and trying again.
    func charge(_ keys: [RateKey]) async throws -> RateAnswer {
        try await store.write(isolation: .statement) { tx in try tx.charge(keys) }
    }

    /// The same; throws `Limited` when one of them refuses.
    func count(_ keys: [RateKey]) async throws {
        let answer = try await charge(keys)
        if case .refused(let seconds, _) = answer {
            throw Limited(seconds: seconds, isWorthRecording: answer.isWorthRecording)
        }
    }
}

/// Too many attempts; thrown by `Gate.count`.
struct Limited: Error {
    let seconds: Int
    let isWorthRecording: Bool
}
