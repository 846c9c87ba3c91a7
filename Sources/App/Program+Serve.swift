import Foundation
import Logging
import ServiceLifecycle
import Site
import UnixSignals
import Web

/// `nrwconnect serve`: builds, serves, and with `--watch` follows every change.
extension Program {
    func serve(_ arguments: Arguments) async throws -> Int32 {
        var options = try options(arguments)
        let port = try arguments.number("port", in: 0...65_535) ?? 8080
        let host = arguments["host"] ?? "127.0.0.1"
        let threads = try arguments.number("threads", in: 1...256)
        let isWatching = arguments.has("watch")
        let baseURL = options.baseURL ?? SiteBuilder.settings(content: options.content).baseURL
        if arguments.given("site") == nil, let origin = Self.origin(baseURL) {
            // We serve at the root of the host; a path would lead every link to nowhere.
            options.baseURL = origin
        }
        let folder: String
        var preview: Preview?
        if let site = arguments.given("site") {
            folder = Self.folder(site)
        } else if isWatching {
            if arguments.given("output") == nil { options.output = "var/vorschau" }
            options.preview = true
            folder = options.output
            preview = try Preview(options, terminal: terminal, today: today)
        } else {
            folder = options.output
            let report = SiteBuilder(options).build()
            terminal.problems(report.problems)
            guard report.errors == 0 else {
                terminal.note("\(counts(report)). Die Website wird nicht ausgeliefert.")
                return 1
            }
        }
        let holder = try preview?.holder ?? SiteHolder(SiteSnapshot.load(folder: folder))
        var serving = ServeOptions(host: host, port: port, preview: preview?.hub, threads: threads)
        serving.baseURL = options.baseURL ?? baseURL
        var logger = Logger(label: "nrwconnect") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let server = SiteServer(holder: holder, options: serving, logger: logger) { [terminal] port in
            let name = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host
            terminal.print("http://\(name.contains(":") ? "[\(name)]" : name):\(port)/")
        }
        preview?.start()
        if arguments.given("site") == nil, !isWatching {
            DailyRebuild(program: self, options: options, holder: holder).start()
        }
        var configuration = ServiceGroupConfiguration(
            services: [.init(service: server)],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        // A reader that never takes its answer must not keep the server from ending.
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        let group = ServiceGroup(configuration: configuration)
        try await group.run()
        return 0
    }

    /// Scheme and host of an address that has a path too; `nil` for one without.
    static func origin(_ address: String) -> String? {
        let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count == 4 ? "\(parts[0])//\(parts[2])" : nil
    }
}
