import Foundation
import Logging
import ServiceLifecycle
import Site
import Store
import UnixSignals
import Web

/// `nrwconnect serve`: the public site, and beside it the closed area over a database.
extension Program {
    func serve(_ arguments: Arguments, _ configuration: Configuration) async throws -> Int32 {
        let configuration = Self.withPort(configuration)
        var options = try servedOptions(arguments, configuration)
        let logger = logger(configuration)
        guard options.signIn != nil else {
            return try await serving {
                try await run(openSite(arguments, options), nil, options, configuration, logger)
            }
        }
        let store = try await openStore(configuration, logger: logger)
        do {
            let code = try await serving {
                let publisher = try await Publisher.start(store, &options, configuration, logger: logger)
                let site = try openSite(arguments, options)
                guard let live = site.live else {
                    return try await run(site, nil, options, configuration, logger)
                }
                let address = localAddress(arguments, configuration) ?? publicAddress(configuration)
                let area = try await ClosedArea.open(
                    configuration,
                    address: Self.origin(address) ?? address,
                    live: live,
                    store: store,
                    logger: logger
                )
                try await prepare(area, site, fillsDemo: arguments.has("demo"))
                area.indexSite(live, in: options.output)
                try await run(site, area, options, configuration, logger, publisher: publisher)
            }
            await store.close()
            return code
        } catch {
            await store.close()
            throw error
        }
    }

    /// Runs until the end; a site that does not build is no crash but an answer.
    private func serving(_ body: () async throws -> Void) async throws -> Int32 {
        do {
            try await body()
            return 0
        } catch let broken as PublicSite.Broken {
            terminal.note("\(broken.counts). Die Website wird nicht ausgeliefert.")
            return 1
        }
    }

    /// What the operator should know or do before the first request.
    private func prepare(_ area: ClosedArea, _ site: PublicSite, fillsDemo: Bool) async throws {
        try await refuseDemoInPublic(area)
        if fillsDemo { try await demo(area) }
        for hidden in area.shell.routes.conflicts(with: site.holder.current) {
            terminal.note(
                "\(hidden): Diese Seite ist nicht zu sehen; an der Adresse antwortet das Programm selbst."
            )
        }
        try await nameFirstSteps(area)
    }

    /// What is built for being served: at the root of the host, with the way to sign in.
    private func servedOptions(_ arguments: Arguments, _ configuration: Configuration) throws -> BuildOptions
    {
        var options = try options(arguments, configuration)
        guard arguments.given("site") == nil else { return options }
        if let origin = Self.origin(publicAddress(configuration)) {
            // A path would lead every link to nowhere.
            options.baseURL = origin
        }
        if !configuration.isStatic { options.signIn = "/anmelden/" }
        if arguments.has("watch") {
            if !configuration.isGiven("output") { options.output = configuration.data + "/vorschau" }
            options.preview = true
        }
        return options
    }

    private func openSite(_ arguments: Arguments, _ options: BuildOptions) throws -> PublicSite {
        if let folder = arguments.given("site") {
            return try .ready(Self.folder(folder))
        }
        return arguments.has("watch")
            ? try .watched(options, program: self) : try .built(options, program: self)
    }

    private func run(
        _ site: PublicSite,
        _ area: ClosedArea?,
        _ options: BuildOptions,
        _ configuration: Configuration,
        _ logger: Logger,
        publisher: Publisher? = nil
    ) async throws {
        let host = configuration.host
        var serving = ServeOptions(
            host: host,
            port: configuration.port,
            preview: site.preview?.hub,
            threads: configuration.threads
        )
        serving.baseURL = area?.address ?? options.baseURL ?? publicAddress(configuration)
        let server = SiteServer(holder: site.holder, shell: area?.shell, options: serving, logger: logger) {
            [terminal] port in
            terminal.print(Self.shownAddress(host, port) + "/")
        }
        site.follow(options.today) { area?.follow($0, in: options.output) }
        // Stopped in the opposite order: first no more requests, then no more jobs.
        var services: [any Service] = area?.services ?? []
        if let area, let publisher { services.append(publisher.service(for: area.wiki, site)) }
        services.append(server)
        var group = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        // A reader that never takes its answer must not keep the server from ending.
        group.maximumGracefulShutdownDuration = configuration.drainTime + .seconds(area == nil ? 10 : 30)
        try await ServiceGroup(configuration: group).run()
    }
}
