import Logging

/// Removes old jobs that are done, once an hour on each node.
struct JobSweep {
    private var last: Timestamp?

    mutating func run(on store: Store, logger: Logger) async {
        let now = store.clock()
        if let last, now - last < .seconds(3600) { return }
        last = now
        do {
            _ = try await store.write { try Jobs.sweep(in: $0) }
        } catch {
            // It is tried again in an hour; whether the database is there shows elsewhere.
            logger.debug("old jobs were not removed", metadata: ["reason": "\(JobFailure(error).reason)"])
        }
    }
}
