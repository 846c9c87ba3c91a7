import NIOCore

/// How far the present request of a connection has come, and since when: what slow or silent clients are told apart by.
///
/// Shared by the handlers of one connection; lives on its event loop.
final class ConnectionWatch {
    enum Phase { case between, head, body }

    private(set) var phase = Phase.between
    /// When the present phase began; of a body that keeps its pace, when its latest stretch did.
    private(set) var since = NIODeadline.now()
    private(set) var lastRead = NIODeadline.now()
    /// Bytes of the present body since then.
    private(set) var received = 0
    /// Requests that Hummingbird has and has not answered yet.
    var unanswered = 0
    /// Since when the client takes nothing of what waits for it.
    var isBlockedSince: NIODeadline?

    /// Bytes came, of whatever.
    func bytesArrived(_ count: Int) {
        lastRead = .now()
        received += count
        if phase == .between { (phase, since) = (.head, lastRead) }
    }

    func headArrived() { (phase, since, received) = (.body, lastRead, 0) }

    /// The body kept its pace: its next stretch begins.
    func bodyGoesOn(at now: NIODeadline) { (since, received) = (now, 0) }

    func requestArrived() { phase = .between }
}

/// How long a client may take for what.
struct ConnectionLimits: Sendable {
    var head: TimeAmount = .seconds(10)
    /// A body that takes longer has to bring `pace` bytes a second, in every stretch of this length.
    var body: TimeAmount = .seconds(30)
    var pace = 16 * 1024
    /// Between requests, and without taking anything of an answer.
    var idle: TimeAmount = .seconds(75)

    init() {}

    init(_ settings: ShellSettings) {
        head = TimeAmount(settings.headLimit)
        body = TimeAmount(settings.bodyLimit)
        pace = settings.slowestBody
    }

    /// Whether so many bytes are enough for a time.
    func isEnough(_ bytes: Int, in time: TimeAmount) -> Bool {
        Double(bytes) >= Double(pace) * Double(time.nanoseconds) / 1_000_000_000
    }

    /// How often a connection is looked at: often enough to be a quarter late at most.
    var interval: TimeAmount {
        let shortest = min(head.nanoseconds, body.nanoseconds, idle.nanoseconds)
        return .nanoseconds(min(max(shortest / 4, 20_000_000), 5_000_000_000))
    }
}
