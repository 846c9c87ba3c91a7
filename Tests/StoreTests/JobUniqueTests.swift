import TestSupport
import Testing

@testable import Store

@Suite("Jobs with a key", .timeLimit(.minutes(20)))
struct JobUniqueTests {
    @Test(arguments: TestDatabase.engines)
    func ofOneKeyOneJobWaitsAndTheEarlierTimeCounts(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let now = clock.now
            let ids = try await store.write { tx in
                try [60, 30, 90].map { seconds in
                    try tx.enqueue(
                        JobSamples.index,
                        payload: "x",
                        due: now + .seconds(seconds),
                        unique: "page-1"
                    )
                }
            }
            #expect(Set(ids).count == 1)
            #expect(try await JobSamples.find(ids[0], in: store)?.dueAt == now + .seconds(30))
            let others = try await store.write { tx in
                [
                    try tx.enqueue(JobSamples.index, payload: "x", unique: "page-2"),
                    try tx.enqueue(JobSamples.mail, payload: "x", unique: "page-1"),
                    try tx.enqueue(JobSamples.mail, payload: "x"),
                    try tx.enqueue(JobSamples.mail, payload: "x"),
                ]
            }
            #expect(Set(ids + others).count == 5)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aJobThatHasBegunNoLongerStandsForNewWork(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, clock in
            let log = JobLog()
            let runner = JobSamples.runner(
                store,
                [
                    JobSamples.index: { job in
                        try await log.handler(job)
                        try await store.write { tx in
                            let next = tx.now + .seconds(3600)
                            _ = try tx.enqueue(JobSamples.index, payload: "y", due: next, unique: "daily")
                        }
                    }
                ]
            )
            try await store.write { _ = try $0.enqueue(JobSamples.index, payload: "x", unique: "daily") }
            #expect(try await runner.runDue() == 1)
            #expect(try await store.read { try Jobs.counts(in: $0)[.waiting] } == 1)
            clock.advance(by: .seconds(3600))
            #expect(try await runner.runDue() == 1)
            #expect(log.all == ["x 1", "y 1"])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aFailedJobAndItsSuccessorDoNotGetInEachOthersWay(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, _ in
            let first = try await store.write { try $0.enqueue(JobSamples.mail, payload: "x", unique: "k") }
            let runner = JobSamples.runner(
                store,
                [JobSamples.mail: { _ in throw JobFailure("no", retry: .never) }]
            )
            #expect(try await runner.runDue() == 1)
            let second = try await store.write { try $0.enqueue(JobSamples.mail, payload: "x", unique: "k") }
            #expect(first != second)
            #expect(try await store.write { try Jobs.retry(first, by: nil, in: $0) } == .done)
            #expect(try await runner.runDue() == 2)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func manyWhoEnqueueTheSameAtOnceGetOneJob(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, _ in
            let ids = try await withThrowingTaskGroup(of: ID<Job>.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        try await store.write { try $0.enqueue(JobSamples.mail, payload: "x", unique: "k") }
                    }
                }
                return try await group.reduce(into: Set<ID<Job>>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
        }
    }
}
