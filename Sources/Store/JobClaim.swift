/// Takes due jobs so that no other runner takes them: those never begun, and those whose node fell silent.
struct JobClaim: Sendable {
    let kinds: [JobKind]
    let owner: String
    let limit: Int

    /// What this could take at a moment.
    private func condition(_ now: Timestamp) -> SQL {
        """
        state = 'waiting' AND due_at <= \(now) AND (lease_until IS NULL OR lease_until <= \(now))
        AND kind IN \(list: kinds.map(\.name))
        """
    }

    /// Whether it is worth asking for the write lock.
    func isWorthwhile(in reader: Reader) throws -> Bool {
        try reader.value("SELECT 1 FROM jobs WHERE \(condition(reader.now)) LIMIT 1", as: Int.self) != nil
    }

    /// Takes up to `limit` jobs, the longest due first.
    ///
    /// A job whose node died in the last attempt is not begun again, else it could kill one node after the
    /// other.
    func take(in tx: Transaction) throws -> [JobLease] {
        while true {
            let rows = try tx.rows(
                """
                SELECT id, kind, payload, attempts, created_at FROM jobs WHERE \(condition(tx.now))
                ORDER BY due_at, id LIMIT \(limit) \(Dialect.skippingLocked(tx.engine))
                """
            )
            let leases = try rows.compactMap { try take($0, in: tx) }
            let alive = try leases.filter { lease in
                guard lease.job.attempt > lease.job.kind.maxAttempts else { return true }
                _ = try lease.giveUp("the node stopped during the last attempt", in: tx)
                return false
            }
            if !alive.isEmpty || rows.isEmpty { return alive }
        }
    }

    private func take(_ row: Row, in tx: Transaction) throws -> JobLease? {
        let name: String = try row.get("kind")
        guard let kind = kinds.first(where: { $0.name == name }) else { return nil }
        let job = Job(
            id: try row.get("id"),
            kind: kind,
            payload: try row.get("payload"),
            attempt: try row.get("attempts") + 1,
            createdAt: try row.get("created_at")
        )
        let until = tx.now + kind.lease
        try tx.run(
            """
            UPDATE jobs SET attempts = \(job.attempt), lease_owner = \(owner), lease_until = \(until)
            WHERE id = \(job.id)
            """
        )
        return JobLease(job: job, owner: owner, until: until)
    }
}
