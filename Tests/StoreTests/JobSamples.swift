import Synchronization
import TestSupport

@testable import Store

/// Kinds, runners and recorders for tests of jobs.
enum JobSamples {
    static let mail = JobKind("probe.mail", "Probe senden", maxAttempts: 3, lease: .seconds(30))
    static let index = JobKind("probe.index", "Probe einordnen", maxAttempts: 5, lease: .seconds(60))

    /// A store that stands still in time, and its clock.
    static func withStore(_ engine: Engine, _ body: (Store, TestClock) async throws -> Void) async throws {
        let clock = TestClock()
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations, clock: clock.clock) { store in
            try await body(store, clock)
        }
    }

    static func runner(
        _ store: Store,
        node: String = "node-1",
        _ handlers: [JobKind: JobRunner.Handler],
        concurrency: Int = 4,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) -> JobRunner {
        var backoff = JobBackoff()
        backoff.jitter = { 1 }
        // So long a pause that whatever happens has been called for.
        return JobRunner(
            store: store,
            handlers: handlers,
            node: node,
            concurrency: concurrency,
            pause: .seconds(100_000),
            backoff: backoff,
            logger: TestDatabase.quiet,
            sleep: sleep
        )
    }

    static func enqueue(_ kind: JobKind, _ payload: String, in store: Store) async throws -> ID<Job> {
        try await store.write { try $0.enqueue(kind, payload: payload) }
    }

    /// Waits until something is as it should be; a time limit of the suite ends it when it never is.
    static func wait(until isReached: () async throws -> Bool) async throws {
        while try await !isReached() {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    static func find(_ id: ID<Job>, in store: Store) async throws -> JobRecord? {
        try await store.read { try Jobs.find(id, in: $0) }
    }
}

/// What handlers did, from any task.
final class JobLog: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }

    /// A handler that notes payload and attempt.
    var handler: JobRunner.Handler {
        { job in self.add("\(try job.decode(String.self)) \(job.attempt)") }
    }
}

/// A door that tasks wait before until somebody opens it.
final class JobDoor: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.yield() }

    /// Waits for one opening.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    func wait() async throws {
        for await _ in stream { return }
        throw CancellationError()
    }
}
