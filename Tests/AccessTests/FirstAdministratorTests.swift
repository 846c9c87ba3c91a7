import Store
import TestSupport
import Testing

@testable import Access

@Suite("The first administrator")
struct FirstAdministratorTests {
    private func create(_ token: Token, _ world: World, email: String = "anna@musterstadt.example")
        async throws
        -> Outcome<NewSession, LinkRefusal>
    {
        let draft = PersonDraft(email: email, name: "Anna Beispiel")
        return try await world.gate.createFirstAdministrator(
            token,
            draft,
            password: World.password,
            client: World.home,
            device: World.agent
        )
    }

    @Test("comes by a link that works once", arguments: TestDatabase.engines)
    func once(engine: Engine) async throws {
        try await World.on(engine) { world in
            let token = try #require(try await world.gate.firstAdministratorToken())
            #expect(try await world.gate.look(at: token, for: .firstAdministrator).value != nil)
            let session = try #require(try await create(token, world).value)
            let anna = try await world.principal(session.token)
            #expect(anna.siteRights == Right.of(.site))
            let again = try await world.unchanged(recording: .linkRefused) {
                try await create(token, world, email: "x@a.example")
            }
            #expect(again == .used)
            #expect(try await world.gate.firstAdministratorToken() == nil)
        }
    }

    @Test("makes the links of other nodes worthless", arguments: TestDatabase.engines)
    func twoNodes(engine: Engine) async throws {
        try await World.on(engine) { world in
            let tokens = [
                try await world.gate.firstAdministratorToken(),
                try await world.gate.firstAdministratorToken(),
            ]
            let first = try #require(tokens[0])
            let second = try #require(tokens[1])
            async let one = create(first, world)
            async let two = create(second, world, email: "berta@musterstadt.example")
            let outcomes = [try await one, try await two]
            #expect(outcomes.count { $0.value != nil } == 1)
            #expect(outcomes.count { $0.refusal == .void } == 1)
            #expect(try await world.state()["people"]?.count == 1)
        }
    }

    @Test("needs good data and comes in time", arguments: TestDatabase.engines)
    func refused(engine: Engine) async throws {
        try await World.on(engine) { world in
            let token = try #require(try await world.gate.firstAdministratorToken())
            #expect(try await create(token, world, email: "anna").problems.map(\.field) == ["email"])
            let empty = try await world.gate.createFirstAdministrator(
                token,
                PersonDraft(email: "", name: ""),
                password: "",
                client: World.home,
                device: ""
            )
            #expect(Set(empty.problems.map(\.field)) == ["email", "name", "password"])
            world.clock.advance(by: .hours(24))
            let late = try await world.unchanged(recording: .linkRefused) { try await create(token, world) }
            #expect(late == .expired)
            let forged = try await world.unchanged(recording: .linkRefused) {
                try await create(Token.make(), world)
            }
            #expect(forged == .unknown)
        }
    }
}
