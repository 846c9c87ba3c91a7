import Synchronization

/// How many more jobs a runner may begin.
final class JobSlots: Sendable {
    private let count: Mutex<Int>

    init(_ count: Int) { self.count = Mutex(count) }

    var free: Int { count.withLock { $0 } }

    func take() { count.withLock { $0 -= 1 } }

    func giveBack() { count.withLock { $0 += 1 } }
}
