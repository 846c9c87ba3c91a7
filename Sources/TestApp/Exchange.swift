import NIOCore
import NIOPosix

/// One request and its answer over a connection of its own.
package enum Exchange {
    package static func send(_ request: [UInt8], to port: Int) async throws -> [UInt8] {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { incoming, outgoing in
            try await outgoing.write(ByteBuffer(bytes: request))
            var answer: [UInt8] = []
            for try await part in incoming { answer += Array(part.readableBytesView) }
            return answer
        }
    }

    /// The page at an address, asked for by nobody in particular.
    package static func page(_ path: String, on port: Int) async throws -> TestReply {
        let head = "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        guard let reply = TestReply(try await send(Array(head.utf8), to: port), path: path) else {
            throw TestProblem("no answer to \(path)")
        }
        return reply
    }
}
