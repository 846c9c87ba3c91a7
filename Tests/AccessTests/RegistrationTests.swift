import Store
import TestSupport
import Testing

@testable import Access

@Suite("Asking for an account")
struct RegistrationTests {
    private func ask(
        _ world: World,
        _ name: String = "rita",
        note: String = "Bitte um Zugang.",
        from client: ClientAddress = World.home
    )
        async throws -> Outcome<Done, RequestRefusal>
    {
        let draft = PersonDraft(
            email: world.address(name),
            name: "Rita Beispiel",
            organisation: "Musterstadt"
        )
        return try await world.gate.requestAccount(draft, note: note, client: client)
    }

    private func waiting(_ world: World) async throws -> [PersonRow] {
        try await world.gate.requests(page: PageRequest(), for: Actor.commandLine).rows
    }

    @Test("leads by confirmation to an invitation with roles", arguments: TestDatabase.engines)
    func confirmed(engine: Engine) async throws {
        try await World.on(engine) { world in
            let coordinator = try await world.member("karla", .contacts)
            #expect(try await ask(world).value != nil)
            let request = try #require(try await waiting(world).first)
            #expect(request.note == "Bitte um Zugang." && request.state == .requested)
            #expect(try await world.gate.requests(page: PageRequest(), for: coordinator).total == 1)
            #expect(try await world.signIn("rita").refusal == .wrong)
            #expect(try await world.jobs(.mailRequest, as: PersonJob.self) == [PersonJob(person: request.id)])
            #expect(try await world.gate.addressees(with: .peopleConfirm).map(\.id) == [coordinator.person])
            let outcome = try await world.gate.confirmRequest(
                request.id,
                roles: [GrantDraft(role: .member)],
                by: .principal(coordinator)
            )
            #expect(outcome.value?.person == request.id)
            let token = try await world.mailed(.mailInvitation).token
            let session = try await world.gate.acceptInvitation(
                token,
                password: World.password,
                client: World.home,
                device: ""
            )
            let rita = try await world.principal(try #require(session.value).token)
            #expect(rita.may(.familyRead))
            #expect(try await world.gate.person(rita.person, for: Actor.commandLine)?.note == "")
        }
    }

    @Test("cannot bring rights that the coordinator does not have", arguments: TestDatabase.engines)
    func escalation(engine: Engine) async throws {
        try await World.on(engine) { world in
            let coordinator = try await world.member("karla", .contacts)
            _ = try await ask(world)
            let id = try #require(try await waiting(world).first).id
            for role in [Role.Key.administration, .editing, .mailingSending] {
                let refusal = try await world.unchanged(recording: .adminRefused) {
                    try await world.gate.confirmRequest(
                        id,
                        roles: [GrantDraft(role: role)],
                        by: .principal(coordinator)
                    )
                }
                #expect(refusal == .higherRights)
            }
        }
    }

    @Test("when refused is erased; the reason is mailed and not kept", arguments: TestDatabase.engines)
    func rejected(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await ask(world)
            let id = try #require(try await waiting(world).first).id
            #expect(
                try await world.gate.rejectRequest(id, reason: "Falsche Adresse", by: .commandLine).value
                    != nil
            )
            #expect(try await world.state()["people"]?.isEmpty == true)
            let job = try #require(try await world.jobs(.mailNotice, as: NoticeJob.self).last)
            #expect(
                job.notice == .requestRejected && job.address == world.address("rita")
                    && job.reason == "Falsche Adresse"
            )
            let again = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.rejectRequest(id, reason: "", by: .commandLine)
            }
            #expect(again == .notFound)
        }
    }

    @Test("with a known address gets the same answer; its owner is told", arguments: TestDatabase.engines)
    func known(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("rita")
            let before = try await world.state()["people"]
            #expect(try await ask(world).value != nil)
            #expect(try await world.state()["people"] == before)
            #expect(
                try await world.jobs(.mailNotice, as: NoticeJob.self) == [
                    NoticeJob(.alreadyRegistered, person: id)
                ]
            )
            _ = try await ask(world, "neu")
            _ = try await ask(world, "neu")
            #expect(try await waiting(world).count == 1)
        }
    }

    @Test("is decided once", arguments: TestDatabase.engines)
    func once(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await ask(world)
            let id = try #require(try await waiting(world).first).id
            _ = try await world.gate.confirmRequest(id, roles: [], by: .commandLine)
            let refusals = [
                try await world.unchanged(recording: .adminRefused) {
                    try await world.gate.confirmRequest(id, roles: [], by: .commandLine)
                },
                try await world.unchanged(recording: .adminRefused) {
                    try await world.gate.rejectRequest(id, reason: "", by: .commandLine)
                },
            ]
            #expect(refusals == [.wrongState, .wrongState])
        }
    }

    @Test("is limited by network, and can be closed or kept to some domains", arguments: TestDatabase.engines)
    func limits(engine: Engine) async throws {
        try await World.on(engine, { $0.registrationDomains = ["musterstadt.example"] }) { world in
            for number in 0..<6 { #expect(try await ask(world, "p\(number)").value != nil) }
            let refusal = try await world.unchanged(recording: .requestRefused) { try await ask(world, "p7") }
            #expect(refusal == .tooMany(seconds: 600))
            let foreign = PersonDraft(email: "rita@fremd.example", name: "Rita")
            let outcome = try await world.gate.requestAccount(foreign, note: "", client: World.elsewhere)
            #expect(outcome.problems.map(\.field) == ["email"])
            var settings = world.gate.settings
            settings.registrationIsOpen = false
            let closed = World(
                gate: try await Gate(store: world.store, settings: settings),
                store: world.store,
                clock: world.clock
            )
            #expect(try await ask(closed, from: World.elsewhere).refusal == .closed)
        }
    }

    @Test("with bad input shows the form again", arguments: TestDatabase.engines)
    func invalid(engine: Engine) async throws {
        try await World.on(engine) { world in
            let draft = PersonDraft(email: "rita", name: "", organisation: "a\u{0}b")
            let outcome = try await world.gate.requestAccount(draft, note: "\u{1B}", client: World.home)
            #expect(Set(outcome.problems.map(\.field)) == ["email", "name", "organisation", "note"])
            #expect(try await world.state()["people"]?.isEmpty == true)
        }
    }
}
