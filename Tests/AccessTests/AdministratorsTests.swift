import Store
import TestSupport
import Testing

@testable import Access

@Suite("The last administrator")
struct AdministratorsTests {
    @Test(
        "cannot be disabled, deleted, stripped of the role or given an end",
        arguments: TestDatabase.engines
    )
    func kept(engine: Engine) async throws {
        try await World.on(engine) { world in
            let anna = try await world.member("anna", .administration)
            let gate = world.gate
            let grant = try #require(try await gate.grants(of: .person(anna.person), for: anna).first).id
            let ending = GrantDraft(role: .administration, until: world.clock.now + .days(365))
            let attempts: [@Sendable () async throws -> AdminRefusal?] = [
                { try await gate.deactivate(anna.person, by: .commandLine).refusal },
                { try await gate.delete(anna.person, by: .commandLine).refusal },
                { try await gate.revoke(grant, by: .commandLine).refusal },
                { try await gate.revoke(grant, by: .principal(anna)).refusal },
                { try await gate.grant(ending, to: .person(anna.person), by: .commandLine).refusal },
            ]
            for (number, attempt) in attempts.enumerated() {
                let before = try await world.state()
                #expect(try await attempt() == .lastAdministrator, "attempt \(number)")
                #expect(try await world.state() == before, "attempt \(number)")
            }
            let own = try await world.unchanged(recording: .accountRefused) {
                try await gate.deleteOwnAccount(password: World.password, by: anna)
            }
            #expect(own == .lastAdministrator)
        }
    }

    @Test("may be one through a group, which then stays", arguments: TestDatabase.engines)
    func group(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("anna")
            let gate = world.gate
            let group = try #require(
                try await gate.createGroup(name: "Leitung", note: "", by: .commandLine).value
            )
            _ = try await gate.addMember(id, to: group, by: .commandLine)
            _ = try await gate.grant(GrantDraft(role: .administration), to: .group(group), by: .commandLine)
            #expect(try await gate.hasAdministrator())
            #expect(try await gate.deleteGroup(group, by: .commandLine).refusal == .lastAdministrator)
            #expect(
                try await gate.removeMember(id, from: group, by: .commandLine).refusal == .lastAdministrator
            )
            #expect(try await gate.deactivate(id, by: .commandLine).refusal == .lastAdministrator)
            _ = try await world.add("zweite", .administration)
            #expect(try await gate.deleteGroup(group, by: .commandLine).value != nil)
        }
    }

    @Test(
        "is kept when two administrators remove each other at the same moment",
        arguments: TestDatabase.engines
    )
    func race(engine: Engine) async throws {
        try await World.on(engine) { world in
            let anna = try await world.member("anna", .administration)
            let berta = try await world.member("berta", .administration)
            async let first = world.gate.deactivate(berta.person, by: .principal(anna))
            async let second = world.gate.deactivate(anna.person, by: .principal(berta))
            let outcomes = [try await first, try await second]
            #expect(outcomes.count { $0.value != nil } == 1)
            #expect(try await world.gate.hasAdministrator())
        }
    }

    @Test("cannot disable or delete herself even when there are others", arguments: TestDatabase.engines)
    func herself(engine: Engine) async throws {
        try await World.on(engine) { world in
            let anna = try await world.member("anna", .administration)
            _ = try await world.add("berta", .administration)
            #expect(try await world.gate.deactivate(anna.person, by: .principal(anna)).refusal == .ownAccount)
            #expect(try await world.gate.delete(anna.person, by: .principal(anna)).refusal == .ownAccount)
            #expect(try await world.gate.deleteOwnAccount(password: World.password, by: anna).value != nil)
        }
    }
}
