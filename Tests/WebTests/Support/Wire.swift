import Foundation
import NIOCore
import NIOPosix

/// A connection that sends exactly the given bytes: an ordinary client would tidy up hostile requests.
struct Wire {
    private var incoming: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outgoing: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var unread = ByteBuffer()

    /// Connects to this machine, runs the body and closes.
    ///
    /// - Parameter sendsOn: whether it goes on sending when the server has ended its side, as browsers do.
    static func connected<Result: Sendable>(
        to port: Int,
        sendsOn: Bool = false,
        _ body: @Sendable (inout Wire) async throws -> Result
    ) async throws -> Result {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: sendsOn)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { incoming, outgoing in
            var wire = Wire(incoming: incoming.makeAsyncIterator(), outgoing: outgoing)
            return try await body(&wire)
        }
    }

    func send(_ text: String) async throws { try await outgoing.write(ByteBuffer(string: text)) }

    /// The next whole answer; `nil` when the server has closed.
    mutating func reply(toHead: Bool = false) async throws -> WireReply? {
        guard let head = try await text(until: "\r\n\r\n") else { return nil }
        var reply = WireReply(head: head)
        if toHead || reply.status == 304 { return reply }
        if let length = reply["Content-Length"].flatMap({ Int($0) }) {
            while unread.readableBytes < length { guard try await readMore() else { return nil } }
            reply.body = unread.readBytes(length: length) ?? []
        } else if reply["Transfer-Encoding"] == "chunked" {
            guard let body = try await chunks() else { return nil }
            reply.body = body
        }
        return reply
    }

    /// A body in pieces, each with its length (RFC 9112, section 7.1); `nil` when it breaks off.
    private mutating func chunks() async throws -> [UInt8]? {
        var body: [UInt8] = []
        while let line = try await text(until: "\r\n"), let length = Int(line.dropLast(1), radix: 16) {
            let piece = try await bytes(length + 2)
            guard piece.count == length + 2 else { return nil }
            if length == 0 { return body }
            body += piece.dropLast(2)
        }
        return nil
    }

    /// What comes up to and including a mark; `nil` when the connection ends before.
    mutating func text(until mark: String) async throws -> String? {
        while true {
            let seen = String(buffer: unread)
            if let end = seen.range(of: mark, options: .literal) {
                let text = String(seen[..<end.upperBound])
                unread.moveReaderIndex(forwardBy: text.utf8.count)
                return text
            }
            guard try await readMore() else { return nil }
        }
    }

    /// Exactly this many bytes, or fewer if the connection ends before.
    mutating func bytes(_ count: Int) async throws -> [UInt8] {
        while unread.readableBytes < count { guard try await readMore() else { break } }
        return unread.readBytes(length: min(count, unread.readableBytes)) ?? []
    }

    /// What has come but was not taken.
    var unreadCount: Int { unread.readableBytes }

    /// Whether the server closes without sending anything else.
    mutating func isClosed() async throws -> Bool {
        let more = try await readMore()
        return !more
    }

    private mutating func readMore() async throws -> Bool {
        guard var more = try await incoming.next() else { return false }
        unread.writeBuffer(&more)
        return true
    }
}
