import Glibc

/// A moment in microseconds since 1970 in UTC, the resolution that both engines keep.
///
/// Foundation's `Date` is a floating-point number of seconds: it would come back from the database
/// a fraction away from what was stored, and equality would be a matter of luck.
package struct Timestamp: Sendable, Hashable, Comparable {
    package var microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    package init(seconds: Int) {
        microseconds = Int64(seconds) * 1_000_000
    }

    /// The present moment by the clock of this machine.
    package static func system() -> Timestamp {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Timestamp(microseconds: Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    /// Stops at the end of what can be counted instead of crashing on a hostile duration.
    package static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        let (sum, overflow) = moment.microseconds.addingReportingOverflow(duration.wholeMicroseconds)
        guard overflow else { return Timestamp(microseconds: sum) }
        return Timestamp(microseconds: duration < .zero ? .min : .max)
    }

    package static func - (moment: Timestamp, duration: Duration) -> Timestamp {
        moment + (.zero - duration)
    }

    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .microseconds(later.microseconds) - .microseconds(earlier.microseconds)
    }
}

extension Duration {
    /// Whole microseconds, held at the ends of what 64 bits count.
    package var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        if overflow { return seconds < 0 ? .min : .max }
        let (sum, second) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        return second ? (seconds < 0 ? .min : .max) : sum
    }
}

/// Where the time comes from: `Timestamp.system` when serving, a fixed moment in tests.
package typealias Clock = @Sendable () -> Timestamp
