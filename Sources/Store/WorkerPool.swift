import Dispatch
import Foundation
import Synchronization

/// Threads that own one resource each, such as a connection, and take work in the order it came.
///
/// libpq and SQLite block while they wait. On Swift's own pool, which has one thread per core, a few slow
/// statements would stop the whole server. Work goes to the thread that rested last: its caches are warm, and
/// connections that nobody needs are never opened.
final class WorkerPool<Resource>: Sendable {
    private struct Job: Sendable {
        let deadline: ContinuousClock.Instant
        let perform: @Sendable (Resource) -> Void
        let refuse: @Sendable (StoreError) -> Void
    }

    private struct State {
        var waiting: [Job] = []
        /// Threads without work, the last one to rest at the end.
        var resting: [Int] = []
        /// Work that was handed to a thread which is about to wake.
        var handed: [Int: Job] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())
    private let bells: [DispatchSemaphore]
    private let running = DispatchGroup()
    private let patience: Duration

    /// - Parameters:
    ///   - patience: how long work waits for a free thread before it is refused as busy.
    ///   - make: called on the thread that will own the resource.
    init(
        count: Int,
        name: String,
        patience: Duration = .seconds(10),
        make: @escaping @Sendable () -> Resource
    ) {
        self.patience = patience
        bells = (0..<max(1, count)).map { _ in DispatchSemaphore(value: 0) }
        for number in bells.indices {
            running.enter()
            let thread = Thread { [self] in
                serve(number, make())
                running.leave()
            }
            thread.name = "\(name) \(number + 1)"
            thread.stackSize = 2 << 20
            thread.start()
        }
    }

    func run<T: Sendable>(_ work: @escaping @Sendable (Resource) throws -> T) async throws -> T {
        try await withUnsafeThrowingContinuation { continuation in
            let job = Job(
                deadline: .now + patience,
                perform: { resource in continuation.resume(with: Result { try work(resource) }) },
                refuse: { continuation.resume(throwing: $0) }
            )
            add(job)
        }
    }

    /// Takes no more work, does what waits, and returns when the last thread has ended.
    func close() async {
        let resting = state.withLock { state in
            state.isClosed = true
            defer { state.resting = [] }
            return state.resting
        }
        for number in resting { bells[number].signal() }
        await withCheckedContinuation { continuation in
            running.notify(queue: .global()) { continuation.resume() }
        }
    }

    private func add(_ job: Job) {
        let (isClosed, number) = state.withLock { state -> (Bool, Int?) in
            guard !state.isClosed else { return (true, nil) }
            let number = state.resting.popLast()
            if let number { state.handed[number] = job } else { state.waiting.append(job) }
            return (false, number)
        }
        if isClosed { job.refuse(.unavailable("the store was closed")) }
        if let number { bells[number].signal() }
    }

    private func serve(_ number: Int, _ resource: Resource) {
        while let job = next(number) {
            if job.deadline < .now { job.refuse(.busy) } else { job.perform(resource) }
        }
    }

    /// The next work, after a rest when there is none; `nil` when there will be no more.
    private func next(_ number: Int) -> Job? {
        let (job, isClosed) = state.withLock { state -> (Job?, Bool) in
            if !state.waiting.isEmpty { return (state.waiting.removeFirst(), false) }
            if !state.isClosed { state.resting.append(number) }
            return (nil, state.isClosed)
        }
        if job != nil || isClosed { return job }
        bells[number].wait()
        return state.withLock { $0.handed.removeValue(forKey: number) }
    }
}
