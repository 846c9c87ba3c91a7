package import Store
import Synchronization

/// A clock that stands until it is moved.
package final class TestClock: Sendable {
    private let time: Mutex<Timestamp>

    /// Starts on 24 November 2026, 10:00 UTC.
    package init(_ start: Timestamp = Timestamp(seconds: 1_795_514_400)) { time = Mutex(start) }

    package var now: Timestamp { time.withLock { $0 } }

    package var clock: Clock { { [self] in now } }

    package func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }
}
