import Foundation
import Store
import TestSupport
import Testing

@testable import Access

@Suite("The sweep")
struct SweepTests {
    @Test("removes what has run out and nothing else", arguments: TestDatabase.engines)
    func sweeps(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika")
            _ = try await world.token("erika")
            _ = try await world.gate.resetLink(for: world.address("erika"))
            let draft = PersonDraft(email: world.address("rita"), name: "Rita")
            _ = try await world.gate.requestAccount(draft, note: "", client: World.home)
            _ = try await world.signIn("erika", password: "falsch geraten")
            let before = try await world.state()
            try await world.gate.sweep()
            #expect(try await world.state() == before)
            world.clock.advance(by: .days(89))
            try await world.gate.sweep()
            let middle = try await world.state()
            #expect(
                middle["sessions"]?.isEmpty == true && middle["links"]?.isEmpty == true
                    && middle["people"]?.count == 2
            )
            let counters: Int? = try await world.store.read {
                try $0.value("SELECT count(*) FROM rate_limits")
            }
            #expect(counters == 0)
            world.clock.advance(by: .days(1))
            try await world.gate.sweep()
            #expect(try await world.state()["people"]?.count == 1)
            #expect(try await world.gate.person(id, for: Actor.commandLine) != nil)
        }
    }

    @Test("is planned once a day, whichever node plans it", arguments: TestDatabase.engines)
    func planned(engine: Engine) async throws {
        try await World.on(engine) { world in
            for _ in 0..<3 { try await world.gate.scheduleSweep() }
            #expect(try await world.jobs(.accessSweep, as: [String: String].self).count == 1)
            #expect(world.gate.jobHandlers.keys.contains(.accessSweep))
        }
    }
}
