import Synchronization

/// The snapshot that is served right now: `holder.swap(next)` and the next request sees the new site, whole.
///
/// A request takes the snapshot once and keeps it to the end. The lock covers the copying of one reference, a few
/// nanoseconds; loading and building happen outside.
package final class SiteHolder: Sendable {
    private let held: Mutex<SiteSnapshot>

    /// Starts with a first snapshot.
    package init(_ snapshot: SiteSnapshot) {
        held = Mutex(snapshot)
    }

    /// The snapshot of this moment.
    package var current: SiteSnapshot { held.withLock { $0 } }

    /// Serves another snapshot from now on; answers that have begun are finished from the old one.
    package func swap(_ new: SiteSnapshot) { update { _ in new } }

    /// Serves what becomes of the present snapshot; nothing that another thread swaps in meanwhile is lost.
    ///
    /// Requests wait for `change`, so it must not read files.
    package func update(_ change: (SiteSnapshot) -> SiteSnapshot) {
        // The old snapshot is released after the lock: freeing 14,000 entries takes time.
        let old = held.withLock { held in
            let old = held
            held = change(old)
            return old
        }
        _ = old
    }
}
