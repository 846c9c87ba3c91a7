import Store
import TestSupport
import Testing

@testable import Access

@Suite("Ansicht als …")
struct ViewAsTests {
    @Test("shows what the other person sees, and is recorded at both ends", arguments: TestDatabase.engines)
    func shows(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika", .member)
            try await world.add("anna", .administration)
            let token = try await world.token("anna")
            let anna = try await world.principal(token)
            #expect(try await world.gate.beginView(as: id, by: anna).value != nil)
            let view = try await world.principal(token)
            #expect(view.person == id && view.siteRights == [.familyRead] && view.isReadOnly)
            #expect(view.viewer == Principal.Viewer(person: anna.person, name: "Anna Beispiel"))
            #expect(view.session == anna.session)
            #expect(try await world.count(.viewBegan, on: id) == 1)
            try await world.gate.endView(session: view.session)
            try await world.gate.endView(session: view.session)
            #expect(try await world.principal(token).person == anna.person)
            #expect(try await world.count(.viewEnded, on: id) == 1)
        }
    }

    @Test("changes nothing", arguments: TestDatabase.engines)
    func readOnly(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika", .administration)
            try await world.add("anna", .administration)
            let token = try await world.token("anna")
            _ = try await world.gate.beginView(as: id, by: try await world.principal(token))
            let view = try await world.principal(token)
            let gate = world.gate
            let actor = Actor.principal(view)
            let room = try await world.workspace("raum")
            let draft = PersonDraft(email: "x@a.example", name: "X")
            let admin: [@Sendable () async throws -> AdminRefusal?] = [
                { try await gate.invite(draft, roles: [], by: actor).refusal },
                { try await gate.editPerson(id, draft, by: actor).refusal },
                { try await gate.delete(id, by: actor).refusal },
                { try await gate.grant(GrantDraft(role: .editing), to: .person(id), by: actor).refusal },
                { try await gate.createGroup(name: "X", note: "", by: actor).refusal },
                {
                    try await gate.setMember(.person(id), role: .reading, until: nil, in: room, by: actor)
                        .refusal
                },
                { try await gate.endSession(view.session, by: view).refusal },
                { try await gate.exportPersonalData(of: id, by: actor).refusal },
                { try await gate.beginView(as: id, by: view).refusal },
            ]
            let own: [@Sendable () async throws -> AccountRefusal?] = [
                {
                    try await gate.changePassword(
                        current: World.password,
                        new: "sieben Gänse im Schnee",
                        by: view
                    ).refusal
                },
                { try await gate.editProfile(Profile(name: "X"), by: view).refusal },
                {
                    try await gate.requestAddressChange(to: "x@a.example", password: World.password, by: view)
                        .refusal
                },
                { try await gate.beginTOTP(password: World.password, by: view).refusal },
                { try await gate.confirmTOTP(code: "000000", by: view).refusal },
                { try await gate.deleteOwnAccount(password: World.password, by: view).refusal },
                { try await gate.endOtherSessions(by: view).refusal },
            ]
            let before = try await world.state()
            for (number, attempt) in admin.enumerated() {
                #expect(try await attempt() == .readOnly, "\(number)")
            }
            for (number, attempt) in own.enumerated() {
                #expect(try await attempt() == .readOnly, "\(number)")
            }
            #expect(try await world.state() == before)
            #expect(try await gate.pendingTOTP(view) == nil)
            // The audit log names who really acted.
            let actors: [ID<Person>?] = try await world.store.read { reader in
                try reader.values(
                    "SELECT actor FROM events WHERE kind = \(Event.Kind.accountRefused.rawValue)"
                )
            }
            #expect(actors.count == own.count && actors.allSatisfy { $0 == view.viewer?.person })
        }
    }

    @Test("ends when either person loses what it rests on", arguments: TestDatabase.engines)
    func ends(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika", .member)
            _ = try await world.add("zweite", .administration)
            try await world.add("anna", .administration)
            let token = try await world.token("anna")
            let anna = try await world.principal(token)
            _ = try await world.gate.beginView(as: id, by: anna)
            _ = try await world.gate.deactivate(id, by: .commandLine)
            #expect(try await world.principal(token).person == anna.person)
            _ = try await world.gate.reactivate(id, by: .commandLine)
            #expect(try await world.principal(token).person == id)
            let grant = try #require(
                try await world.gate.grants(of: .person(anna.person), for: Actor.commandLine).first
            )
            _ = try await world.gate.revoke(grant.id, by: .commandLine)
            let after = try await world.principal(token)
            #expect(after.person == anna.person && !after.isReadOnly && after.siteRights.isEmpty)
        }
    }

    @Test(
        "is refused to oneself, at people who are not active, and without the right",
        arguments: TestDatabase.engines
    )
    func refused(engine: Engine) async throws {
        try await World.on(engine) { world in
            let anna = try await world.member("anna", .administration)
            let mia = try await world.member("mia", .member)
            let invited = try await world.gate.invite(
                PersonDraft(email: world.address("ingo"), name: "Ingo"),
                roles: [],
                by: .commandLine
            )
            let ingo = try #require(invited.value).person
            let refusals = [
                try await world.unchanged(recording: .adminRefused) {
                    try await world.gate.beginView(as: anna.person, by: anna)
                },
                try await world.unchanged(recording: .adminRefused) {
                    try await world.gate.beginView(as: ingo, by: anna)
                },
                try await world.unchanged(recording: .adminRefused) {
                    try await world.gate.beginView(as: ID<Person>.make(), by: anna)
                },
                try await world.unchanged(recording: .adminRefused) {
                    try await world.gate.beginView(as: anna.person, by: mia)
                },
            ]
            #expect(refusals == [.ownAccount, .wrongState, .notFound, .missingRight])
        }
    }
}
