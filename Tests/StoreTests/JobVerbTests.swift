import TestSupport
import Testing

@testable import Store

@Suite("Administration of jobs", .timeLimit(.minutes(20)))
struct JobVerbTests {
    private static let person = ID<Int>.make()
    private static let failing: [JobKind: JobRunner.Handler] = [
        JobSamples.mail: { _ in throw JobFailure("no relay", retry: .never) }
    ]

    /// A job in each state.
    private static func withJobs(
        _ engine: Engine,
        _ body: (Store, TestClock, [JobState: ID<Job>]) async throws -> Void
    ) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            var ids: [JobState: ID<Job>] = [:]
            ids[.failed] = try await JobSamples.enqueue(JobSamples.mail, "f", in: store)
            _ = try await JobSamples.runner(store, failing).runDue()
            ids[.done] = try await JobSamples.enqueue(JobSamples.mail, "d", in: store)
            _ = try await JobSamples.runner(store, [JobSamples.mail: { _ in }]).runDue()
            ids[.running] = try await JobSamples.enqueue(JobSamples.mail, "r", in: store)
            _ = await JobSamples.runner(store, [JobSamples.mail: { _ in }]).claim(upTo: 1)
            let later = clock.now + .seconds(600)
            ids[.waiting] = try await store.write {
                try $0.enqueue(JobSamples.index, payload: "w", due: later)
            }
            try await body(store, clock, ids)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func theListShowsEveryStateAndCountsIt(_ engine: Engine) async throws {
        try await Self.withJobs(engine) { store, _, ids in
            for state in JobState.allCases {
                let page = try await store.read { try Jobs.list(state: state, in: $0) }
                #expect(page.jobs.map(\.id) == [ids[state]])
                #expect(page.jobs.map(\.state) == [state])
                #expect(page.total == 1)
            }
            let counts = try await store.read { try Jobs.counts(in: $0) }
            #expect(counts == [.waiting: 1, .running: 1, .failed: 1, .done: 1])
            let all = try await store.read { try Jobs.list(offset: 1, limit: 2, in: $0) }
            #expect(all.jobs.map(\.id) == [ids[.running], ids[.done]])
            #expect(all.total == 4)
            #expect(try await store.read { try Jobs.list(kind: "probe.index", in: $0).total } == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func whatFailedOrWaitsCanBeStartedAtOnce(_ engine: Engine) async throws {
        try await Self.withJobs(engine) { store, clock, ids in
            for state in [JobState.failed, .waiting] {
                let id = try #require(ids[state])
                #expect(try await store.write { try Jobs.retry(id, by: Self.person, in: $0) } == .done)
                let job = try await JobSamples.find(id, in: store)
                #expect(job?.state == .waiting)
                #expect(job?.dueAt == clock.now)
                #expect(job?.attempts == 0)
                let event = try await store.read { try Events.list(in: $0).records.first }
                #expect(event?.kind == .jobRetried)
                #expect(event?.actor == Self.person.untyped)
                #expect(event?.object == id.untyped)
            }
            let log = JobLog()
            let handlers = [JobSamples.mail: log.handler, JobSamples.index: log.handler]
            #expect(try await JobSamples.runner(store, handlers).runDue() == 2)
            #expect(log.all.sorted() == ["f 1", "w 1"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func whatRunsOrIsDoneCannotBeStartedAgain(_ engine: Engine) async throws {
        try await Self.withJobs(engine) { store, _, ids in
            let before = try await store.read { try Jobs.list(in: $0).jobs }
            for state in [JobState.running, .done] {
                let id = try #require(ids[state])
                #expect(try await store.write { try Jobs.retry(id, by: nil, in: $0) } == .notPossible(state))
            }
            #expect(try await store.write { try Jobs.retry(ID.make(), by: nil, in: $0) } == .missing)
            #expect(try await store.read { try Jobs.list(in: $0).jobs } == before)
            #expect(try await store.read { try Events.count(EventFilter(kinds: [.jobRetried]), in: $0) } == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func whatNobodyWorksOnCanBeDeleted(_ engine: Engine) async throws {
        try await Self.withJobs(engine) { store, _, ids in
            for state in [JobState.failed, .waiting, .done] {
                let id = try #require(ids[state])
                #expect(try await store.write { try Jobs.delete(id, by: Self.person, in: $0) } == .done)
                #expect(try await store.write { try Jobs.delete(id, by: Self.person, in: $0) } == .missing)
            }
            let running = try #require(ids[.running])
            let verb = try await store.write { try Jobs.delete(running, by: Self.person, in: $0) }
            #expect(verb == .notPossible(.running))
            #expect(try await store.read { try Jobs.list(in: $0).jobs.map(\.id) } == [running])
            #expect(try await store.read { try Events.count(EventFilter(actor: Self.person), in: $0) } == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func doneJobsGoAfterThirtyDaysAndFailedOnesStay(_ engine: Engine) async throws {
        try await Self.withJobs(engine) { store, clock, ids in
            clock.advance(by: .seconds(30 * 86_400))
            #expect(try await store.write { try Jobs.sweep(in: $0) } == 0)
            clock.advance(by: .seconds(1))
            #expect(try await store.write { try Jobs.sweep(in: $0) } == 1)
            let left = Set(try await store.read { try Jobs.list(in: $0).jobs.map(\.id) })
            #expect(left == Set(ids.filter { $0.key != .done }.values))
        }
    }
}
