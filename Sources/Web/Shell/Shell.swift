package import Logging
package import Store
import Synchronization

/// Everything between a socket and a handler: who asks, may they, is the form ours, how does the answer look.
///
/// ```swift
/// let shell = Shell(routes: table, sessions: gate, store: store, frame: frames, keys: keys, settings: settings, …)
/// let server = SiteServer(holder: holder, shell: shell, options: options, logger: logger)
/// ```
/// A request goes: row → origin and size → body → person → right → token of the form → handler → page.
package final class Shell: Sendable {
    package let routes: RouteTable
    package let metrics: Metrics
    let sessions: any SessionKeeper
    let frame: FrameHolder
    let settings: ShellSettings
    let surroundings: IncomingRequest.Surroundings
    let tokens: FormTokens
    let flashes: FlashCookie
    let fields: ReplyFields
    let health: Health
    let deadlines = Deadlines()
    let logger: Logger
    /// Room for ordinary forms, and for everything that may be larger: uploads never keep people from signing in.
    let bodies: BodyBudget
    let largeBodies: BodyBudget
    /// Row by row, then one for all requests that are for no row.
    let counters: [RouteCounter]
    private let running = Atomic<Int>(0)

    /// - Parameters:
    ///   - routes: the rows of all features.
    ///   - keys: the same on all nodes.
    ///   - metrics: where requests are counted.
    ///   - readiness: whether the database answers and is migrated; asked at most once a second.
    ///   - logger: gets one line per request, without anything about the person.
    package init(
        routes: RouteTable,
        sessions: any SessionKeeper,
        store: Store,
        frame: FrameHolder,
        keys: ShellKeys,
        settings: ShellSettings,
        metrics: Metrics = Metrics(),
        readiness: @escaping @Sendable () async throws -> Readiness,
        logger: Logger
    ) {
        self.routes = routes
        self.sessions = sessions
        self.frame = frame
        self.settings = settings
        self.metrics = metrics
        self.logger = logger
        surroundings = IncomingRequest.Surroundings(store: store, baseURL: settings.baseURL)
        tokens = FormTokens(key: keys.forms)
        flashes = FlashCookie(key: keys.flashes)
        fields = ReplyFields(security: SecurityHeaders(baseURL: settings.baseURL))
        bodies = BodyBudget(limit: max(64 * 1024 * 1024, 4 * settings.formLimit))
        largeBodies = BodyBudget(limit: settings.largeBodies)
        health = Health(
            probe: readiness,
            deadlines: deadlines,
            fields: fields.fields(type: "text/plain; charset=utf-8", fileName: nil),
            logger: logger
        )
        counters = metrics.follow(routes)
    }

    /// Takes a place among the requests that are worked on at once.
    ///
    /// - Throws: ``RequestProblem`` (503) when there is none.
    func admitted<Value>(_ work: () async throws -> Value) async throws -> Value {
        let count = running.add(1, ordering: .relaxed).newValue
        defer { running.subtract(1, ordering: .relaxed) }
        guard count <= settings.requestsAtOnce else {
            throw RequestProblem(.unavailable, retryAfter: 5, reason: "too many requests at once")
        }
        return try await work()
    }
}
