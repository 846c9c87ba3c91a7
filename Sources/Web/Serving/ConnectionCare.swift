import HTTPTypes
import NIOCore
import NIOHTTP1

/// Looks after the end of a connection: lets a shutdown wait for the last bytes, closes behind a refusal, protects error answers.
///
/// It stands behind ``HotAnswerHandler`` and sees only what Hummingbird answers.
final class ConnectionCare: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let security: SecurityHeaders
    private let watch: ConnectionWatch
    private var isQuiescing = false
    /// Whether the answer being written is the last one.
    private var isLast = false
    /// Whether whatever still comes is thrown away, and how much that was.
    private var isDiscarding = false
    private var discarded = 0

    /// How long a client may go on sending what is not wanted before it is cut off, and so perhaps misses the answer.
    ///
    /// Browsers look at the answer only behind the end of what they send: a file that is too large has to go by.
    private static let linger: TimeAmount = .seconds(10)
    private static let mostDiscarded = 64 * 1024 * 1024

    init(security: SecurityHeaders, watch: ConnectionWatch) {
        self.security = security
        self.watch = watch
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isDiscarding else { return discard(context, unwrapInboundIn(data)) }
        if case .head(let head) = unwrapInboundIn(data) {
            watch.unanswered += 1
            guard head.headers["Host"].count <= 1 else { return refuseHosts(context) }
        }
        context.fireChannelRead(data)
    }

    private func discard(_ context: ChannelHandlerContext, _ part: HTTPServerRequestPart) {
        if case .body(let bytes) = part { discarded += bytes.readableBytes }
        if discarded > Self.mostDiscarded { context.close(mode: .all, promise: nil) }
    }

    /// Two hosts, of which a proxy may have looked at the other one (RFC 9112, section 3.2): Hummingbird answers 400 and closes.
    private func refuseHosts(_ context: ChannelHandlerContext) {
        isDiscarding = true
        context.fireErrorCaught(HTTPParserError.invalidHeaderToken)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { isQuiescing = true }
        context.fireUserInboundEventTriggered(event)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            isLast = head.headers.contains(name: "Connection") && head.headers["Connection"].contains("close")
            // Answers that Hummingbird gives by itself, for a request it cannot parse, know nothing of our fields.
            if !head.headers.contains(name: "Content-Security-Policy") {
                for field in security.standard {
                    head.headers.add(name: field.name.rawName, value: field.value)
                }
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            watch.unanswered -= 1
            context.write(data, promise: promise)
            if isLast { endAfterAnswer(context) }
        case .body: context.write(data, promise: promise)
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        // A connection that a shutdown caught before it began writes nothing, so it would never be drained.
        if isQuiescing, mode == .all, context.channel.isActive {
            closeDrained(context, promise: promise)
        } else {
            context.close(mode: mode, promise: promise)
        }
    }

    /// Closing drops what the socket has not taken yet, so an empty write behind it all has to be done first.
    private func closeDrained(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        drained(context).whenComplete { _ in bound.value.close(mode: .all, promise: promise) }
    }

    /// A client that still sends would be answered by a reset, which can overtake the answer; so it may finish for a moment.
    private func endAfterAnswer(_ context: ChannelHandlerContext) {
        guard watch.phase == .body else { return closeDrained(context, promise: nil) }
        isDiscarding = true
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        drained(context).whenComplete { _ in bound.value.close(mode: .output, promise: nil) }
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.linger) {
            context.close(mode: .all, promise: nil)
        }
    }

    private func drained(_ context: ChannelHandlerContext) -> EventLoopFuture<Void> {
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer()))))
    }
}
