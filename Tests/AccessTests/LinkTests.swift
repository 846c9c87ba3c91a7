import Store
import TestSupport
import Testing

@testable import Access

@Suite("Links")
struct LinkTests {
    private func invite(_ name: String, in world: World) async throws -> Invited {
        let draft = PersonDraft(email: world.address(name), name: "\(World.capitalized(name)) Beispiel")
        return try #require(
            try await world.gate.invite(draft, roles: [GrantDraft(role: .member)], by: .commandLine).value
        )
    }

    private func accept(_ token: Token, _ world: World, password: String = World.password) async throws
        -> Outcome<NewSession, LinkRefusal>
    {
        try await world.gate.acceptInvitation(
            token,
            password: password,
            client: World.home,
            device: World.agent
        )
    }

    @Test("of an invitation set the password once and sign in", arguments: TestDatabase.engines)
    func invitation(engine: Engine) async throws {
        try await World.on(engine) { world in
            let invited = try await invite("ingo", in: world)
            let mail = try await world.mailed(.mailInvitation)
            #expect(
                mail.address == world.address("ingo") && mail.name == "Ingo Beispiel"
                    && mail.purpose == .invitation
            )
            #expect(try await !world.holds(mail.token.text))
            let view = try #require(try await world.gate.look(at: mail.token, for: .invitation).value)
            #expect(view.name == "Ingo Beispiel" && view.email == mail.address)
            let session = try #require(try await accept(mail.token, world).value)
            #expect(session.stage == .full && session.person == invited.person)
            #expect(try await world.principal(session.token).may(.familyRead))
            #expect(try await world.signIn("ingo").value != nil)
            let again = try await world.unchanged(recording: .linkRefused) {
                try await accept(mail.token, world)
            }
            #expect(again == .used)
            #expect(try await world.gate.look(at: mail.token, for: .invitation).refusal == .used)
        }
    }

    @Test("stay good while the password is refused", arguments: TestDatabase.engines)
    func weak(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await invite("ingo", in: world)
            let mail = try await world.mailed(.mailInvitation)
            for password in ["kurz", "passwort123", "IngoBeispiel1"] {
                #expect(
                    try await accept(mail.token, world, password: password).problems.map(\.field) == [
                        "password"
                    ]
                )
            }
            #expect(try await accept(mail.token, world).value != nil)
        }
    }

    @Test("are used once even by two browsers at the same moment", arguments: TestDatabase.engines)
    func race(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await invite("ingo", in: world)
            let token = try await world.mailed(.mailInvitation).token
            async let first = accept(token, world, password: "sieben Gänse im Schnee")
            async let second = accept(token, world)
            let outcomes = [try await first, try await second]
            #expect(outcomes.count { $0.value != nil } == 1)
            #expect(outcomes.count { $0.refusal == .used } == 1)
        }
    }

    @Test("expire", arguments: TestDatabase.engines)
    func expired(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await invite("ingo", in: world)
            let mail = try await world.mailed(.mailInvitation)
            world.clock.advance(by: .days(14) - .seconds(1))
            #expect(try await world.gate.look(at: mail.token, for: .invitation).value != nil)
            world.clock.advance(by: .seconds(1))
            let refusal = try await world.unchanged(recording: .linkRefused) {
                try await accept(mail.token, world)
            }
            #expect(refusal == .expired)
            #expect(try await world.jobs(.mailInvitation, as: LinkJob.self).count == 1)
            let job = try #require(try await world.jobs(.mailInvitation, as: LinkJob.self).first)
            #expect(try await world.gate.mailLink(job.link) == nil)
        }
    }

    @Test("give way to newer ones of the same purpose", arguments: TestDatabase.engines)
    func newer(engine: Engine) async throws {
        try await World.on(engine) { world in
            let invited = try await invite("ingo", in: world)
            let old = try await world.mailed(.mailInvitation)
            _ = try await world.gate.inviteAgain(invited.person, by: .commandLine)
            #expect(try await accept(old.token, world).refusal == .void)
            #expect(try await world.gate.mailLink(invited.link) == nil)
            #expect(try await accept(try await world.mailed(.mailInvitation).token, world).value != nil)
        }
    }

    @Test("whose mail is made twice count as the later mail says", arguments: TestDatabase.engines)
    func retriedMail(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await invite("ingo", in: world)
            let first = try await world.mailed(.mailInvitation)
            let second = try await world.mailed(.mailInvitation)
            #expect(try await accept(first.token, world).refusal == .unknown)
            #expect(try await accept(second.token, world).value != nil)
        }
    }

    @Test("are no good for another purpose", arguments: TestDatabase.engines)
    func purpose(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await invite("ingo", in: world)
            let token = try await world.mailed(.mailInvitation).token
            let before = try await world.state()
            let reset = try await world.gate.acceptReset(
                token,
                password: World.password,
                client: World.home,
                device: ""
            )
            #expect(reset.refusal == .unknown)
            #expect(try await world.gate.acceptAddress(token, client: World.home).refusal == .unknown)
            #expect(try await world.gate.look(at: token, for: .reset).refusal == .unknown)
            let draft = PersonDraft(email: "x@a.example", name: "X")
            let first = try await world.gate.createFirstAdministrator(
                token,
                draft,
                password: World.password,
                client: World.home,
                device: ""
            )
            #expect(first.refusal == .unknown)
            #expect(try await world.state() == before)
        }
    }

    @Test("end when the person they were for changes", arguments: TestDatabase.engines)
    func state(engine: Engine) async throws {
        try await World.on(engine) { world in
            for change in 0..<3 {
                let name = "ingo\(change)"
                let invited = try await invite(name, in: world)
                let token = try await world.mailed(.mailInvitation).token
                switch change {
                case 0: _ = try await world.gate.deactivate(invited.person, by: .commandLine)
                case 1: _ = try await world.gate.delete(invited.person, by: .commandLine)
                default:
                    let draft = PersonDraft(email: "anders@a.example", name: "Ingo")
                    _ = try await world.gate.editPerson(invited.person, draft, by: .commandLine)
                }
                let refusal = try await accept(token, world).refusal
                #expect(refusal == (change == 1 ? .unknown : .void), "change \(change)")
            }
            // Whoever got another address before accepting is invited there.
            #expect(try await world.mailed(.mailInvitation).address == "anders@a.example")
        }
    }

    @Test(
        "that strangers make up are refused, recorded ever less often, and leave the others alone",
        arguments: TestDatabase.engines
    )
    func guessing(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await invite("ingo", in: world)
            let token = try await world.mailed(.mailInvitation).token
            for _ in 0..<100 { #expect(try await accept(Token.make(), world).refusal == .unknown) }
            let recorded = try await world.count(.linkRefused)
            #expect(recorded < 45, "\(recorded)")
            #expect(try await accept(token, world).value != nil)
        }
    }
}
