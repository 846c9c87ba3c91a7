import Logging
import ServiceLifecycle
import Testing

@testable import Web

/// A server on a free port of this machine: `try await withServer(site) { server in try await server.get("/") }`.
struct RunningSite: Sendable {
    let port: Int
    let holder: SiteHolder
    let group: ServiceGroup

    /// One request on a connection of its own.
    func request(_ method: String, _ target: String, _ fields: [String: String] = [:]) async throws
        -> WireReply
    {
        let lines = fields.map { "\($0): \($1)\r\n" }.joined()
        let text = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(lines)\r\n"
        let reply = try await Wire.connected(to: port) { wire in
            try await wire.send(text)
            return try await wire.reply(toHead: method == "HEAD")
        }
        return try #require(reply)
    }

    func get(_ target: String, _ fields: [String: String] = [:]) async throws -> WireReply {
        try await request("GET", target, fields)
    }

    /// Whether a server still answers on a new connection.
    static func isAccepting(_ port: Int) async -> Bool {
        let answer = try? await Wire.connected(to: port) { wire in
            try await wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            return try await wire.reply()
        }
        return answer?.status == 200
    }
}

/// Serves a site during the body and shuts down gracefully after it.
func withServer<Result: Sendable>(
    _ site: TemporarySite,
    shell: Shell? = nil,
    options: ServeOptions = ServeOptions(),
    _ body: @Sendable (RunningSite) async throws -> Result
) async throws -> Result {
    var options = options
    options.port = 0
    let holder = SiteHolder(try SiteSnapshot.load(folder: site.folder))
    let (ports, ready) = AsyncStream.makeStream(of: Int.self)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let server = SiteServer(holder: holder, shell: shell, options: options, logger: logger) {
        ready.yield($0)
    }
    let group = ServiceGroup(services: [server], logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
            defer { ready.finish() }
            try await group.run()
        }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next(), "the server did not start")
        do {
            let result = try await body(RunningSite(port: port, holder: holder, group: group))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return result
        } catch {
            tasks.cancelAll()
            throw error
        }
    }
}
