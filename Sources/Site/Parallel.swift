import Dispatch

/// Work spread over all cores, in small chunks so that one long page does not hold up the rest.
enum Parallel {
    /// Maps indices to values in parallel and keeps their order.
    static func map<Value: Sendable>(
        _ count: Int,
        chunk: Int = 64,
        _ transform: @Sendable (Int) -> Value
    ) -> [Value] {
        guard count > 0 else { return [] }
        return [Value](unsafeUninitializedCapacity: count) { buffer, filled in
            // Each index is written by exactly one iteration, and none is read before all are done.
            nonisolated(unsafe) let buffer = buffer
            DispatchQueue.concurrentPerform(iterations: (count + chunk - 1) / chunk) { part in
                for index in (part * chunk)..<min(count, (part + 1) * chunk) {
                    buffer.initializeElement(at: index, to: transform(index))
                }
            }
            filled = count
        }
    }
}
