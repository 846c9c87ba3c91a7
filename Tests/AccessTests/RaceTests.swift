import Store
import TestSupport
import Testing

@testable import Access

@Suite("Two at the same moment")
struct RaceTests {
    @Test("invite one address once", arguments: TestDatabase.engines)
    func invitations(engine: Engine) async throws {
        try await World.on(engine) { world in
            let draft = PersonDraft(email: world.address("ingo"), name: "Ingo Beispiel")
            let outcomes = try await withThrowingTaskGroup(of: Outcome<Invited, AdminRefusal>.self) { group in
                for _ in 0..<6 {
                    group.addTask { try await world.gate.invite(draft, roles: [], by: .commandLine) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0.value != nil } == 1)
            #expect(outcomes.count { $0.problems.map(\.field) == ["email"] } == 5)
            #expect(try await world.jobs(.mailInvitation, as: LinkJob.self).count == 1)
        }
    }

    @Test("give somebody one role in a workspace", arguments: TestDatabase.engines)
    func members(engine: Engine) async throws {
        try await World.on(engine) { world in
            let room = try await world.workspace("raum")
            let id = try await world.add("erika")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for role in [Role.Key.reading, .writing, .coordination, .reading, .writing] {
                    group.addTask {
                        let gate = world.gate
                        let outcome = try await gate.setMember(
                            .person(id),
                            role: role,
                            until: nil,
                            in: room,
                            by: .commandLine
                        )
                        #expect(outcome.value != nil)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await world.gate.workspaceMembers(room, for: Actor.commandLine).count == 1)
        }
    }

    @Test("rotate a session to one token", arguments: TestDatabase.engines)
    func rotation(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            let token = try await world.token("erika")
            let tokens = try await withThrowingTaskGroup(of: Token?.self) { group in
                for _ in 0..<6 { group.addTask { try await world.gate.rotate(token) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(tokens.compactMap(\.self).count == 1)
            #expect(try await world.gate.principal(token) != nil)
        }
    }

    @Test("guess passwords without getting past the counter", arguments: TestDatabase.engines)
    func guesses(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            let refusals = try await withThrowingTaskGroup(of: SignInRefusal?.self) { group in
                for _ in 0..<30 {
                    group.addTask { try await world.signIn("erika", password: "falsch geraten").refusal }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refusals.count { $0 == .wrong } == 5)
            #expect(refusals.count { if case .tooMany = $0 { true } else { false } } == 25)
        }
    }
}
