/// What became of a wish about a job.
package enum JobVerb: Sendable, Hashable {
    case done
    /// There is no such job, or no longer.
    case missing
    /// Not in this state; nothing was changed.
    case notPossible(JobState)
}

extension Jobs {
    /// Starts a job anew that failed, or at once one that waits; its attempts are counted from the beginning.
    package static func retry(
        _ id: ID<Job>,
        by actor: (any RecordKey)?,
        in tx: Transaction
    ) throws -> JobVerb {
        guard let job = try find(id, in: tx) else { return .missing }
        // A job that is done has lost its payload.
        guard job.state == .failed || job.state == .waiting else { return .notPossible(job.state) }
        // Without its key it cannot collide with one that was enqueued meanwhile.
        let changed = try tx.run(
            """
            UPDATE jobs SET state = 'waiting', due_at = \(tx.now), attempts = 0, unique_key = NULL,
                   lease_owner = NULL, lease_until = NULL, finished_at = NULL
            WHERE id = \(id) AND \(job.state.condition(tx.now))
            """
        )
        guard changed == 1 else { return .missing }
        tx.afterCommit { $0.jobSignal.ring() }
        try tx.record(Event(.jobRetried, by: actor, on: id, detail: ["kind": job.kind]))
        return .done
    }

    /// Removes a job that nobody works on.
    package static func delete(
        _ id: ID<Job>,
        by actor: (any RecordKey)?,
        in tx: Transaction
    ) throws -> JobVerb {
        guard let job = try find(id, in: tx) else { return .missing }
        guard job.state != .running else { return .notPossible(.running) }
        let changed = try tx.run("DELETE FROM jobs WHERE id = \(id) AND \(job.state.condition(tx.now))")
        guard changed == 1 else { return .missing }
        try tx.record(Event(.jobDeleted, by: actor, on: id, detail: ["kind": job.kind]))
        return .done
    }

    /// How long the list tells of work that is done.
    static let retention: Duration = .seconds(30 * 86_400)

    /// Removes what was done long ago; what failed stays until somebody decides.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    static func sweep(in tx: Transaction) throws -> Int {
        try tx.run("DELETE FROM jobs WHERE state = 'done' AND finished_at < \(tx.now - retention)")
    }
}
