import TestSupport
import Testing

@testable import Store

@Suite("Leases of jobs", .timeLimit(.minutes(20)))
struct JobLeaseTests {
    /// Takes a job as a node does that is killed right afterwards.
    private static func claim(_ store: Store, _ node: String) async throws -> JobLease {
        let leases = await JobSamples.runner(store, node: node, [JobSamples.mail: { _ in }]).claim(upTo: 1)
        return try #require(leases.first)
    }

    @Test(arguments: TestDatabase.engines)
    func theJobOfAKilledNodeIsTakenOverWhenItsLeaseHasRunOut(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let log = JobLog()
            let id = try await JobSamples.enqueue(JobSamples.mail, "x", in: store)
            let dead = try await Self.claim(store, "dead")
            let other = JobSamples.runner(store, node: "other", [JobSamples.mail: log.handler])
            clock.advance(by: .seconds(29))
            #expect(try await other.runDue() == 0)
            let running = try await JobSamples.find(id, in: store)
            #expect(running?.state == .running)
            #expect(running?.leaseOwner == "dead")
            clock.advance(by: .seconds(1))
            #expect(try await JobSamples.find(id, in: store)?.state == .waiting)
            #expect(try await other.runDue() == 1)
            #expect(log.all == ["x 2"])
            // Whoever wakes up late changes nothing.
            let isNoted = try await store.write { tx in
                let failed = try dead.fail(JobFailure("late"), backoff: JobBackoff(), in: tx)
                return try [dead.finish(in: tx), dead.release(in: tx), failed, dead.renew(in: tx) != nil]
            }
            #expect(isNoted == [false, false, false, false])
            #expect(try await JobSamples.find(id, in: store)?.lastError == nil)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aJobThatKillsEveryNodeFailsInTheEnd(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let log = JobLog()
            let id = try await JobSamples.enqueue(JobSamples.mail, "x", in: store)
            for node in 1...3 {
                #expect(try await Self.claim(store, "node-\(node)").job.attempt == node)
                clock.advance(by: .seconds(30))
            }
            _ = try await JobSamples.enqueue(JobSamples.mail, "y", in: store)
            #expect(try await JobSamples.runner(store, [JobSamples.mail: log.handler]).runDue() == 1)
            #expect(log.all == ["y 1"])
            let job = try await JobSamples.find(id, in: store)
            #expect(job?.state == .failed)
            #expect(job?.lastError == "the node stopped during the last attempt")
            let events = try await store.read { try Events.list(in: $0).records.map(\.kind) }
            #expect(events == [.jobFailed])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aLongJobKeepsItsLease(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let (tick, end) = (JobDoor(), JobDoor())
            let id = try await JobSamples.enqueue(JobSamples.mail, "x", in: store)
            let runner = JobSamples.runner(
                store,
                [JobSamples.mail: { _ in try await end.wait() }],
                sleep: { _ in try await tick.wait() }
            )
            async let count = runner.runDue()
            let start = clock.now
            for step in 1...4 {
                let until = clock.now + .seconds(30)
                try await JobSamples.wait { try await JobSamples.find(id, in: store)?.leaseUntil == until }
                clock.advance(by: .seconds(10))
                #expect(clock.now == start + .seconds(step * 10))
                #expect(await JobSamples.runner(store, [JobSamples.mail: { _ in }]).claim(upTo: 1).isEmpty)
                tick.open()
            }
            end.open()
            #expect(try await count == 1)
            #expect(try await JobSamples.find(id, in: store)?.attempts == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func whoHasLostTheLeaseIsStoppedAndNotesNothing(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let (tick, begun) = (JobDoor(), JobDoor())
            let log = JobLog()
            let id = try await JobSamples.enqueue(JobSamples.mail, "x", in: store)
            let slow = JobSamples.runner(
                store,
                [
                    JobSamples.mail: { _ in
                        begun.open()
                        do { try await JobDoor().wait() } catch { log.add("stopped") }
                    }
                ],
                sleep: { _ in try await tick.wait() }
            )
            async let count = slow.runDue()
            try await begun.wait()
            clock.advance(by: .seconds(31))
            #expect(try await JobSamples.runner(store, [JobSamples.mail: log.handler]).runDue() == 1)
            tick.open()
            #expect(try await count == 1)
            #expect(log.all == ["x 2", "stopped"])
            let job = try await JobSamples.find(id, in: store)
            #expect(job?.state == .done)
            #expect(job?.attempts == 2)
        }
    }
}
