import Dispatch
import Synchronization

/// The one place where passwords are hashed: so many at once, so many waiting, the rest is told to come back.
///
/// A hash takes 64 MB and 70 ms of a whole core. Without a bound, sign-ins by the hundred would eat the
/// memory; on the cooperative pool they would hold up every other request.
package final class PasswordHasher: Sendable {
    /// Too many people sign in at this moment; the n-th who is told so in a row.
    struct Busy: Error {
        var times: Int64 = 1

        /// The 1st, 2nd, 4th, 8th …: an overload must not fill the audit log.
        var isWorthRecording: Bool { times & (times - 1) == 0 }
    }

    private struct State {
        var running = 0
        var refused: Int64 = 0
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
    ///
    /// `count` runs when the turn has come and before anything is compared: an attempt counts only if it is made,
    /// and nobody gets more attempts by making them all at once.
    func matches(_ typed: String, _ hash: String?, count: () async throws -> Void = {}) async throws -> Bool {
        let password = CleanText.nfc(typed)
        // Nobody has such a long one, and hashing megabytes would be work for nothing.
        let isPossible = password.utf8.count <= PasswordHash.maximumBytes
        let (compared, tried) = (isPossible ? hash ?? nobody : nobody, isPossible ? password : "")
        let isEqual = try await run({ PasswordHash.matches(tried, compared) }, after: count)
        return isEqual && isPossible && hash != nil
    }

    private func run<T: Sendable>(
        _ work: @escaping @Sendable () -> T,
        after count: () async throws -> Void = {}
    ) async throws -> T {
        try await enter()
        defer { leave() }
        try Task.checkCancellation()  // the browser may have gone while this waited
        try await count()
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }

    private func enter() async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let answer = state.withLock { state -> Result<Void, any Error>? in
                if state.running < slots {
                    state.running += 1
                    state.refused = 0
                    return .success(())
                }
                guard state.waiting.count < queueLimit else {
                    state.refused += 1
                    return .failure(Busy(times: state.refused))
                }
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
