import Store
import TestSupport
import Testing

@testable import Access

/// Every verb of administration, called by people who may not: refused as hidden, recorded, nothing changed.
@Suite("Administration without the right")
struct RefusalTableTests {
    typealias Verb = (name: String, call: @Sendable (Gate, Actor) async throws -> AdminRefusal?)

    /// What the verbs are tried on.
    struct Targets: Sendable {
        let person: ID<Person>
        let request: ID<Person>
        let group: ID<Group>
        let room: ID<Workspace>
        let grant: ID<Grant>
        let session: ID<Session>
    }

    private func peopleVerbs(_ on: Targets) -> [Verb] {
        let draft = PersonDraft(email: "neu@a.example", name: "Neu")
        let role = GrantDraft(role: .member)
        return [
            ("invite", { try await $0.invite(draft, roles: [], by: $1).refusal }),
            ("inviteAgain", { try await $0.inviteAgain(on.person, by: $1).refusal }),
            (
                "addPerson",
                { try await $0.addPerson(draft, password: World.password, roles: [], by: $1).refusal }
            ),
            ("confirmRequest", { try await $0.confirmRequest(on.request, roles: [], by: $1).refusal }),
            ("rejectRequest", { try await $0.rejectRequest(on.request, reason: "", by: $1).refusal }),
            ("editPerson", { try await $0.editPerson(on.person, draft, by: $1).refusal }),
            ("deactivate", { try await $0.deactivate(on.person, by: $1).refusal }),
            ("reactivate", { try await $0.reactivate(on.person, by: $1).refusal }),
            ("delete", { try await $0.delete(on.person, by: $1).refusal }),
            ("removeSecondFactor", { try await $0.removeSecondFactor(of: on.person, by: $1).refusal }),
            ("grant", { try await $0.grant(role, to: .person(on.person), by: $1).refusal }),
            ("grant group", { try await $0.grant(role, to: .group(on.group), by: $1).refusal }),
            ("revoke", { try await $0.revoke(on.grant, by: $1).refusal }),
            ("endSessions", { try await $0.endSessions(of: on.person, by: $1).refusal }),
            ("export", { try await $0.exportPersonalData(of: on.person, by: $1).refusal }),
            (
                "endSession",
                { gate, actor in
                    guard case .principal(let principal) = actor else { return nil }
                    return try await gate.endSession(on.session, by: principal).refusal
                }
            ),
            (
                "beginView",
                { gate, actor in
                    guard case .principal(let principal) = actor else { return nil }
                    return try await gate.beginView(as: on.person, by: principal).refusal
                }
            ),
        ]
    }

    private func otherVerbs(_ on: Targets) -> [Verb] {
        let role = RoleDraft(title: "Neu", scope: .site, rights: [])
        let room = WorkspaceDraft(slug: "neu", name: "Neu", purpose: "Neu")
        let person = Grantee.person(on.person)
        return [
            ("createRole", { try await $0.createRole(role, by: $1).refusal }),
            ("editRole", { try await $0.editRole(.editing, role, by: $1).refusal }),
            ("deleteRole", { try await $0.deleteRole(.editing, by: $1).refusal }),
            ("createGroup", { try await $0.createGroup(name: "Neu", note: "", by: $1).refusal }),
            ("editGroup", { try await $0.editGroup(on.group, name: "Neu", note: "", by: $1).refusal }),
            ("deleteGroup", { try await $0.deleteGroup(on.group, by: $1).refusal }),
            ("addMember", { try await $0.addMember(on.person, to: on.group, by: $1).refusal }),
            ("removeMember", { try await $0.removeMember(on.person, from: on.group, by: $1).refusal }),
            ("createWorkspace", { try await $0.createWorkspace(room, by: $1).refusal }),
            ("editWorkspace", { try await $0.editWorkspace(on.room, room, by: $1).refusal }),
            (
                "setMember",
                { try await $0.setMember(person, role: .reading, until: nil, in: on.room, by: $1).refusal }
            ),
            ("removeMember", { try await $0.removeMember(person, from: on.room, by: $1).refusal }),
        ]
    }

    private func targets(_ world: World) async throws -> Targets {
        let gate = world.gate
        let target = try await world.member("ziel", .editing)
        _ = try await world.enrol(target)
        let draft = PersonDraft(email: world.address("rita"), name: "Rita Beispiel")
        _ = try await gate.requestAccount(draft, note: "", client: World.home)
        let group = try #require(try await gate.createGroup(name: "Gruppe", note: "", by: .commandLine).value)
        _ = try await gate.addMember(target.person, to: group, by: .commandLine)
        let room = try await world.workspace("raum")
        _ = try await gate.setMember(
            .person(target.person),
            role: .writing,
            until: nil,
            in: room,
            by: .commandLine
        )
        let grants = try await gate.grants(of: .person(target.person), for: Actor.commandLine)
        return Targets(
            person: target.person,
            request: try #require(try await gate.personID(email: world.address("rita"))),
            group: group,
            room: room,
            grant: try #require(grants.first).id,
            session: target.session
        )
    }

    @Test(
        "is refused to members, to coordinators elsewhere and in the middle of a sign-in",
        arguments: TestDatabase.engines
    )
    func refused(engine: Engine) async throws {
        try await World.on(engine) { world in
            let targets = try await targets(world)
            let member = try await world.member("mia", .member)
            let elsewhere = try await world.workspace("anderswo")
            let id = try await world.add("karla", .member)
            _ = try await world.gate.setMember(
                .person(id),
                role: .coordination,
                until: nil,
                in: elsewhere,
                by: .commandLine
            )
            let admin = try await world.member("anna", .administration)
            _ = try await world.enrol(admin)
            let half = try await world.principal("anna")
            #expect(half.stage == .secondFactor)
            for principal in [member, try await world.principal("karla"), half] {
                for verb in peopleVerbs(targets) + otherVerbs(targets) {
                    let before = try await world.state()
                    let recorded = try await world.count(.adminRefused)
                    let refusal = try await verb.call(world.gate, .principal(principal))
                    #expect(refusal?.isHidden == true, "\(verb.name) by \(principal.name)")
                    #expect(try await world.state() == before, "\(verb.name)")
                    #expect(try await world.count(.adminRefused) == recorded + 1, "\(verb.name)")
                }
            }
        }
    }

    @Test("shows empty lists and finds nobody", arguments: TestDatabase.engines)
    func lists(engine: Engine) async throws {
        try await World.on(engine) { world in
            let on = try await targets(world)
            let otto = try await world.member("otto")
            let gate = world.gate
            #expect(try await gate.person(on.person, for: otto) == nil)
            #expect(try await gate.requests(page: PageRequest(), for: otto).total == 0)
            #expect(try await gate.reviewList(page: PageRequest(), for: otto).total == 0)
            #expect(try await gate.allSessions(page: PageRequest(), for: otto).total == 0)
            #expect(try await gate.groups(for: otto).isEmpty)
            #expect(try await gate.group(on.group, for: otto) == nil)
            #expect(try await gate.members(of: on.group, for: otto).isEmpty)
            #expect(try await gate.grants(of: .person(on.person), for: otto).isEmpty)
            #expect(try await gate.grants(of: .group(on.group), for: otto).isEmpty)
            #expect(try await gate.workspaceMembers(on.room, for: otto).isEmpty)
        }
    }
}
