import Dispatch
import Synchronization

/// The one place where passwords are hashed: so many at once, so many waiting, the rest is told to come back.
///
/// A hash takes 64 MB and 70 ms of a whole core. Without a bound, sign-ins by the hundred would eat the
/// memory; on the cooperative pool they would hold up every other request.
package final class PasswordHasher: Sendable {
    /// Too many people sign in at this moment.
    struct Busy: Error {}

    private struct State {
        var running = 0
        var waiting: [CheckedContinuation<Void, any Error>] = []
    }

    let cost: PasswordHash.Cost
    private let slots: Int
    private let queueLimit: Int
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "passwords", attributes: .concurrent)
    /// Compared when there is no account, so that the answer takes as long as with one.
    let nobody: String

    package init(cost: PasswordHash.Cost, slots: Int, queueLimit: Int) {
        self.cost = cost
        self.slots = max(1, slots)
        self.queueLimit = queueLimit
        nobody = PasswordHash.make(Token.make().text, cost: cost) ?? ""
    }

    /// The hash of a password; throws `Busy`.
    func hash(_ password: String) async throws -> String {
        let cost = cost
        guard let hash = try await run({ PasswordHash.make(password, cost: cost) }) else { throw Busy() }
        return hash
    }

    /// Whether the password, as it was typed, made the hash; the same work when there is no hash.
    func matches(_ typed: String, _ hash: String?) async throws -> Bool {
        let password = CleanText.nfc(typed)
        // Nobody has such a long one, and hashing megabytes would be work for nothing.
        let isPossible = password.utf8.count <= PasswordHash.maximumBytes
        let (compared, tried) = (isPossible ? hash ?? nobody : nobody, isPossible ? password : "")
        let isEqual = try await run { PasswordHash.matches(tried, compared) }
        return isEqual && isPossible && hash != nil
    }

    private func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws -> T {
        try await enter()
        defer { leave() }
        try Task.checkCancellation()  // the browser may have gone while this waited
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }

    private func enter() async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let answer = state.withLock { state -> Result<Void, any Error>? in
                if state.running < slots {
                    state.running += 1
                    return .success(())
                }
                guard state.waiting.count < queueLimit else { return .failure(Busy()) }
                state.waiting.append(continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            if state.waiting.isEmpty {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
