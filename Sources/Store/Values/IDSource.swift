import Synchronization

/// Hands out the two halves of UUIDs of version 7, each greater than the one before.
///
/// Layout: 48 bits of milliseconds, version, 12 bits that divide the millisecond into 4000 steps
/// (RFC 9562, section 6.2, method 3), variant, 62 random bits.
final class IDSource: Sendable {
    static let shared = IDSource()

    /// The last 60 bits of time handed out.
    private let last = Mutex<UInt64>(0)

    func next(at moment: Timestamp) -> (high: UInt64, low: UInt64) {
        let microseconds = UInt64(max(0, moment.microseconds))
        let wanted = (microseconds / 1000) << 12 | (microseconds % 1000) * 4
        let time = last.withLock { last in
            // A clock that was set back does not make keys fall.
            last = max(last + 1, wanted)
            return last
        }
        let high = (time >> 12) << 16 | 0x7000 | time & 0x0FFF
        let low = 0x8000_0000_0000_0000 | UInt64.random(in: .min ... .max) >> 2
        return (high, low)
    }
}
