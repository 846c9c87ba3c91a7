import Access
import Foundation
import Logging
import ServiceLifecycle
import Store
import Synchronization
import Testing
import Theme

@testable import Web

/// A server with a closed area on a free port: `try await withShell { server in try await server.get("/anmelden/") }`.
struct RunningShell: Sendable {
    let port: Int
    let book: NoteBook
    let shell: Shell
    let log: LogCollector
    let group: ServiceGroup

    var sessions: FakeSessions { book.sessions }
    var isAccepting: Bool { get async { await RunningSite.isAccepting(port) } }

    /// One request on a connection of its own.
    func request(_ method: String, _ target: String, _ fields: [String: String] = [:], body: String = "")
        async throws -> WireReply
    {
        var fields = fields
        if !body.isEmpty || method == "POST" { fields["Content-Length"] = String(body.utf8.count) }
        let lines = fields.map { "\($0): \($1)\r\n" }.joined()
        return try await exchange(
            "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\(lines)\r\n\(body)",
            isHead: method == "HEAD"
        )
    }

    func get(_ target: String, _ fields: [String: String] = [:]) async throws -> WireReply {
        try await request("GET", target, fields)
    }

    /// Exactly these bytes, and the first answer.
    func exchange(_ text: String, isHead: Bool = false) async throws -> WireReply {
        let reply = try await Wire.connected(to: port) { wire in
            try await wire.send(text)
            return try await wire.reply(toHead: isHead)
        }
        return try #require(reply)
    }

    /// A browser that is signed in.
    func browser(_ principal: Principal? = nil) -> Browser {
        let browser = Browser(server: self)
        if let principal { browser.set("sitzung", sessions.signIn(principal).text) }
        return browser
    }
}

/// Lines of the log as JSON objects.
final class LogCollector: Sendable {
    private let collected = Mutex<[String]>([])

    var output: LogOutput {
        LogOutput { line in self.collected.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
    }

    var text: String { collected.withLock { $0.joined() } }

    /// The values of one key, in order.
    func values(_ key: String, where message: String) -> [String] {
        collected.withLock { $0 }.compactMap { line in
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                object["message"] as? String == message, let value = object[key]
            else { return nil }
            return "\(value)"
        }
    }
}

/// Plain templates, so that the tests do not follow the look of a theme.
func plainFrame() throws -> SiteFrame {
    let compiled = CompiledTheme.compile(
        files: ["theme.yml": Array("minimal: true\n".utf8)],
        folder: "schlicht"
    )
    try #require(compiled.problems.isEmpty)
    var layout = LayoutView()
    layout.siteTitle = "Beispiel"
    layout.signInURL = "/anmelden/"
    return SiteFrame(theme: compiled.theme, layout: layout)
}

/// A shell that nobody serves yet.
func makeShell(
    _ book: NoteBook = NoteBook(),
    routes: [Route] = [],
    settings: ShellSettings = ShellSettings(baseURL: "http://localhost"),
    log: LogCollector = LogCollector(),
    readiness: @escaping @Sendable () async throws -> Readiness = { .ready }
) async throws -> Shell {
    let path = NSTemporaryDirectory() + "shell-tests-\(UUID().uuidString).db"
    let logger = Logger(label: "test") { LineLogHandler(label: $0, format: .json, output: log.output) }
    return Shell(
        routes: try RouteTable(book.routes + routes),
        sessions: book.sessions,
        store: try await Store(DatabaseAddress("sqlite:\(path)"), logger: logger, readers: 1),
        frame: FrameHolder(try plainFrame()),
        keys: ShellKeys(secret: [UInt8](repeating: 7, count: 32)),
        settings: settings,
        readiness: readiness,
        logger: logger
    )
}

/// Serves the note book during the body and shuts down gracefully after it.
func withShell<Result: Sendable>(
    routes: [Route] = [],
    settings: ShellSettings = ShellSettings(baseURL: "http://localhost"),
    site: [String: String] = ["index.html": "<h1>Start</h1>"],
    readiness: @escaping @Sendable () async throws -> Readiness = { .ready },
    _ body: @Sendable (RunningShell) async throws -> Result
) async throws -> Result {
    let (book, log) = (NoteBook(), LogCollector())
    let shell = try await makeShell(book, routes: routes, settings: settings, log: log, readiness: readiness)
    let options = ServeOptions(port: 0, baseURL: settings.baseURL)
    let served = try await withServer(try TemporarySite(site), shell: shell, options: options) { site in
        try await body(RunningShell(port: site.port, book: book, shell: shell, log: log, group: site.group))
    }
    await shell.surroundings.store.close()
    return served
}
