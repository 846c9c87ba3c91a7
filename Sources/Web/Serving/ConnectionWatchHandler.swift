import NIOCore

/// Ends connections that only wait: a head that never ends, a body that drips, a reader that does not read, silence.
///
/// One look at the clock every few seconds, whatever the number of requests; the first handler, so that it sees single bytes.
final class ConnectionWatchHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let watch: ConnectionWatch
    private let limits: ConnectionLimits
    /// What a client gets whose head does not end.
    private let tooSlow: ByteBuffer
    private var next: Scheduled<Void>?

    init(watch: ConnectionWatch, limits: ConnectionLimits, tooSlow: ByteBuffer) {
        self.watch = watch
        self.limits = limits
        self.tooSlow = tooSlow
    }

    func handlerAdded(context: ChannelHandlerContext) { schedule(context) }

    func handlerRemoved(context: ChannelHandlerContext) {
        next?.cancel()
        next = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        watch.bytesArrived(unwrapInboundIn(data).readableBytes)
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        watch.isBlockedSince = context.channel.isWritable ? nil : .now()
        context.fireChannelWritabilityChanged()
    }

    private func schedule(_ context: ChannelHandlerContext) {
        next = context.eventLoop.assumeIsolated().scheduleTask(in: limits.interval) { [self] in
            guard next != nil else { return }
            if look(context) { schedule(context) }
        }
    }

    /// - Returns: whether the connection goes on.
    private func look(_ context: ChannelHandlerContext) -> Bool {
        let now = NIODeadline.now()
        if let blocked = watch.isBlockedSince, now - blocked > limits.idle {
            context.close(promise: nil)
            return false
        }
        switch watch.phase {
        case .head where now - watch.since > limits.head: return refuse(context)
        case .body where now - watch.since > limits.body:
            guard watch.unanswered > 0 else {
                context.close(promise: nil)
                return false
            }
            if limits.isEnough(watch.received, in: now - watch.since) {
                watch.bodyGoesOn(at: now)
                break
            }
            // Whoever reads the body gets this, answers 408 and closes.
            if now - watch.since < limits.body + limits.idle {
                context.fireErrorCaught(SlowRequest())
            } else {
                context.close(promise: nil)
            }
        case .between where watch.unanswered == 0 && now - watch.lastRead > limits.idle:
            context.close(promise: nil)
            return false
        default: break
        }
        return true
    }

    private func refuse(_ context: ChannelHandlerContext) -> Bool {
        // Behind an answer that is under way nothing else may be written.
        guard watch.unanswered == 0 else {
            context.close(promise: nil)
            return false
        }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(tooSlow))
            .whenComplete { _ in bound.value.close(promise: nil) }
        return false
    }
}
