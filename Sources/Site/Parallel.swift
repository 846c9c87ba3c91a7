import Dispatch

/// Work spread over all cores, in small chunks so that one long page does not hold up the rest.
enum Parallel {
    /// Maps indices to values in parallel and keeps their order.
    /// - Parameter ahead: work that one core does meanwhile, before it joins the others.
    static func map<Value: Sendable>(
        _ count: Int,
        chunk: Int = 64,
        ahead: @Sendable () -> Void = {},
        _ transform: @Sendable (Int) -> Value
    ) -> [Value] {
        guard count > 0 else { return [] }
        return [Value](unsafeUninitializedCapacity: count) { buffer, filled in
            // Each index is written by exactly one iteration, and none is read before all are done.
            nonisolated(unsafe) let buffer = buffer
            DispatchQueue.concurrentPerform(iterations: (count + chunk - 1) / chunk + 1) { iteration in
                if iteration == 0 { return ahead() }
                let part = iteration - 1
                for index in (part * chunk)..<min(count, (part + 1) * chunk) {
                    buffer.initializeElement(at: index, to: transform(index))
                }
            }
            filled = count
        }
    }
}
