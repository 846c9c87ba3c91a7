import HTTPTypes
import NIOCore
import NIOHTTP1

/// Looks after a connection: closes it when idle, lets a shutdown wait for the last bytes, protects error answers.
///
/// It stands behind ``HotAnswerHandler`` and sees only what Hummingbird answers.
final class ConnectionCare: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let security: SecurityHeaders
    private var unanswered = 0
    private var isQuiescing = false

    init(security: SecurityHeaders) {
        self.security = security
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) { unanswered += 1 }
        context.fireChannelRead(data)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            isQuiescing = true
            context.fireUserInboundEventTriggered(event)
        case is IdleStateHandler.IdleStateEvent:
            if unanswered == 0 { closeDrained(context, promise: nil) }
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// Answers that Hummingbird gives by itself, for a request it cannot parse, know nothing of our fields.
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where !head.headers.contains(name: "Content-Security-Policy"):
            for field in security.standard { head.headers.add(name: field.name.rawName, value: field.value) }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            unanswered -= 1
            context.write(data, promise: promise)
        default: context.write(data, promise: promise)
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if isQuiescing, mode == .all {
            closeDrained(context, promise: promise)
        } else {
            context.close(mode: mode, promise: promise)
        }
    }

    /// Closing drops what the socket has not taken yet, so an empty write behind it all has to be done first.
    private func closeDrained(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        let drained = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        drained.futureResult.whenComplete { _ in bound.value.close(mode: .all, promise: promise) }
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer()))), promise: drained)
    }
}
