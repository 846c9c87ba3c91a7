/// A job as administrators see it: without its payload, which may be about people.
package struct JobRecord: Sendable, Hashable {
    package let id: ID<Job>
    /// The name of the kind, also of one that the program no longer knows.
    package let kind: String
    package let state: JobState
    package let dueAt: Timestamp
    /// How often it was begun.
    package let attempts: Int
    /// The node that works on it.
    package let leaseOwner: String?
    package let leaseUntil: Timestamp?
    /// Why the last attempt failed, in English and without personal data.
    package let lastError: String?
    package let createdAt: Timestamp
    package let finishedAt: Timestamp?

    init(row: Row, now: Timestamp) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        dueAt = try row.get("due_at")
        attempts = try row.get("attempts")
        lastError = try row.get("last_error")
        createdAt = try row.get("created_at")
        finishedAt = try row.get("finished_at")
        let until: Timestamp? = try row.get("lease_until")
        let isRunning = until.map { $0 > now } ?? false
        state = isRunning ? .running : try row.get("state")
        // A lease that has run out says nothing any more.
        leaseUntil = isRunning ? until : nil
        leaseOwner = isRunning ? try JobLease.node(of: row.get("lease_owner")) : nil
    }

    static let columns: SQL = """
        id, kind, state, due_at, attempts, lease_owner, lease_until, last_error, created_at, finished_at
        """
}

extension JobState: SQLValue {}

/// Some of the jobs that match, and how many match in all.
package struct JobPage: Sendable {
    package let jobs: [JobRecord]
    package let total: Int
}
