import Synchronization

/// A bell between those who release and the one who publishes.
package final class PublicationSignal: Sendable {
    private let listener = Mutex<AsyncStream<Void>.Continuation?>(nil)

    /// Why something released is not on the site of this node, by its public path without slashes at its ends.
    private let leftOut = Mutex<[String: String]>([:])

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

    /// Notes what the site of this moment lacks.
    package func note(_ problems: [Publication.LeftOut]) {
        leftOut.withLock { known in
            known = Dictionary(problems.map { ($0.address, $0.text) }) { first, _ in first }
        }
    }

    /// Why the page of a public address is not on the site, if so.
    func problem(at address: String) -> String? { leftOut.withLock { $0[address] } }
}
