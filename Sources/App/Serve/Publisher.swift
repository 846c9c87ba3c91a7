import Access
import Logging
import Markup
import ServiceLifecycle
import Site
import Store
import Workspaces

/// Brings to the public site what is released in the workspaces, on every node by itself: the database says what there is.
struct Publisher: Sendable {
    /// Where the generations of released pages lie.
    let base: String
    /// What the site was built from.
    let version: String
    /// What was left out of it.
    let problems: [Publication.LeftOut]
    private let logger: Logger

    /// Lays out what is released before the site is built for the first time.
    static func start(
        _ store: Store,
        _ options: inout BuildOptions,
        _ configuration: Configuration,
        logger: Logger
    ) async throws -> Publisher {
        try await store.migrate(Features.migrations)
        let gate = try await Gate(store: store)
        options.leavesOutBrokenReleases = true
        // Links of released texts to pages of the site are told from its files, before anything is built.
        let live = SiteBuilder(options).live()
        let wiki = Wiki(
            gate: gate,
            types: PageTypes(live?.types ?? [:]),
            site: LiveKnowledge(live, origin: configuration.baseURL ?? "")
        )
        let publication = Publication(wiki: wiki)
        let version = try await publication.version()
        let base = configuration.data + "/freigaben"
        let (folder, problems) = try await publication.write(below: base)
        for problem in problems { logger.warning("Released page left out: \(problem)") }
        options.released = folder
        ReleasedPages(base: base).cleanUp(keeping: [folder])
        return Publisher(base: base, version: version, problems: problems, logger: logger)
    }

    func service(for wiki: Wiki, _ site: PublicSite) -> PublisherService {
        PublisherService(
            publication: Publication(wiki: wiki),
            signal: wiki.publicationSignal,
            site: site,
            start: self,
            logger: logger
        )
    }
}

/// Looks after every release of this node, and every other second for those of others.
struct PublisherService: Service {
    let publication: Publication
    let signal: PublicationSignal
    let site: PublicSite
    let start: Publisher
    let logger: Logger

    func run() async throws {
        signal.note(start.problems)
        let bell = signal.listen()
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.ring() }
                group.addTask { await self.publish(whenever: bell) }
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            signal.end()
        }
    }

    private func ring() async {
        while (try? await Task.sleep(for: .seconds(2))) != nil { signal.ring() }
    }

    private func publish(whenever bell: AsyncStream<Void>) async {
        var known = start.version
        var trouble = Trouble()
        for await _ in bell {
            do {
                let version = try await publication.version()
                guard version != known, trouble.isOver(version) else { continue }
                trouble.begin(version)
                let (folder, problems) = try await publication.write(below: start.base)
                for problem in problems { logger.warning("Released page left out: \(problem)") }
                guard let broken = await site.publish(folder) else {
                    logger.error("The site with the released pages does not build; the one before stays")
                    continue
                }
                signal.note(problems + broken.filter { $0.level == .error }.map { Self.leftOut($0, folder) })
                trouble = Trouble()
                known = version
                ReleasedPages(base: start.base).cleanUp(keeping: [folder])
            } catch {
                logger.warning("Releases not published yet", metadata: ["error": "\(error)"])
            }
        }
    }
}

extension PublisherService {
    /// A problem of a released file, by the address of its page.
    private static func leftOut(_ problem: Problem, _ folder: String) -> Publication.LeftOut {
        var path = problem.file
        if path.hasPrefix(folder + "/") { path.removeFirst(folder.count + 1) }
        if path.hasSuffix(".md") { path.removeLast(3) }
        return Publication.LeftOut(address: path, text: problem.text + " " + problem.hint)
    }
}

/// When a state that could not be published is tried again: after 2 seconds, 4, 8 and so on, at most 5 minutes.
private struct Trouble {
    private var version = ""
    private var pause = Duration.seconds(1)
    private var until = ContinuousClock.now

    /// Another state than the one that failed is tried at once.
    func isOver(_ version: String) -> Bool { version != self.version || ContinuousClock.now >= until }

    mutating func begin(_ version: String) {
        pause = version == self.version ? min(pause * 2, .seconds(300)) : .seconds(2)
        self.version = version
        until = ContinuousClock.now + pause
    }
}
