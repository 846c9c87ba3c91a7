import ServiceLifecycle
import TestSupport
import Testing

@testable import Store

@Suite("Job runners", .timeLimit(.minutes(20)))
struct JobRunnerTests {
    @Test(arguments: TestDatabase.engines)
    func manyRunnersDoEachJobOnce(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, _ in
            let log = JobLog()
            try await store.write { tx in
                for number in 0..<150 { try tx.enqueue(JobSamples.mail, payload: "\(number)") }
            }
            let attempts = try await withThrowingTaskGroup(of: Int.self) { group in
                for node in 0..<8 {
                    let runner = JobSamples.runner(
                        store,
                        node: "node-\(node)",
                        [JobSamples.mail: log.handler]
                    )
                    group.addTask {
                        var count = 0
                        try await JobSamples.wait {
                            count += try await runner.runDue()
                            return try await store.read { try Jobs.counts(in: $0)[.done] } == 150
                        }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(attempts == 150)
            #expect(log.all.sorted() == (0..<150).map { "\($0) 1" }.sorted())
        }
    }

    @Test(arguments: TestDatabase.engines)
    func enqueuingWakesTheRunnersOfTheProcess(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, _ in
            let done = JobDoor()
            let runner = JobSamples.runner(store, [JobSamples.mail: { _ in done.open() }])
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await runner.run() }
                for _ in 0..<3 {
                    _ = try await JobSamples.enqueue(JobSamples.mail, "x", in: store)
                    try await done.wait()
                }
                group.cancelAll()
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func noMoreJobsRunAtOnceThanSaid(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, _ in
            let (begun, end) = (JobDoor(), JobDoor())
            let log = JobLog()
            let runner = JobSamples.runner(
                store,
                [
                    JobSamples.mail: { job in
                        log.add("+")
                        begun.open()
                        try await end.wait()
                        log.add("-")
                    }
                ],
                concurrency: 2
            )
            for _ in 0..<6 { _ = try await JobSamples.enqueue(JobSamples.mail, "x", in: store) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await runner.run() }
                try await begun.wait()
                for _ in 1..<6 {
                    try await begun.wait()
                    end.open()
                }
                end.open()
                try await JobSamples.wait { try await store.read { try Jobs.counts(in: $0)[.done] } == 6 }
                group.cancelAll()
            }
            var running = 0
            for line in log.all {
                running += line == "+" ? 1 : -1
                #expect(running <= 2)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func gracefulShutdownFinishesWhatRunsAndBeginsNothingMore(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, _ in
            let (begun, end) = (JobDoor(), JobDoor())
            let log = JobLog()
            let runner = JobSamples.runner(
                store,
                [
                    JobSamples.mail: { job in
                        begun.open()
                        try await end.wait()
                        try await log.handler(job)
                    }
                ],
                concurrency: 1
            )
            for number in 0..<3 { _ = try await JobSamples.enqueue(JobSamples.mail, "\(number)", in: store) }
            let group = ServiceGroup(services: [runner], logger: TestDatabase.quiet)
            async let run: Void = group.run()
            try await begun.wait()
            await group.triggerGracefulShutdown()
            end.open()
            try await run
            #expect(log.all == ["0 1"])
            #expect(
                try await store.read { try Jobs.counts(in: $0) } == [
                    .done: 1, .waiting: 2, .running: 0, .failed: 0,
                ]
            )
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aRunnerThatIsStoppedHandsItsJobBackUntouched(_ engine: Engine) async throws {
        try await JobSamples.withStore(engine) { store, _ in
            let begun = JobDoor()
            let id = try await JobSamples.enqueue(JobSamples.mail, "x", in: store)
            let runner = JobSamples.runner(
                store,
                [
                    JobSamples.mail: { _ in
                        begun.open()
                        try await JobDoor().wait()
                    }
                ]
            )
            let task = Task { try await runner.run() }
            try await begun.wait()
            task.cancel()
            try await task.value
            let job = try await JobSamples.find(id, in: store)
            #expect(job?.state == .waiting)
            #expect(job?.attempts == 0)
            #expect(job?.lastError == nil)
        }
    }
}
