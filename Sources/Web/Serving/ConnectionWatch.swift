import NIOCore

/// How far the present request of a connection has come, and since when: what slow or silent clients are told apart by.
///
/// Shared by the handlers of one connection; lives on its event loop.
final class ConnectionWatch {
    enum Phase { case between, head, body }

    private(set) var phase = Phase.between
    /// When the present phase began.
    private(set) var since = NIODeadline.now()
    private(set) var lastRead = NIODeadline.now()
    /// Requests that Hummingbird has and has not answered yet.
    var unanswered = 0
    /// Since when the client takes nothing of what waits for it.
    var isBlockedSince: NIODeadline?

    /// Bytes came, of whatever.
    func bytesArrived() {
        lastRead = .now()
        if phase == .between { (phase, since) = (.head, lastRead) }
    }

    func headArrived() { (phase, since) = (.body, lastRead) }

    func requestArrived() { phase = .between }
}

/// How long a client may take for what.
struct ConnectionLimits: Sendable {
    var head: TimeAmount = .seconds(10)
    var body: TimeAmount = .seconds(30)
    /// Between requests, and without taking anything of an answer.
    var idle: TimeAmount = .seconds(75)

    init() {}

    init(_ settings: ShellSettings) {
        head = TimeAmount(settings.headLimit)
        body = TimeAmount(settings.bodyLimit)
    }

    /// How often a connection is looked at: often enough to be a quarter late at most.
    var interval: TimeAmount {
        let shortest = min(head.nanoseconds, body.nanoseconds, idle.nanoseconds)
        return .nanoseconds(min(max(shortest / 4, 20_000_000), 5_000_000_000))
    }
}
