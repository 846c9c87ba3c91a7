import Logging

extension Store {
    /// How often a transaction is tried that others got in the way of.
    private static let tries = 20

    /// Does the work again when it collided with another transaction, each time after a longer pause of random
    /// length, so that the same two do not meet again.
    func retrying<T: Sendable>(_ work: () async throws -> T) async throws -> T {
        for attempt in 1...Self.tries {
            do {
                return try await work()
            } catch is Conflict {
                guard attempt < Self.tries else { break }
                try await Task.sleep(for: .microseconds(Int.random(in: 500...(2000 << min(attempt, 7)))))
            } catch let lost as Disconnected {
                throw StoreError.unavailable(lost.reason)
            }
        }
        logger.warning("transaction given up after collisions", metadata: ["tries": "\(Self.tries)"])
        throw StoreError.busy
    }
}
