import Synchronization

/// The snapshot that is served right now: `holder.swap(next)` and the next request sees the new site, whole.
///
/// A request takes the snapshot once and keeps it to the end. The lock covers the copying of one reference, a few
/// nanoseconds; loading and building happen outside.
public final class SiteHolder: Sendable {
    private let held: Mutex<SiteSnapshot>

    /// Starts with a first snapshot.
    public init(_ snapshot: SiteSnapshot) {
        held = Mutex(snapshot)
    }

    /// The snapshot of this moment.
    public var current: SiteSnapshot { held.withLock { $0 } }

    /// Serves another snapshot from now on; answers that have begun are finished from the old one.
    public func swap(_ new: SiteSnapshot) {
        // The old snapshot is released after the lock: freeing 14,000 entries takes time.
        let old = held.withLock { held in
            let old = held
            held = new
            return old
        }
        _ = old
    }
}
