package import Store

extension Gate {
    /// The handlers of jobs that Access does itself.
    package var jobHandlers: [JobKind: @Sendable (Job) async throws -> Void] {
        [
            .accessSweep: { _ in
                try await sweep()
                try await scheduleSweep()
            }
        ]
    }

    /// Plans the next sweep, once for all nodes: at the coming full day in UTC, or now when the day has none
    /// yet.
    package func scheduleSweep() async throws {
        let day: Int64 = 86_400_000_000
        try await store.write { tx in
            let next = Timestamp(microseconds: (tx.now.microseconds / day + 1) * day)
            try tx.enqueue(
                .accessSweep,
                payload: [String: String](),
                due: next,
                unique: "access.sweep \(next.iso)"
            )
        }
    }

    /// Removes what has run out: sessions, links, counters, and requests that nobody decided about.
    package func sweep() async throws {
        let retention = settings.requestRetention
        let idle = settings.sessionIdle
        try await store.write { tx in
            try tx.run("DELETE FROM sessions WHERE expires_at <= \(tx.now) OR seen_at <= \(tx.now - idle)")
            try tx.run("DELETE FROM links WHERE expires_at <= \(tx.now - .days(30))")
            try tx.run("DELETE FROM known_networks WHERE seen_at <= \(tx.now - KnownNetworks.retention)")
            try tx.run("DELETE FROM rate_limits WHERE busy_until < \((tx.now - .hours(1)).microseconds)")
            try tx.run(
                """
                DELETE FROM people WHERE state = \(PersonState.requested) AND created_at <= \(tx.now - retention)
                """
            )
        }
    }
}
