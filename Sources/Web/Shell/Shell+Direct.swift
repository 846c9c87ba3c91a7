package import HTTPTypes
import Hummingbird
import NIOCore

extension Shell {
    /// An answer as a test gets it.
    package struct Answer: Sendable {
        package var status: Int
        package var fields: HTTPFields
        package var body: [UInt8]

        package var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// Answers a request without a socket, for tests of features; `nil` for what belongs to the static site.
    ///
    /// - Parameters:
    ///   - request: method, path with query, header fields.
    ///   - address: of the other side of the connection.
    package func answer(
        _ request: HTTPRequest,
        body: [UInt8] = [],
        from address: String = "127.0.0.1"
    ) async throws -> Answer? {
        let path = try RequestPath(request.path ?? "")
        guard let claim = claim(request, at: path.path, isStatic: { false }) else { return nil }
        let whole = Request(head: request, body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let outgoing = await respond(to: whole, claim, at: path, from: IPAddress(address))
        let collector = BodyCollector()
        try await outgoing.response.body.write(collector)
        await outgoing.after()
        return Answer(
            status: outgoing.response.status.code,
            fields: outgoing.response.headers,
            body: collector.bytes
        )
    }
}

/// Takes a body into memory.
private final class BodyCollector: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
