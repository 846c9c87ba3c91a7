import Access
import Store
import TestSupport
import Testing

/// A migrated database with named people, a clock that stands still, and hashes that cost nothing.
struct World: Sendable {
    let gate: Gate
    let store: Store
    let clock: TestClock

    /// Good enough for the rules, and the same for everybody.
    static let password = "vier Enten im Nebel"
    static let home = ClientAddress("192.0.2.7")
    static let elsewhere = ClientAddress("198.51.100.9")
    static let agent = "Firefox auf Linux"

    /// Runs a test on one engine.
    static func on(
        _ engine: Engine,
        _ change: (inout AccessSettings) -> Void = { _ in },
        _ body: (World) async throws -> Void
    ) async throws {
        var settings = AccessSettings()
        settings.hashCost = .forTests
        settings.siteName = "Beispielplattform"
        change(&settings)
        let clock = TestClock()
        let migrations = StoreSchema.migrations + AccessSchema.migrations + AccessSchema.later
        try await TestDatabase.with(engine, migrations: migrations, clock: clock.clock) { store in
            try await body(
                World(gate: try await Gate(store: store, settings: settings), store: store, clock: clock)
            )
        }
    }

    /// An active person with these roles of the site: `erika` is erika@musterstadt.example.
    @discardableResult
    func add(_ name: String, _ roles: Role.Key...) async throws -> ID<Person> {
        let draft = PersonDraft(
            email: address(name),
            name: Self.capitalized(name) + " Beispiel",
            organisation: "Musterstadt"
        )
        let outcome = try await gate.addPerson(
            draft,
            password: Self.password,
            roles: roles.map { GrantDraft(role: $0) },
            by: .commandLine
        )
        return try #require(outcome.value, "\(outcome)")
    }

    static func capitalized(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    func address(_ name: String) -> String { "\(name)@musterstadt.example" }

    /// Signs somebody in with her password.
    func signIn(_ name: String, from client: ClientAddress = home, password: String = password) async throws
        -> Outcome<NewSession, SignInRefusal>
    {
        try await gate.signIn(email: address(name), password: password, client: client, device: Self.agent)
    }

    /// The token of a new session of somebody who exists.
    func token(_ name: String) async throws -> Token {
        try #require(try await signIn(name).value).token
    }

    /// Somebody signed in.
    func principal(_ name: String) async throws -> Principal {
        try await principal(token(name))
    }

    func principal(_ token: Token) async throws -> Principal {
        try #require(try await gate.principal(token))
    }

    /// A new person who is signed in.
    func member(_ name: String, _ roles: Role.Key...) async throws -> Principal {
        let id = try await add(name)
        for role in roles {
            let outcome = try await gate.grant(GrantDraft(role: role), to: .person(id), by: .commandLine)
            try #require(outcome.value != nil)
        }
        return try await principal(name)
    }

    /// A workspace that only members see.
    func workspace(_ slug: String, _ visibility: Workspace.Visibility = .members) async throws -> ID<
        Workspace
    > {
        let draft = WorkspaceDraft(
            slug: slug,
            name: "Raum \(slug)",
            purpose: "Proben",
            closedReason: "Entwürfe",
            visibility: visibility
        )
        return try #require(try await gate.createWorkspace(draft, by: .commandLine).value)
    }
}
