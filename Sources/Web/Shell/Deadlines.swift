import Synchronization

/// Limits how long work may take: whoever waits gets an error in time, even when the work does not notice.
///
/// One look at all of them every quarter of a second costs a request nothing, unlike a timer of its own.
final class Deadlines: Sendable {
    private struct Pending {
        var end: ContinuousClock.Instant
        var expire: @Sendable () -> Void
    }

    private let state = Mutex((next: 0, pending: [Int: Pending]()))

    static let interval: Duration = .milliseconds(250)

    /// Runs work; when the time is over it is cancelled, and nobody waits for it any more.
    ///
    /// - Throws: ``TimeIsUp``, or what the work throws.
    func limit<Value: Sendable>(
        _ duration: Duration,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let race = Race<Value>()
        let task = Task {
            do { race.finish(.success(try await work())) } catch { race.finish(.failure(error)) }
        }
        let number = add(.now + duration) {
            task.cancel()
            race.finish(.failure(TimeIsUp()))
        }
        defer { state.withLock { _ = $0.pending.removeValue(forKey: number) } }
        return try await race.value
    }

    /// Ends what is over its time.
    func look(at now: ContinuousClock.Instant = .now) {
        let over = state.withLock { state in state.pending.values.filter { $0.end <= now } }
        for pending in over { pending.expire() }
    }

    /// Looks again and again until the task is cancelled.
    func watch() async {
        while (try? await Task.sleep(for: Self.interval)) != nil { look() }
    }

    private func add(_ end: ContinuousClock.Instant, _ expire: @escaping @Sendable () -> Void) -> Int {
        state.withLock { state in
            state.next += 1
            state.pending[state.next] = Pending(end: end, expire: expire)
            return state.next
        }
    }
}

/// Work did not end within its time.
struct TimeIsUp: Error {}

/// A value that the first of several gives; what the others bring later is dropped.
private final class Race<Value: Sendable>: Sendable {
    private struct State {
        var result: Result<Value, any Error>?
        var waiting: CheckedContinuation<Value, any Error>?
    }

    private let state = Mutex(State())

    func finish(_ result: Result<Value, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            guard state.result == nil else { return nil }
            state.result = result
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(with: result)
    }

    var value: Value {
        get async throws {
            try await withCheckedThrowingContinuation { continuation in
                let result = state.withLock { state in
                    if state.result == nil { state.waiting = continuation }
                    return state.result
                }
                if let result { continuation.resume(with: result) }
            }
        }
    }
}
