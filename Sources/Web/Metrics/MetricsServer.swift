import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Serves `GET /metrics` on an address of its own, which only those who watch the server should reach.
package struct MetricsServer: Service {
    private let metrics: Metrics
    private let host: String
    private let port: Int
    private let samples: @Sendable () async -> [MetricSample]
    private let logger: Logger
    private let onReady: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - port: 0 takes a free one, which `onReady` tells.
    ///   - samples: what else is to be seen, asked for each time.
    package init(
        metrics: Metrics,
        host: String,
        port: Int,
        samples: @escaping @Sendable () async -> [MetricSample] = { [] },
        logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.metrics = metrics
        self.host = host
        self.port = port
        self.samples = samples
        self.logger = logger
        self.onReady = onReady
    }

    package func run() async throws {
        let channel = HTTP1Channel(
            responder: { request, writer, _ in
                let response = await answer(request.head)
                try await writer.write(response: response.head, body: response.body)
            },
            configuration: .init(idleTimeout: .seconds(75))
        )
        let server = Server(
            childChannelSetup: channel,
            configuration: ServerConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { await onReady($0.localAddress?.port ?? port) },
            eventLoopGroup: .singletonMultiThreadedEventLoopGroup,
            logger: logger
        )
        do {
            try await server.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw ServeProblem.portInUse(port)
        }
    }

    private func answer(_ request: HTTPRequest) async -> Response {
        guard request.path == "/metrics" else { return Response(status: .notFound) }
        guard request.method == .get || request.method == .head else {
            return Response(status: .methodNotAllowed, headers: [.allow: "GET, HEAD"])
        }
        let text = metrics.text(await samples())
        let response = Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
        return request.method == .head ? response.createHeadResponse() : response
    }
}
