import TestSupport
import Testing

@testable import Store

@Suite("Jobs", .timeLimit(.minutes(20)))
struct JobTests {
    private struct Personal: Error {
        var address = "erika@beispiel.example"
    }

    private struct Refusal: Error {}

    @Test(arguments: TestDatabase.engines)
    func aJobRunsOnceAndThenForgetsWhatItWasAbout(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let log = JobLog()
            let id = try await JobSamples.enqueue(JobSamples.mail, "Grüße", in: store)
            let runner = JobSamples.runner(store, [JobSamples.mail: log.handler])
            #expect(try await runner.runDue() == 1)
            #expect(try await runner.runDue() == 0)
            #expect(log.all == ["Grüße 1"])
            let job = try await JobSamples.find(id, in: store)
            #expect(job?.state == .done)
            #expect(job?.finishedAt == clock.now)
            #expect(job?.lastError == nil)
            let payload = try await store.read { try $0.value("SELECT payload FROM jobs", as: JSON.self) }
            #expect(payload?.text == "{}")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aJobIsUndoneWithItsTransaction(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, _ in
            await #expect(throws: Refusal.self) {
                try await store.write { tx in
                    try tx.enqueue(JobSamples.mail, payload: "x")
                    throw Refusal()
                }
            }
            let counts = try await store.read { try Jobs.counts(in: $0) }
            #expect(counts == [.waiting: 0, .running: 0, .failed: 0, .done: 0])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aJobWaitsForItsTimeAndTheLongestDueComesFirst(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let log = JobLog()
            let now = clock.now
            try await store.write { tx in
                try tx.enqueue(JobSamples.mail, payload: "spät", due: now + .seconds(60))
                try tx.enqueue(JobSamples.mail, payload: "jetzt")
                try tx.enqueue(JobSamples.mail, payload: "längst", due: now - .seconds(60))
            }
            let runner = JobSamples.runner(store, [JobSamples.mail: log.handler])
            #expect(try await runner.runDue() == 2)
            clock.advance(by: .seconds(59))
            #expect(try await runner.runDue() == 0)
            clock.advance(by: .seconds(1))
            #expect(try await runner.runDue() == 1)
            #expect(log.all == ["längst 1", "jetzt 1", "spät 1"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aFailingJobRestsLongerEachTimeAndFailsInTheEnd(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let id = try await JobSamples.enqueue(JobSamples.mail, "erika@beispiel.example", in: store)
            let runner = JobSamples.runner(store, [JobSamples.mail: { _ in throw Personal() }])
            for rest in [10, 20] {
                #expect(try await runner.runDue() == 1)
                let job = try await JobSamples.find(id, in: store)
                #expect(job?.state == .waiting)
                #expect(job?.dueAt == clock.now + .seconds(rest))
                #expect(job?.lastError?.hasSuffix("Personal") == true)
                clock.advance(by: .seconds(rest))
            }
            #expect(try await runner.runDue() == 1)
            let job = try await JobSamples.find(id, in: store)
            #expect(job?.state == .failed)
            #expect(job?.attempts == 3)
            #expect(job?.lastError?.contains("erika") == false)
            clock.advance(by: .seconds(100_000))
            #expect(try await runner.runDue() == 0)
            let event = try await store.read { try Events.list(in: $0).records.first }
            #expect(event?.kind == .jobFailed)
            #expect(event?.object?.retyped() == id)
            #expect(event?.detail == ["kind": "probe.mail"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aHandlerCanSayWhenTryingAgainMakesSense(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let runner = JobSamples.runner(
                store,
                [
                    JobSamples.mail: { _ in
                        throw JobFailure("relay is greylisting", retry: .after(.seconds(300)))
                    },
                    JobSamples.index: { _ in throw JobFailure("page is gone", retry: .never) },
                ]
            )
            let later = try await JobSamples.enqueue(JobSamples.mail, "x", in: store)
            let never = try await JobSamples.enqueue(JobSamples.index, "x", in: store)
            #expect(try await runner.runDue() == 2)
            let (waiting, failed) = (
                try await JobSamples.find(later, in: store), try await JobSamples.find(never, in: store)
            )
            #expect(waiting?.dueAt == clock.now + .seconds(300))
            #expect(waiting?.lastError == "relay is greylisting")
            #expect(failed?.state == .failed)
            #expect(failed?.attempts == 1)
            #expect(failed?.lastError == "page is gone")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func kindsThatThisProgramDoesNotKnowAreLeftAlone(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, _ in
            let id = try await JobSamples.enqueue(JobSamples.index, "x", in: store)
            let log = JobLog()
            #expect(try await JobSamples.runner(store, [JobSamples.mail: log.handler]).runDue() == 0)
            #expect(try await JobSamples.find(id, in: store)?.attempts == 0)
        }
    }

    @Test func theRestGrowsUpToAnHourAndIsNeverQuiteTheSame() {
        var backoff = JobBackoff()
        backoff.jitter = { 1 }
        #expect(
            [1, 2, 3, 9, 10, 60].map(backoff.delay) == [10, 20, 40, 2560, 3600, 3600].map { .seconds($0) }
        )
        let random = JobBackoff()
        let delays = Set((0..<50).map { _ in random.delay(after: 1) })
        #expect(delays.count > 1)
        #expect(delays.allSatisfy { (.seconds(8) ... .seconds(12)).contains($0) })
    }
}
