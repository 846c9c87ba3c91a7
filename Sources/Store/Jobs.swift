/// Questions about the work that waits, runs or has ended.
package enum Jobs {
    /// The newest first.
    package static func list(
        state: JobState? = nil,
        kind: String? = nil,
        offset: Int = 0,
        limit: Int = 50,
        in reader: Reader
    ) throws -> JobPage {
        var conditions: [SQL] = ["1 = 1"]
        if let state { conditions.append(state.condition(reader.now)) }
        if let kind { conditions.append("kind = \(kind)") }
        let matching: SQL = "FROM jobs WHERE \(conditions.joined(separator: " AND "))"
        let jobs = try reader.rows(
            """
            SELECT \(JobRecord.columns) \(matching)
            ORDER BY created_at DESC, id DESC LIMIT \(max(0, limit)) OFFSET \(max(0, offset))
            """
        ).map { try JobRecord(row: $0, now: reader.now) }
        return JobPage(jobs: jobs, total: try reader.value("SELECT count(*) \(matching)") ?? 0)
    }

    package static func find(_ id: ID<Job>, in reader: Reader) throws -> JobRecord? {
        try reader.rows("SELECT \(JobRecord.columns) FROM jobs WHERE id = \(id)").first
            .map { try JobRecord(row: $0, now: reader.now) }
    }

    /// How many are in each state; states without jobs count 0.
    package static func counts(in reader: Reader) throws -> [JobState: Int] {
        var counts = Dictionary(uniqueKeysWithValues: JobState.allCases.map { ($0, 0) })
        for state in JobState.allCases {
            let count: Int? = try reader.value(
                "SELECT count(*) FROM jobs WHERE \(state.condition(reader.now))"
            )
            counts[state] = count ?? 0
        }
        return counts
    }
}
