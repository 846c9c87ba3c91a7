/// A piece of work as a handler gets it: what kind, with what payload, in which attempt.
///
/// A job can run more than once: when a node dies between the work and its note of it, another begins again.
/// Handlers must bear that.
package struct Job: Sendable {
    package let id: ID<Job>
    package let kind: JobKind
    package let payload: JSON
    /// 1 for the first.
    package let attempt: Int
    package let createdAt: Timestamp

    /// The payload as it was enqueued.
    package func decode<Payload: Decodable>(_: Payload.Type = Payload.self) throws -> Payload {
        try payload.decode()
    }
}

extension Transaction {
    /// Leaves work for later; it exists when this transaction is committed and not before.
    ///
    /// - Parameters:
    ///   - due: not before this moment; now when left out.
    ///   - key: of one kind only one job with this key waits for its first start; enqueuing again gives that
    ///     one, at the earlier of both times. A job that has begun does not count: it may have seen the old
    ///     state.
    @discardableResult
    package func enqueue(
        _ kind: JobKind,
        payload: some Encodable,
        due: Timestamp? = nil,
        unique key: String? = nil
    ) throws -> ID<Job> {
        afterCommit { $0.jobSignal.ring() }
        let id: ID<Job>? = try value(
            """
            INSERT INTO jobs (id, kind, payload, state, due_at, attempts, unique_key, created_at)
            VALUES (\(ID<Job>.make(at: now)), \(kind.name), \(JSON(encoding: payload)), 'waiting', \(due ?? now),
                    0, \(key), \(now))
            ON CONFLICT (kind, unique_key) WHERE state = 'waiting' AND attempts = 0 DO UPDATE
            SET due_at = CASE WHEN excluded.due_at < jobs.due_at THEN excluded.due_at ELSE jobs.due_at END
            RETURNING id
            """
        )
        guard let id else { throw StoreError.other("enqueued job has no id") }
        return id
    }
}
