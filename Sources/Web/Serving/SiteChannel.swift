import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypesHTTP1

/// A connection: Hummingbird's HTTP/1.1 with our fast path and our limits in front.
struct SiteChannel: ServerChildChannel {
    let base: HTTP1Channel
    let hotAnswers: HotAnswers
    let limits: ConnectionLimits
    let metrics: Metrics?

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<SiteConnection> {
        if let metrics {
            metrics.connectionBegins()
            channel.closeFuture.whenComplete { _ in metrics.connectionEnds() }
        }
        return base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            // Behind the decoder, before the parts become Hummingbird's types: what is hot never gets that far.
            let codec = try pipeline.context(handlerType: HTTP1ToHTTPServerCodec.self).handler
            let watch = ConnectionWatch()
            let hot = HotAnswerHandler(answers: hotAnswers, watch: watch)
            let care = ConnectionCare(security: hotAnswers.security, watch: watch)
            let clock = ConnectionWatchHandler(watch: watch, limits: limits, tooSlow: tooSlow)
            try pipeline.addHandler(hot, position: .before(codec))
            try pipeline.addHandler(care, position: .before(codec))
            try pipeline.addHandler(clock, position: .first)
            // A request fits into one read; looking for more at once would be a system call for nothing.
            try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
            return SiteConnection(value)
        }
    }

    func handle(value: SiteConnection, logger: Logger) async {
        await base.handle(value: value.take(), logger: logger)
    }

    /// The whole answer for a head that does not end; there is no request yet that a page could be made for.
    private var tooSlow: ByteBuffer {
        let text = "Die Anfrage ist nicht vollständig angekommen. Bitte versuchen Sie es noch einmal.\n"
        var message = ByteBuffer(string: "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n")
        for field in hotAnswers.security.standard {
            message.writeString("\(field.name.rawName): \(field.value)\r\n")
        }
        message.writeString(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Length: \(text.utf8.count)\r\n\r\n"
        )
        message.writeString(text)
        return message
    }
}
