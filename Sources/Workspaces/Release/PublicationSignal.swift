import Synchronization

/// A bell between those who release and the one who publishes.
package final class PublicationSignal: Sendable {
    private let listener = Mutex<AsyncStream<Void>.Continuation?>(nil)

    package init() {}

    package func ring() { _ = listener.withLock { $0?.yield() } }

    /// Nobody needs to listen any more.
    package func end() { listener.withLock { $0?.finish() } }

    /// Rings until nobody listens any more; several rings in a row may become one.
    package func listen() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        listener.withLock { $0 = continuation }
        return stream
    }
}
