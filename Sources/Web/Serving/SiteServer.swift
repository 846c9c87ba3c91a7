import Foundation
import HTTPTypes
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Serves a built site over HTTP/1.1 until it is told to stop.
///
/// ```swift
/// let holder = SiteHolder(try .load(folder: "var/site"))
/// let server = SiteServer(holder: holder, options: ServeOptions(port: 8080), logger: logger) { port in
///     print("http://127.0.0.1:\(port)/")
/// }
/// let group = ServiceGroup(services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
/// try await group.run()
/// ```
/// On a graceful shutdown no connection is accepted any more and answers that have begun are finished.
package struct SiteServer: Service {
    private let holder: SiteHolder
    private let shell: Shell?
    private let options: ServeOptions
    private let logger: Logger
    private let onReady: @Sendable (Int) async -> Void

    /// A server for what the holder holds.
    ///
    /// - Parameters:
    ///   - holder: The snapshot to serve; swap it while the server runs.
    ///   - shell: The closed area; `nil` for the built site alone.
    ///   - options: Address, limits, preview.
    ///   - logger: Gets starts, stops and failures; no addresses of visitors.
    ///   - onReady: Called once with the port when connections are accepted.
    package init(
        holder: SiteHolder,
        shell: Shell? = nil,
        options: ServeOptions,
        logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.holder = holder
        self.shell = shell
        self.options = options
        self.logger = logger
        self.onReady = onReady
    }

    /// Runs until graceful shutdown or cancellation.
    ///
    /// - Throws: ``ServeProblem/portInUse(_:)``, or what the system says when it cannot listen on the address.
    package func run() async throws {
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: options.threads)
        do {
            try await serve(on: loops)
        } catch {
            try? await loops.shutdownGracefully()
            let isInUse = (error as? IOError)?.errnoCode == EADDRINUSE
            throw isInUse ? ServeProblem.portInUse(options.port) : error
        }
        try await loops.shutdownGracefully()
    }

    private func serve(on loops: MultiThreadedEventLoopGroup) async throws {
        let responder = SiteResponder(holder: holder, options: options, logger: logger)
        let server = Server(
            childChannelSetup: channel(responder),
            configuration: ServerConfiguration(
                address: .hostname(options.host, port: options.port),
                backlog: 1024,
                availableConnectionsDelegate: .maximum(options.connections, logger: logger)
            ),
            onServerRunning: { await onReady($0.localAddress?.port ?? options.port) },
            eventLoopGroup: loops,
            logger: logger
        )
        // Detached, so that the server does not watch for the shutdown by itself: it would do so in a task that
        // nobody waits for, and the event loops could be gone before that ends.
        let running = Task.detached { try await server.run() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                guard (try? await gracefulShutdown()) != nil else { return }
                if let shell {
                    shell.health.stop()
                    try? await Task.sleep(for: shell.settings.drainTime)
                }
                options.preview?.finish()
                try await server.shutdownGracefully()
            }
            group.addTask { await keepPreviewAlive() }
            group.addTask { await shell?.deadlines.watch() }
            // Only the server ends by itself; what waits for its end is told so.
            defer { group.cancelAll() }
            try await withTaskCancellationHandler {
                try await running.value
            } onCancel: {
                running.cancel()
            }
        }
    }

    private func keepPreviewAlive() async {
        guard let preview = options.preview else { return }
        while (try? await Task.sleep(for: .seconds(15))) != nil { preview.keepAlive() }
    }

    private func channel(_ responder: SiteResponder) -> SiteChannel {
        let front = FrontResponder(site: responder, shell: shell)
        let base = HTTP1Channel(
            responder: { request, writer, channel in
                var outgoing = await front.respond(to: request, on: channel)
                outgoing.response.headers[.date] = HTTPDate.now.text
                do {
                    try await writer.write(response: outgoing.response.head, body: outgoing.response.body)
                } catch {
                    await outgoing.after()
                    throw error
                }
                await outgoing.after()
            },
            configuration: .init(
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16 * 1024,
                    maxHeaderListSize: 32 * 1024,
                    maxHeaderFieldCount: 100
                )
            )
        )
        let hot = HotAnswers(
            holder: holder,
            cache: responder.store.cache,
            security: responder.writer.security,
            shell: shell
        )
        return SiteChannel(
            base: base,
            hotAnswers: hot,
            limits: shell.map { ConnectionLimits($0.settings) } ?? ConnectionLimits(),
            metrics: shell?.metrics
        )
    }
}
