import NIOCore
import NIOHTTP1

/// Answers hot requests right where they are read; all others pass on to Hummingbird untouched.
///
/// Order is kept: as long as an earlier request of the connection is being answered behind us, nothing is taken out
/// of turn. A client that does not read gets no more from here (`isWritable`), the long way waits for it.
final class HotAnswerHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let answers: HotAnswers
    private let watch: ConnectionWatch
    private var passedOn = 0
    private var isAnswered = false
    private var hasUnflushed = false
    /// The place in front of the response encoder: our answers are encoded already.
    private var wire: ChannelHandlerContext?

    init(answers: HotAnswers, watch: ConnectionWatch) {
        self.answers = answers
        self.watch = watch
    }

    func handlerAdded(context: ChannelHandlerContext) {
        wire = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        wire = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            watch.headArrived()
            if passedOn == 0, let wire, context.channel.isWritable, let body = answers.body(for: head) {
                isAnswered = true
                hasUnflushed = true
                wire.write(NIOAny(IOData.byteBuffer(body.message(at: .now))), promise: nil)
            } else {
                passedOn += 1
                context.fireChannelRead(data)
            }
        case .body:
            if !isAnswered { context.fireChannelRead(data) }
        case .end:
            watch.requestArrived()
            if !isAnswered { context.fireChannelRead(data) }
            isAnswered = false
        }
    }

    /// One system call for all answers to what was read at once.
    func channelReadComplete(context: ChannelHandlerContext) {
        if hasUnflushed {
            hasUnflushed = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { passedOn -= 1 }
        context.write(data, promise: promise)
    }
}
