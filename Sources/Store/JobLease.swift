/// The right to work on a job for a while, as one row of `jobs` holds it.
///
/// Every change names owner and attempt, so that a node which slept through its lease cannot undo the work of
/// the one that took over.
struct JobLease: Sendable {
    let job: Job
    let owner: String
    let until: Timestamp

    /// The row, as long as it is still ours.
    private var ours: SQL {
        "WHERE id = \(job.id) AND state = 'waiting' AND lease_owner = \(owner) AND attempts = \(job.attempt)"
    }

    /// - Returns: the longer lease; `nil` when somebody else has it.
    func renew(in tx: Transaction) throws -> JobLease? {
        let until = tx.now + job.kind.lease
        guard try tx.run("UPDATE jobs SET lease_until = \(until) \(ours)") == 1 else { return nil }
        return JobLease(job: job, owner: owner, until: until)
    }

    /// Notes that the work is done; what it was about is forgotten.
    func finish(in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE jobs SET state = 'done', payload = '{}', finished_at = \(tx.now), lease_owner = NULL,
                   lease_until = NULL \(ours)
            """
        ) == 1
    }

    /// Notes why it failed, and when it is tried again, if ever.
    func fail(_ failure: JobFailure, backoff: JobBackoff, in tx: Transaction) throws -> Bool {
        if failure.retry == .never || job.attempt >= job.kind.maxAttempts {
            return try giveUp(failure.reason, in: tx)
        }
        var delay = backoff.delay(after: job.attempt)
        if case .after(let wish) = failure.retry { delay = wish }
        return try tx.run(
            """
            UPDATE jobs SET due_at = \(tx.now + delay), last_error = \(failure.reason), lease_owner = NULL,
                   lease_until = NULL \(ours)
            """
        ) == 1
    }

    /// Ends it for good; it stays in the list until somebody decides.
    func giveUp(_ reason: String, in tx: Transaction) throws -> Bool {
        let changed = try tx.run(
            """
            UPDATE jobs SET state = 'failed', finished_at = \(tx.now), last_error = \(reason), lease_owner = NULL,
                   lease_until = NULL \(ours)
            """
        )
        guard changed == 1 else { return false }
        try tx.record(Event(.jobFailed, by: nil, on: job.id, detail: ["kind": job.kind.name]))
        return true
    }

    /// Hands it back untouched, for a node that has to stop: the attempt does not count.
    func release(in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE jobs SET attempts = attempts - 1, unique_key = NULL, lease_owner = NULL,
                   lease_until = NULL \(ours)
            """
        ) == 1
    }

    /// The node in an owner such as `node-1#0193…`; the rest tells its processes apart.
    static func node(of owner: String) -> String {
        String(owner.prefix { $0 != "#" })
    }
}
