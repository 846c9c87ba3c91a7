import Store
import TestSupport
import Testing

@testable import Access

@Suite("Sessions")
struct SessionTests {
    @Test("end after hours without a request, and at the latest after days", arguments: TestDatabase.engines)
    func expiry(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            let idle = try await world.token("erika")
            world.clock.advance(by: .hours(8) - .seconds(1))
            #expect(try await world.gate.principal(idle) != nil)
            world.clock.advance(by: .seconds(1))
            #expect(try await world.gate.principal(idle) == nil)
            let used = try await world.token("erika")
            for _ in 0..<27 {
                world.clock.advance(by: .hours(6))
                try await world.gate.touch(try await world.principal(used))
            }
            #expect(try await world.gate.principal(used) != nil)
            world.clock.advance(by: .hours(6))
            #expect(try await world.gate.principal(used) == nil)
        }
    }

    @Test("of tokens that nobody has are nobody's", arguments: TestDatabase.engines)
    func unknown(engine: Engine) async throws {
        try await World.on(engine) { world in
            let found = try await world.gate.principal(Token.make())
            #expect(found == nil)
        }
    }

    @Test("note their use once a minute, and for the person only the day", arguments: TestDatabase.engines)
    func touch(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let before = try await world.state()
            world.clock.advance(by: .seconds(59))
            try await world.gate.touch(erika)
            #expect(try await world.state() == before)
            world.clock.advance(by: .seconds(1))
            try await world.gate.touch(erika)
            let row = try #require(try await world.gate.sessions(of: erika).first)
            #expect(row.seenAt == world.clock.now)
            let seen: Timestamp? = try await world.store.read {
                try $0.value("SELECT last_seen_at FROM people")
            }
            #expect(seen?.iso == "2026-11-24T00:00:00.000000Z")
        }
    }

    @Test(
        "get another token when rights change; the old one lasts for the requests under way",
        arguments: TestDatabase.engines
    )
    func rotation(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika")
            let old = try await world.token("erika")
            #expect(try await !world.principal(old).mustRotate)
            world.clock.advance(by: .seconds(1))
            _ = try await world.gate.grant(GrantDraft(role: .editing), to: .person(id), by: .commandLine)
            let changed = try await world.principal(old)
            #expect(changed.mustRotate && changed.may(.siteEdit))
            let new = try #require(try await world.gate.rotate(old))
            #expect(try await world.gate.rotate(old) == nil)
            #expect(try await world.principal(new).session == changed.session)
            #expect(try await !world.principal(new).mustRotate)
            #expect(try await !world.principal(old).mustRotate)
            world.clock.advance(by: .seconds(30))
            #expect(try await world.gate.principal(old) == nil)
            #expect(try await world.gate.principal(new) != nil)
        }
    }

    @Test("rotate for changes of roles, groups and workspaces alike", arguments: TestDatabase.engines)
    func rotationCauses(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika", .member)
            let gate = world.gate
            let group = try #require(
                try await gate.createGroup(name: "Gruppe", note: "", by: .commandLine).value
            )
            let room = try await world.workspace("raum")
            let causes: [@Sendable () async throws -> Bool] = [
                { try await gate.addMember(id, to: group, by: .commandLine).value != nil },
                {
                    try await gate.grant(GrantDraft(role: .contacts), to: .group(group), by: .commandLine)
                        .value != nil
                },
                {
                    try await gate.setMember(
                        .person(id),
                        role: .writing,
                        until: nil,
                        in: room,
                        by: .commandLine
                    ).value != nil
                },
                {
                    let draft = RoleDraft(title: "", scope: .site, rights: [.familyRead, .siteEdit])
                    return try await gate.editRole(.member, draft, by: .commandLine).value != nil
                },
                { try await gate.removeMember(.person(id), from: room, by: .commandLine).value != nil },
                { try await gate.deleteGroup(group, by: .commandLine).value != nil },
            ]
            for (number, cause) in causes.enumerated() {
                world.clock.advance(by: .seconds(1))
                let token = try await world.token("erika")
                #expect(try await !world.principal(token).mustRotate)
                world.clock.advance(by: .seconds(1))
                #expect(try await cause())
                #expect(try await world.principal(token).mustRotate, "cause \(number)")
            }
        }
    }

    @Test("are listed and ended by their owner, and by nobody else", arguments: TestDatabase.engines)
    func own(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let otto = try await world.member("otto")
            let second = try await world.token("erika")
            let third = try await world.token("erika")
            #expect(
                try await world.gate.sessions(of: erika).map(\.device)
                    == Array(repeating: World.agent, count: 3)
            )
            #expect(try await world.gate.sessions(of: otto).map(\.id) == [otto.session])
            let other = try await world.principal(second).session
            let stranger = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.endSession(other, by: otto)
            }
            #expect(stranger == .notFound)
            #expect(try await world.gate.endSession(other, by: erika).value != nil)
            #expect(try await world.gate.principal(second) == nil)
            #expect(try await world.gate.endOtherSessions(by: erika).value == 1)
            #expect(try await world.gate.principal(third) == nil)
            #expect(try await world.gate.sessions(of: erika).map(\.id) == [erika.session])
        }
    }

    @Test("of everybody are listed and ended by those with the right", arguments: TestDatabase.engines)
    func everybody(engine: Engine) async throws {
        try await World.on(engine) { world in
            let admin = try await world.member("anna", .administration)
            let erika = try await world.member("erika", .member)
            let page = try await world.gate.allSessions(page: PageRequest(), for: admin)
            #expect(page.total == 2 && page.rows.count == 2)
            #expect(
                try await world.gate.allSessions(search: "ERIKA", page: PageRequest(), for: admin).total == 1
            )
            #expect(try await world.gate.allSessions(page: PageRequest(), for: erika).total == 0)
            #expect(try await world.gate.endSession(erika.session, by: admin).value != nil)
            _ = try await world.token("erika")
            #expect(try await world.gate.endSessions(of: erika.person, by: .principal(admin)).value == 1)
            let refusal = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.endSessions(of: admin.person, by: .principal(erika))
            }
            #expect(refusal == .missingRight)
            // Who manages people with fewer rights does not sign administrators out; who manages sessions does.
            let draft = RoleDraft(title: "Hilfe", scope: .site, rights: [.peopleManage])
            let role = try #require(try await world.gate.createRole(draft, by: .commandLine).value)
            let helper = try await world.member("hilde", role)
            let higher = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.endSessions(of: admin.person, by: .principal(helper))
            }
            #expect(higher == .higherRights)
            let guarding = RoleDraft(title: "Aufsicht", scope: .site, rights: [.sessionsManage])
            let guardRole = try #require(try await world.gate.createRole(guarding, by: .commandLine).value)
            let keeper = try await world.member("otto", guardRole)
            #expect(try await world.gate.endSession(admin.session, by: keeper).value != nil)
        }
    }

    @Test("end when signed out, more than once without harm", arguments: TestDatabase.engines)
    func signOut(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika")
            let token = try await world.token("erika")
            try await world.gate.signOut(token)
            try await world.gate.signOut(token)
            #expect(try await world.gate.principal(token) == nil)
            #expect(try await world.count(.signedOut, on: id) == 1)
        }
    }

    @Test("end with the account and cannot be opened again", arguments: TestDatabase.engines)
    func disabled(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika")
            let token = try await world.token("erika")
            _ = try await world.gate.deactivate(id, by: .commandLine)
            #expect(try await world.gate.principal(token) == nil)
            _ = try await world.gate.reactivate(id, by: .commandLine)
            #expect(try await world.gate.principal(token) == nil)
            #expect(try await world.signIn("erika").value != nil)
        }
    }

    @Test("carry a message to the next page", arguments: TestDatabase.engines)
    func flash(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            let token = try await world.token("erika")
            let session = try await world.principal(token).session
            try await world.gate.setFlash(JSON(validating: #"{"text":"Grüße"}"#), session: session)
            let flash = try await world.principal(token).flash?.decode([String: String].self)
            #expect(flash == ["text": "Grüße"])
            try await world.gate.setFlash(nil, session: session)
            #expect(try await world.principal(token).flash == nil)
        }
    }

    @Test("are at most fifty a person; the oldest gives way", arguments: TestDatabase.engines)
    func most(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            let first = try await world.token("erika")
            for _ in 0..<50 {
                world.clock.advance(by: .seconds(1))
                _ = try await world.token("erika")
            }
            #expect(try await world.gate.principal(first) == nil)
            #expect(try await world.state()["sessions"]?.count == 50)
        }
    }
}
