import Store
import TestSupport
import Testing

@testable import Access

@Suite("Roles given to people")
struct GrantTests {
    @Test("count until their end and not a moment longer", arguments: TestDatabase.engines)
    func until(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika")
            let until = world.clock.now + .hours(2)
            _ = try await world.gate.grant(
                GrantDraft(role: .editing, until: until),
                to: .person(id),
                by: .commandLine
            )
            let token = try await world.token("erika")
            world.clock.advance(by: .hours(2) - .seconds(1))
            #expect(try await world.principal(token).may(.siteEdit))
            world.clock.advance(by: .seconds(1))
            #expect(try await !world.principal(token).may(.siteEdit))
            let rows = try await world.gate.grants(of: .person(id), for: Actor.commandLine)
            #expect(rows.map(\.isOver) == [true])
            let filter = PeopleFilter(role: .editing)
            #expect(
                try await world.gate.people(filter, page: PageRequest(), for: Actor.commandLine).total == 0
            )
        }
    }

    @Test("given again change their end instead of standing twice", arguments: TestDatabase.engines)
    func again(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika", .member)
            let until = world.clock.now + .days(30)
            let draft = GrantDraft(role: .member, until: until)
            _ = try await world.gate.grant(draft, to: .person(id), by: .commandLine)
            let rows = try await world.gate.grants(of: .person(id), for: Actor.commandLine)
            #expect(rows.map(\.until) == [until])
        }
    }

    @Test("are taken back", arguments: TestDatabase.engines)
    func revoked(engine: Engine) async throws {
        try await World.on(engine) { world in
            let admin = try await world.member("anna", .administration)
            let erika = try await world.member("erika", .editing)
            let row = try #require(try await world.gate.grants(of: .person(erika.person), for: admin).first)
            #expect(try await world.gate.revoke(row.id, by: .principal(admin)).value != nil)
            let again = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.revoke(row.id, by: .principal(admin))
            }
            #expect(again == .notFound)
            #expect(try await !world.principal("erika").may(.siteEdit))
        }
    }

    @Test(
        "need the right kind of place, a future end and somebody who is there",
        arguments: TestDatabase.engines
    )
    func invalid(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika")
            let room = try await world.workspace("raum")
            let past = world.clock.now
            let drafts = [
                GrantDraft(role: .reading), GrantDraft(role: .editing, workspace: room),
                GrantDraft(role: Role.Key(rawValue: "erfunden")),
                GrantDraft(role: Role.Key(rawValue: "a\u{0}b' --")),
                GrantDraft(role: .editing, until: past),
            ]
            let before = try await world.state()
            for draft in drafts {
                let outcome = try await world.gate.grant(draft, to: .person(id), by: .commandLine)
                let field =
                    draft.until != nil
                    ? "until" : draft.role == .reading || draft.role == .editing ? "workspace" : "role"
                #expect(outcome.problems.map(\.field) == [field], "\(draft)")
            }
            let missing = GrantDraft(role: .reading, workspace: ID<Workspace>.make())
            #expect(
                try await world.gate.grant(missing, to: .person(id), by: .commandLine).refusal == .notFound
            )
            let nobody = try await world.gate.grant(
                GrantDraft(role: .editing),
                to: .person(ID<Person>.make()),
                by: .commandLine
            )
            #expect(nobody.refusal == .notFound)
            #expect(try await world.state() == before)
        }
    }

    @Test("reach people through their groups", arguments: TestDatabase.engines)
    func groups(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let group = try #require(
                try await world.gate.createGroup(name: "Redaktion", note: "", by: .commandLine).value
            )
            let room = try await world.workspace("raum")
            _ = try await world.gate.addMember(erika.person, to: group, by: .commandLine)
            _ = try await world.gate.grant(GrantDraft(role: .editing), to: .group(group), by: .commandLine)
            _ = try await world.gate.setMember(
                .group(group),
                role: .writing,
                until: nil,
                in: room,
                by: .commandLine
            )
            let member = try await world.principal("erika")
            #expect(
                member.may(.siteEdit) && member.may(.workspaceWrite, in: room)
                    && !member.may(.workspaceCoordinate, in: room)
            )
            let via = try await world.gate.grants(of: .person(erika.person), for: member).map(\.viaGroup)
            #expect(via == ["Redaktion", "Redaktion"])
            _ = try await world.gate.removeMember(erika.person, from: group, by: .commandLine)
            let after = try await world.principal("erika")
            #expect(!after.may(.siteEdit) && after.workspaceRights.isEmpty)
        }
    }
}
