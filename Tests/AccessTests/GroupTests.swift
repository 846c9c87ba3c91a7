import Store
import TestSupport
import Testing

@testable import Access

@Suite("Groups")
struct GroupTests {
    @Test("have a name of their own, a note and members", arguments: TestDatabase.engines)
    func roundTrip(engine: Engine) async throws {
        try await World.on(engine) { world in
            let gate = world.gate
            let admin = try await world.member("anna", .administration)
            let actor = Actor.principal(admin)
            let erika = try await world.add("erika")
            let id = try #require(
                try await gate.createGroup(name: " Themenfeld  Familie ", note: "Seit 2019", by: actor).value
            )
            #expect(
                try await gate.createGroup(name: "themenfeld familie", note: "", by: actor).problems.map(
                    \.field
                ) == ["name"]
            )
            #expect(
                try await gate.editGroup(id, name: "Themenfeld Familie", note: "", by: actor).value != nil
            )
            for _ in 0..<2 { #expect(try await gate.addMember(erika, to: id, by: actor).value != nil) }
            #expect(try await gate.group(id, for: admin)?.members == 1)
            #expect(try await gate.members(of: id, for: admin).map(\.id) == [erika])
            #expect(
                try await gate.people(PeopleFilter(group: id), page: PageRequest(), for: admin).total == 1
            )
            #expect(try await gate.removeMember(erika, from: id, by: actor).value != nil)
            #expect(try await gate.removeMember(erika, from: id, by: actor).refusal == .notFound)
            #expect(try await gate.deleteGroup(id, by: actor).value != nil)
            #expect(try await gate.groups(for: admin).isEmpty)
        }
    }
}
