import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypesHTTP1

/// A connection: Hummingbird's HTTP/1.1 with our fast path in front.
struct SiteChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let base: HTTP1Channel
    let hotAnswers: HotAnswers

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            // Behind the decoder, before the parts become Hummingbird's types: what is hot never gets that far.
            let codec = try pipeline.context(handlerType: HTTP1ToHTTPServerCodec.self).handler
            let care = ConnectionCare(security: hotAnswers.security)
            try pipeline.addHandler(HotAnswerHandler(answers: hotAnswers), position: .before(codec))
            try pipeline.addHandler(care, position: .before(codec))
            try pipeline.addHandler(IdleStateHandler(readTimeout: .seconds(75)), position: .first)
            // A request fits into one read; looking for more at once would be a system call for nothing.
            try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
