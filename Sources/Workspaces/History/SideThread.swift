import Dispatch
import Synchronization
import Web

/// A thread for work that takes long with large texts, such as comparisons: one at a time, so that reading goes on meanwhile.
///
/// Swift's own pool has one thread per core; two comparisons of large pages would stop the whole server.
final class SideThread: Sendable {
    private let queue: DispatchQueue
    private let waiting = Mutex(0)
    private let limit: Int

    /// - Parameter limit: how many may wait; more are asked to come back later.
    init(_ name: String, limit: Int = 20) {
        queue = DispatchQueue(label: name)
        self.limit = limit
    }

    /// - Throws: ``RequestProblem`` (503) when too many wait already.
    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        let isFull = waiting.withLock { count in
            guard count < limit else { return true }
            count += 1
            return false
        }
        guard !isFull else {
            throw RequestProblem(.unavailable, retryAfter: 10, reason: "side thread is busy")
        }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                let result = Result { try work() }
                waiting.withLock { $0 -= 1 }
                continuation.resume(with: result)
            }
        }
    }
}
