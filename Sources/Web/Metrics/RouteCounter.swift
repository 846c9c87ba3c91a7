import Synchronization

/// How often a row was asked, how it ended and how long it took.
final class RouteCounter: Sendable {
    let method: String
    let pattern: String
    private let numbers = Mutex(Numbers())

    struct Numbers: Sendable {
        /// By the first digit of the status, 1 to 5.
        var classes = [Int](repeating: 0, count: 6)
        /// Not yet summed up, as the text format wants it.
        var buckets = [Int](repeating: 0, count: RouteCounter.bounds.count + 1)
        var microseconds = 0

        var total: Int { classes.reduce(0, +) }
    }

    /// Upper bounds in microseconds: 0.5 ms to 30 s.
    static let bounds = [
        500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
        10_000_000,
        30_000_000,
    ]

    init(method: String, pattern: String) {
        self.method = method
        self.pattern = pattern
    }

    func count(status: Int, took: Duration) {
        let microseconds = took.microseconds
        let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
        numbers.withLock { numbers in
            numbers.classes[min(max(status / 100, 1), 5)] += 1
            numbers.buckets[bucket] += 1
            numbers.microseconds += microseconds
        }
    }

    var current: Numbers { numbers.withLock { $0 } }
}
