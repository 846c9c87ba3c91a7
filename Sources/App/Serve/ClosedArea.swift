package import Access
import Accounts
import Foundation
package import Logging
import Search
package import ServiceLifecycle
package import Site
package import Store
import Theme
package import Web
package import Workspaces

/// The part of a node that needs the database: sign-in, people, administration, jobs.
package struct ClosedArea: Sendable {
    package let configuration: Configuration
    /// Where people reach it, without a slash at the end.
    package let address: String
    package let store: Store
    package let gate: Gate
    package let shell: Shell
    package let frames: FrameHolder
    package let jobs: JobRunner
    package let wiki: Wiki
    let knowledge: LiveKnowledge
    private let logger: Logger

    /// Opens and migrates the database and puts everything together; nothing runs yet.
    package static func open(
        _ configuration: Configuration,
        address: String,
        live: LiveSite,
        store: Store,
        logger: Logger
    ) async throws -> ClosedArea {
        let frame = live.frame
        let applied = try await store.migrate(Features.migrations)
        if !applied.isEmpty { logger.notice("Database migrated", metadata: ["steps": "\(applied.count)"]) }
        let indexed = try await SearchIndex.prepare(store)
        if indexed > 0 { logger.notice("Search index made", metadata: ["documents": "\(indexed)"]) }
        let name = configuration.mailName ?? frame.layout.siteTitle
        let gate = try await Gate(
            store: store,
            settings: configuration.access(siteName: name),
            personalData: Features.personalData
        )
        let knowledge = LiveKnowledge(live, origin: address)
        let wiki = Wiki(gate: gate, types: PageTypes(live.types), site: knowledge)
        let workspaces = try Features.workspaces(wiki, configuration, address: address, siteName: name)
        var accounts = try Features.accounts(gate, configuration, address: address, siteName: name)
        accounts.startParts = workspaces.startParts
        let frames = FrameHolder(SiteFrame(theme: frame.theme, layout: frame.layout))
        let shell = Shell(
            routes: try Features.routes(accounts, workspaces),
            sessions: gate,
            store: store,
            frame: frames,
            keys: ShellKeys(secret: try await Secrets(store).key("web")),
            settings: configuration.shell(address: address),
            metrics: Metrics(program: "nrwconnect", version: Program.version),
            readiness: { try await Self.readiness(store) },
            logger: logger
        )
        let sweep = NightlySweep(store: store, grace: configuration.blobGrace)
        let handlers = [accounts.jobHandlers, gate.jobHandlers, workspaces.jobHandlers, sweep.jobHandlers]
            .reduce(into: [:]) { all, some in all.merge(some) { $1 } }
        let jobs = JobRunner(
            store: store,
            handlers: handlers,
            node: configuration.nodeName,
            logger: logger
        )
        try await gate.scheduleSweep()
        try await sweep.schedule()
        try await workspaces.schedule()
        return ClosedArea(
            configuration: configuration,
            address: address,
            store: store,
            gate: gate,
            shell: shell,
            frames: frames,
            jobs: jobs,
            wiki: wiki,
            knowledge: knowledge,
            logger: logger
        )
    }

    /// Takes over what a new build of the site brings: its look, its page types, its addresses, its words.
    func follow(_ live: LiveSite, in folder: String) {
        frames.swap(SiteFrame(theme: live.frame.theme, layout: live.frame.layout))
        knowledge.swap(live)
        wiki.types.swap(live.types)
        indexSite(live, in: folder)
    }

    /// Brings the public pages into the search; a failure leaves it as it was and is tried again with the next build.
    func indexSite(_ live: LiveSite, in folder: String) {
        Task.detached(priority: .utility) { [store, logger] in
            do {
                _ = try await SearchIndex.replaceSite(SiteTexts(folder: folder).documents(live), in: store)
            } catch {
                logger.error("Public pages not indexed", metadata: ["error": "\(error)"])
            }
        }
    }

    /// What runs beside the web server, in the order of the start; it stops in the opposite order.
    package var services: [any Service] {
        guard let metrics = configuration.metrics.flatMap(HostAndPort.init) else { return [jobs] }
        let server = MetricsServer(
            metrics: shell.metrics,
            host: metrics.host,
            port: metrics.port,
            samples: { [store] in await Self.samples(store) },
            logger: logger
        )
        return [jobs, server]
    }

    /// What only the database knows; without it these lines are missing.
    private static func samples(_ store: Store) async -> [MetricSample] {
        let counts = try? await store.read { try Jobs.counts(in: $0) }
        return (counts ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }.map { state, count in
            MetricSample(
                name: "nrwconnect_jobs",
                help: "Jobs by state.",
                labels: ["state": state.rawValue],
                value: Double(count)
            )
        }
    }

    private static func readiness(_ store: Store) async throws -> Readiness {
        let pending = try await store.migrationState(Features.migrations).pending
        return pending.isEmpty ? .ready : .notReady("\(pending.count) migrations pending")
    }
}
