import Store
import TestSupport
import Testing

@testable import Access

@Suite("Nobody gives what she does not have")
struct EscalationTests {
    /// Somebody who manages people and roles, but is no administrator.
    private func helper(_ world: World) async throws -> Principal {
        let rights: Set<Right> = [.familyRead, .peopleManage, .rolesManage, .peopleViewAs]
        let draft = RoleDraft(title: "Personalstelle", scope: .site, rights: rights)
        let role = try #require(try await world.gate.createRole(draft, by: .commandLine).value)
        let id = try await world.add("hilde")
        _ = try await world.gate.grant(GrantDraft(role: role), to: .person(id), by: .commandLine)
        return try await world.principal("hilde")
    }

    @Test("not by granting, inviting, groups or the role editor", arguments: TestDatabase.engines)
    func giving(engine: Engine) async throws {
        try await World.on(engine) { world in
            let helper = try await helper(world)
            let actor = Actor.principal(helper)
            let erika = try await world.add("erika")
            let gate = world.gate
            #expect(
                try await gate.grant(GrantDraft(role: .member), to: .person(erika), by: actor).value != nil
            )
            let group = try #require(
                try await gate.createGroup(name: "Leitung", note: "", by: .commandLine).value
            )
            _ = try await gate.grant(GrantDraft(role: .administration), to: .group(group), by: .commandLine)
            let mine = helper.person
            let invitation = PersonDraft(email: "x@a.example", name: "X")
            let strong = RoleDraft(title: "Alles", scope: .site, rights: Right.of(.site))
            let ownRole = try #require(try await gate.roles().first { $0.title == "Personalstelle" }).key
            let attempts: [@Sendable () async throws -> AdminRefusal?] = [
                {
                    try await gate.grant(GrantDraft(role: .administration), to: .person(mine), by: actor)
                        .refusal
                },
                { try await gate.grant(GrantDraft(role: .editing), to: .person(erika), by: actor).refusal },
                {
                    try await gate.invite(invitation, roles: [GrantDraft(role: .administration)], by: actor)
                        .refusal
                },
                { try await gate.addMember(mine, to: group, by: actor).refusal },
                { try await gate.deleteGroup(group, by: actor).refusal },
                { try await gate.createRole(strong, by: actor).refusal },
                { try await gate.editRole(ownRole, strong, by: actor).refusal },
                { try await gate.editRole(.editing, strong, by: actor).refusal },
                { try await gate.editRole(.administration, strong, by: actor).refusal },
            ]
            for (number, attempt) in attempts.enumerated() {
                let before = try await world.state()
                let recorded = try await world.count(.adminRefused)
                #expect(try await attempt() == .higherRights, "attempt \(number)")
                #expect(try await world.state() == before, "attempt \(number)")
                #expect(try await world.count(.adminRefused) == recorded + 1)
            }
        }
    }

    @Test("not by taking over the account of somebody with more rights", arguments: TestDatabase.engines)
    func takingOver(engine: Engine) async throws {
        try await World.on(engine) { world in
            let actor = Actor.principal(try await helper(world))
            let anna = try await world.member("anna", .administration)
            _ = try await world.enrol(anna)
            _ = try await world.add("zweite", .administration)
            let gate = world.gate
            let draft = PersonDraft(email: "meine@a.example", name: "Anna")
            let grant = try #require(
                try await gate.grants(of: .person(anna.person), for: Actor.commandLine).first
            ).id
            guard case .principal(let helper) = actor else { return }
            let attempts: [@Sendable () async throws -> AdminRefusal?] = [
                { try await gate.editPerson(anna.person, draft, by: actor).refusal },
                { try await gate.removeSecondFactor(of: anna.person, by: actor).refusal },
                { try await gate.deactivate(anna.person, by: actor).refusal },
                { try await gate.delete(anna.person, by: actor).refusal },
                { try await gate.revoke(grant, by: actor).refusal },
                { try await gate.beginView(as: anna.person, by: helper).refusal },
                { try await gate.exportPersonalData(of: anna.person, by: actor).refusal },
            ]
            for (number, attempt) in attempts.enumerated() {
                let before = try await world.state()
                #expect(try await attempt() == .higherRights, "attempt \(number)")
                #expect(try await world.state() == before, "attempt \(number)")
            }
        }
    }

    @Test("not by taking over somebody who coordinates a workspace", arguments: TestDatabase.engines)
    func takingOverCoordinators(engine: Engine) async throws {
        try await World.on(engine) { world in
            let helper = try await helper(world)
            let actor = Actor.principal(helper)
            let room = try await world.workspace("raum")
            let karla = try await world.member("karla", .member)
            _ = try await world.enrol(karla)
            let person = Grantee.person(karla.person)
            _ = try await world.gate.setMember(
                person,
                role: .coordination,
                until: nil,
                in: room,
                by: .commandLine
            )
            let gate = world.gate
            let draft = PersonDraft(email: "meine@a.example", name: "Karla")
            let attempts: [@Sendable () async throws -> AdminRefusal?] = [
                { try await gate.editPerson(karla.person, draft, by: actor).refusal },
                { try await gate.removeSecondFactor(of: karla.person, by: actor).refusal },
                { try await gate.deactivate(karla.person, by: actor).refusal },
                { try await gate.delete(karla.person, by: actor).refusal },
                { try await gate.beginView(as: karla.person, by: helper).refusal },
                { try await gate.exportPersonalData(of: karla.person, by: actor).refusal },
                { try await gate.endSessions(of: karla.person, by: actor).refusal },
            ]
            for (number, attempt) in attempts.enumerated() {
                let before = try await world.state()
                #expect(try await attempt() == .higherRights, "attempt \(number)")
                #expect(try await world.state() == before, "attempt \(number)")
            }
            // Whoever manages workspaces could give these rights herself.
            let admin = try await world.member("anna", .administration)
            #expect(try await gate.editPerson(karla.person, draft, by: .principal(admin)).value != nil)
        }
    }

    @Test("not by looking: a view ends when the other gets more rights", arguments: TestDatabase.engines)
    func looking(engine: Engine) async throws {
        try await World.on(engine) { world in
            let helper = try await helper(world)
            let erika = try await world.add("erika", .member)
            let token = try await world.token("hilde")
            #expect(
                try await world.gate.beginView(as: erika, by: try await world.principal(token)).value != nil
            )
            #expect(try await world.principal(token).person == erika)
            let room = try await world.workspace("raum")
            _ = try await world.gate.setMember(
                .person(erika),
                role: .reading,
                until: nil,
                in: room,
                by: .commandLine
            )
            #expect(try await world.principal(token).person == helper.person)
        }
    }

    @Test("not for longer than she has it: a role with an end stays one", arguments: TestDatabase.engines)
    func lasting(engine: Engine) async throws {
        try await World.on(engine) { world in
            let anna = try await world.add("anna", .administration)
            let otto = try await world.add("otto")
            let end = world.clock.now + .days(10)
            let ending = GrantDraft(role: .administration, until: end)
            _ = try await world.gate.grant(ending, to: .person(otto), by: .commandLine)
            let deputy = try await world.principal("otto")
            let actor = Actor.principal(deputy)
            let gate = world.gate
            let erika = try await world.add("erika")
            let later = GrantDraft(role: .editing, until: end + .seconds(1))
            let role = RoleDraft(title: "Alles", scope: .site, rights: Right.of(.site))
            let group = try #require(
                try await gate.createGroup(name: "Leitung", note: "", by: .commandLine).value
            )
            _ = try await gate.grant(GrantDraft(role: .administration), to: .group(group), by: .commandLine)
            let mail = PersonDraft(email: "meine@a.example", name: "Anna")
            let room = try await world.workspace("raum")
            let attempts: [@Sendable () async throws -> AdminRefusal?] = [
                {
                    try await gate.grant(GrantDraft(role: .administration), to: .person(otto), by: actor)
                        .refusal
                },
                {
                    try await gate.grant(GrantDraft(role: .administration), to: .person(erika), by: actor)
                        .refusal
                },
                { try await gate.grant(later, to: .person(erika), by: actor).refusal },
                { try await gate.invite(mail, roles: [GrantDraft(role: .editing)], by: actor).refusal },
                { try await gate.addMember(otto, to: group, by: actor).refusal },
                { try await gate.createRole(role, by: actor).refusal },
                { try await gate.editPerson(anna, mail, by: actor).refusal },
                {
                    try await gate.setMember(.person(otto), role: .reading, until: nil, in: room, by: actor)
                        .refusal
                },
            ]
            for (number, attempt) in attempts.enumerated() {
                let before = try await world.state()
                #expect(try await attempt() == .higherRights, "attempt \(number)")
                #expect(try await world.state() == before, "attempt \(number)")
            }
            let sameEnd = GrantDraft(role: .editing, until: end)
            #expect(try await gate.grant(sameEnd, to: .person(erika), by: actor).value != nil)
        }
    }

    @Test("not with rights that were taken away while the page was open", arguments: TestDatabase.engines)
    func stale(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await world.add("zweite", .administration)
            let admin = try await world.member("anna", .administration)
            let erika = try await world.add("erika")
            let grant = try #require(try await world.gate.grants(of: .person(admin.person), for: admin).first)
            _ = try await world.gate.revoke(grant.id, by: .commandLine)
            let refusal = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.grant(
                    GrantDraft(role: .administration),
                    to: .person(erika),
                    by: .principal(admin)
                )
            }
            #expect(refusal == .missingRight)
        }
    }

    @Test(
        "coordinators appoint members of their own workspace, and of no other",
        arguments: TestDatabase.engines
    )
    func coordinators(engine: Engine) async throws {
        try await World.on(engine) { world in
            let rooms = [try await world.workspace("eins"), try await world.workspace("zwei")]
            let id = try await world.add("karla", .member)
            _ = try await world.gate.setMember(
                .person(id),
                role: .coordination,
                until: nil,
                in: rooms[0],
                by: .commandLine
            )
            let karla = try await world.principal("karla")
            let erika = try await world.add("erika", .member)
            let actor = Actor.principal(karla)
            #expect(
                try await world.gate.setMember(
                    .person(erika),
                    role: .writing,
                    until: nil,
                    in: rooms[0],
                    by: actor
                ).value != nil
            )
            #expect(
                try await world.gate.setMember(
                    .person(erika),
                    role: .reading,
                    until: nil,
                    in: rooms[0],
                    by: actor
                ).value != nil
            )
            let members = try await world.gate.workspaceMembers(rooms[0], for: karla)
            #expect(
                members.map(\.role) == [.coordination, .reading]
                    || members.map(\.role) == [.reading, .coordination]
            )
            let elsewhere = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.setMember(
                    .person(erika),
                    role: .reading,
                    until: nil,
                    in: rooms[1],
                    by: actor
                )
            }
            #expect(elsewhere == .missingRight)
            let site = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.grant(GrantDraft(role: .member), to: .person(erika), by: actor)
            }
            #expect(site == .missingRight)
            #expect(try await world.gate.removeMember(.person(erika), from: rooms[0], by: actor).value != nil)
            #expect(try await world.principal("erika").workspaceRights.isEmpty)
        }
    }
}
