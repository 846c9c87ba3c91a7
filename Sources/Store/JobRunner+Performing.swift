import Logging

/// One job from its claim to the note of how it ended.
extension JobRunner {
    /// How an attempt ended.
    enum Ending: Sendable {
        case done
        case failed(JobFailure)
        /// This node has to stop.
        case stopped
        /// Somebody else has the job now.
        case lost
    }

    /// Takes due jobs; without a database there are none for now.
    func claim(upTo limit: Int) async -> [JobLease] {
        guard limit > 0, !handlers.isEmpty else { return [] }
        let claim = JobClaim(kinds: Array(handlers.keys), owner: owner, limit: limit)
        do {
            guard try await store.read({ try claim.isWorthwhile(in: $0) }) else { return [] }
            return try await store.write(isolation: .statement) { try claim.take(in: $0) }
        } catch {
            if !Task.isCancelled {
                logger.warning("jobs cannot be claimed", metadata: ["reason": "\(JobFailure(error).reason)"])
            }
            return []
        }
    }

    /// Runs everything that is due now and nothing else; for tests and commands.
    ///
    /// - Returns: how many attempts were made.
    package func runDue() async throws -> Int {
        var count = 0
        while true {
            let leases = await claim(upTo: 1)
            guard let lease = leases.first else { return count }
            await perform(lease)
            count += 1
        }
    }

    /// Runs the handler while another task keeps the lease; whichever ends first ends the other.
    func perform(_ lease: JobLease) async {
        let ending = await withTaskGroup(of: Ending?.self) { group in
            group.addTask { await self.handle(lease.job) }
            group.addTask { await self.keep(lease) }
            var ending: Ending?
            for await next in group {
                // Losing the lease counts for more than how the cancelled handler then ended.
                ending = ending ?? next
                group.cancelAll()
            }
            return ending ?? .stopped
        }
        await note(ending, of: lease)
    }

    private func handle(_ job: Job) async -> Ending {
        guard let handler = handlers[job.kind] else {
            return .failed(JobFailure("no handler", retry: .never))
        }
        do {
            try await handler(job)
            return .done
        } catch {
            return Task.isCancelled ? .stopped : .failed(JobFailure(error))
        }
    }

    /// Renews three times as often as needed, so that one failure does no harm.
    ///
    /// - Returns: that the lease is lost; `nil` when the work ended before.
    private func keep(_ lease: JobLease) async -> Ending? {
        var lease = lease
        while (try? await sleep(lease.job.kind.lease / 3)) != nil, !Task.isCancelled {
            let current = lease
            do {
                let renewed = try await store.write(isolation: .statement) { try current.renew(in: $0) }
                guard let renewed else { return .lost }
                lease = renewed
            } catch {
                // Without a database nobody else can take it either, until the time is over.
                if store.clock() >= lease.until { return .lost }
            }
        }
        return nil
    }
}
