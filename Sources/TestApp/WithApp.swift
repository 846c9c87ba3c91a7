import Access
package import App
import Foundation
import ServiceLifecycle
package import Store
import TestSupport
import Web

/// Runs a test against the running program: fresh database, migrated, named people, a client that is signed in.
///
/// ```swift
/// try await withApp(as: .member, on: engine) { client in
///     let page = try await client.get("/mein-bereich/")
///     #expect(page.status == 200)
/// }
/// ```
/// - Parameters:
///   - person: who is signed in; more clients come from `client.app.client(as:)`.
///   - engine: which database.
///   - clock: the time of the program; `TestClock` stands still until it is moved.
///   - change: settings that differ from the usual ones.
package func withApp<Value: Sendable>(
    as person: TestPerson = .stranger,
    on engine: Engine = .sqlite,
    clock: @escaping Clock = Timestamp.system,
    change: (inout Configuration) -> Void = { _ in },
    _ body: @Sendable (TestClient) async throws -> Value
) async throws -> Value {
    try await TestDatabase.withAddress(engine) { database in
        let folder = FileManager.default.temporaryDirectory.path + "/nrwconnect-app-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let site = try TestSite(folder)
        var configuration = Configuration()
        configuration.outbox = folder + "/outbox"
        configuration.data = folder
        // As cheap as libsodium allows: what is tested is not the cost.
        (configuration.argonMemory, configuration.argonPasses) = (8192, 1)
        change(&configuration)
        let store = try await Store(database, clock: clock, logger: TestDatabase.quiet)
        do {
            let area = try await ClosedArea.open(
                configuration,
                address: "http://127.0.0.1",
                live: site.live,
                store: store,
                logger: TestDatabase.quiet
            )
            let value = try await serve(area, site, outbox: configuration.outbox) { app in
                try await body(app.client(as: person))
            }
            await store.close()
            return value
        } catch {
            await store.close()
            throw error
        }
    }
}

private func serve<Value: Sendable>(
    _ area: ClosedArea,
    _ site: TestSite,
    outbox: String,
    _ body: @Sendable (RunningApp) async throws -> Value
) async throws -> Value {
    let cast = try await TestCast.make(area.gate, area.wiki)
    let (ports, ready) = AsyncStream.makeStream(of: Int.self)
    let options = ServeOptions(port: 0, baseURL: area.address, threads: 1)
    let holder = SiteHolder(try SiteSnapshot.load(folder: site.output))
    let server = SiteServer(holder: holder, shell: area.shell, options: options, logger: TestDatabase.quiet) {
        ready.yield($0)
    }
    let group = ServiceGroup(services: [server], logger: TestDatabase.quiet)
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask {
            defer { ready.finish() }
            try await group.run()
        }
        var iterator = ports.makeAsyncIterator()
        guard let port = await iterator.next() else { throw TestProblem("the server did not start") }
        let app = RunningApp(
            port: port,
            area: area,
            people: cast.people,
            workspace: cast.workspace,
            page: cast.page,
            outbox: outbox
        )
        do {
            let value = try await body(app)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return value
        } catch {
            tasks.cancelAll()
            throw error
        }
    }
}
