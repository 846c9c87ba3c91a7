import HummingbirdCore
import NIOCore
import NIOHTTPTypes
import Synchronization

/// An accepted connection on its way to whoever handles it.
///
/// When a shutdown begins just now, the server may drop it unhandled. NIO stops the program when a channel is dropped without
/// having been closed, and the shutdown would wait for it for ever; so it closes itself.
final class SiteConnection: ServerChildChannelValue, Sendable {
    private let asyncChannel: HTTP1Channel.Value
    private let isTaken = Atomic<Bool>(false)

    init(_ asyncChannel: HTTP1Channel.Value) { self.asyncChannel = asyncChannel }

    var channel: any Channel { asyncChannel.channel }

    /// The channel, for somebody who will close it.
    func take() -> HTTP1Channel.Value {
        isTaken.store(true, ordering: .relaxed)
        return asyncChannel
    }

    deinit {
        guard !isTaken.load(ordering: .relaxed) else { return }
        Task { [asyncChannel] in try? await asyncChannel.executeThenClose { _, _ in } }
    }
}
