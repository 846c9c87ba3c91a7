import Foundation
import Logging
import Mail
import Store
import TestSupport
import Theme
import Web

@testable import Access
@testable import Accounts

/// A whole site of accounts for one test: database, shell, mails in memory, a clock that the test turns.
struct AccountsSite: Sendable {
    let store: Store
    let clock: TestClock
    let gate: Gate
    let messenger: MemoryMessenger
    let shell: Shell
    let runner: JobRunner

    static let password = "vier Wolken am Kirchturm"

    /// A new browser without cookies, each in a network of its own unless told otherwise.
    func browser(address: String = "192.0.2.7") -> Browser { Browser(shell, address: address) }

    /// Sends every mail that waits.
    func deliver() async throws { _ = try await runner.runDue() }

    /// Somebody with an account, ready to sign in.
    @discardableResult
    func person(
        _ name: String = "anna",
        roles: [Role.Key] = [.member]
    ) async throws -> ID<Person> {
        let draft = PersonDraft(
            email: Self.address(name),
            name: "\(name.capitalized) Beispiel",
            organisation: "Stadt Musterstadt",
            function: "Referat 1"
        )
        let outcome = try await gate.addPerson(
            draft,
            password: Self.password,
            roles: roles.map { GrantDraft(role: $0) },
            by: .commandLine
        )
        guard let id = outcome.value else { throw Unexpected(what: "\(outcome)") }
        return id
    }

    static func address(_ name: String) -> String { "\(name)@musterstadt.example" }

    /// A browser in which somebody is signed in.
    func signedIn(_ name: String = "anna", address: String = "192.0.2.7") async throws -> Browser {
        let browser = browser(address: address)
        _ = await browser.get("/anmelden/")
        let page = await browser.submit(
            "/anmelden/",
            ["email": Self.address(name), "password": Self.password]
        )
        guard page.status == 303 else { throw Unexpected(what: page.text) }
        return browser
    }

    /// The address of the link in the last mail to somebody, as a path of the site.
    func link(to name: String) throws -> String {
        let text = messenger.messages(to: Self.address(name)).last?.text ?? ""
        let base = "https://nrwconnect.example"
        let line = text.split(separator: "\n").first { $0.hasPrefix(base + "/") }
        guard let line else { throw Unexpected(what: "no link in: \(text)") }
        return String(line.dropFirst(base.count))
    }

    /// How many events of a kind there are.
    func events(_ kind: Event.Kind) async throws -> Int {
        try await store.read { reader in try Events.count(EventFilter(kinds: [kind]), in: reader) }
    }

    struct Unexpected: Error, CustomStringConvertible {
        var what: String
        var description: String { what }
    }
}

/// Runs a test on a site of its own.
func withAccounts(
    _ engine: Engine = .sqlite,
    settings change: (inout AccessSettings) -> Void = { _ in },
    _ body: (AccountsSite) async throws -> Void
) async throws {
    let clock = TestClock()
    let migrations = StoreSchema.migrations + AccessSchema.migrations + AccessSchema.later
    var settings = AccessSettings()
    settings.hashCost = .forTests
    change(&settings)
    let chosen = settings
    try await TestDatabase.with(engine, migrations: migrations, clock: clock.clock) { store in
        let gate = try await Gate(store: store, settings: chosen)
        let messenger = MemoryMessenger()
        var accounts = Accounts(gate: gate, letterhead: try .example(), messenger: messenger)
        accounts.settings = [
            SettingFact(
                name: "database",
                value: "postgres://web:•••@db/site",
                source: "Umgebung",
                note: "Wo die Daten liegen"
            )
        ]
        let shell = try await shell(accounts, store)
        let runner = JobRunner(
            store: store,
            handlers: accounts.jobHandlers,
            node: "test",
            logger: TestDatabase.quiet
        )
        try await body(
            AccountsSite(
                store: store,
                clock: clock,
                gate: gate,
                messenger: messenger,
                shell: shell,
                runner: runner
            )
        )
    }
}

private func shell(_ accounts: Accounts, _ store: Store) async throws -> Shell {
    Shell(
        routes: try RouteTable(accounts.routes),
        sessions: GateSessions(gate: accounts.gate),
        store: store,
        frame: FrameHolder(SiteFrame(theme: StandardTheme.compiled, layout: LayoutView())),
        keys: ShellKeys(secret: try await Secrets(store).key("web")),
        settings: ShellSettings(baseURL: "https://nrwconnect.example"),
        readiness: { .ready },
        logger: TestDatabase.quiet
    )
}

/// The theme that everybody gets, compiled once.
private enum StandardTheme {
    static let compiled: CompiledTheme = {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Themes/standard")
        var files: [String: [UInt8]] = [:]
        let names = FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? []
        for name in names {
            var isFolder: ObjCBool = false
            let path = root.path() + "/" + name
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            files[name] = FileManager.default.contents(atPath: path).map(Array.init)
        }
        return CompiledTheme.compile(files: files, folder: "Themes/standard").theme
    }()
}
