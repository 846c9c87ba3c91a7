import Store
import TestSupport
import Testing

@testable import Access

@Suite("A forgotten password")
struct ResetTests {
    @Test(
        "is asked for with the same answer, work and traces whether there is an account or not",
        arguments: TestDatabase.engines
    )
    func sameAnswer(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            var traces: [[Int]] = []
            for name in ["erika", "niemand"] {
                let before = [
                    try await world.count(.resetRequested),
                    try await world.jobs(.mailReset, as: AddressJob.self).count,
                ]
                let outcome = try await world.gate.requestReset(
                    email: world.address(name),
                    client: World.home
                )
                #expect(outcome.value != nil)
                let after = [
                    try await world.count(.resetRequested),
                    try await world.jobs(.mailReset, as: AddressJob.self).count,
                ]
                traces.append(zip(after, before).map(-))
            }
            #expect(traces == [[1, 1], [1, 1]])
            #expect(try await world.gate.resetLink(for: world.address("niemand")) == nil)
            #expect(try await world.gate.resetLink(for: world.address("erika")) != nil)
        }
    }

    @Test(
        "is replaced: old password and all sessions end, the person is told",
        arguments: TestDatabase.engines
    )
    func reset(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            let session = try await world.token("erika")
            let link = try #require(try await world.gate.resetLink(for: "ERIKA@musterstadt.example"))
            #expect(link.address == world.address("erika") && link.purpose == .reset)
            let outcome = try await world.gate.acceptReset(
                link.token,
                password: "sieben Gänse im Schnee",
                client: World.home,
                device: World.agent
            )
            let new = try #require(outcome.value)
            #expect(try await world.gate.principal(session) == nil)
            #expect(try await world.gate.principal(new.token) != nil)
            #expect(try await world.signIn("erika").refusal == .wrong)
            #expect(try await world.signIn("erika", password: "sieben Gänse im Schnee").value != nil)
            #expect(try await world.jobs(.mailNotice, as: NoticeJob.self).last?.notice == .passwordChanged)
        }
    }

    @Test("does not get past the second factor", arguments: TestDatabase.engines)
    func secondFactor(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await world.enrol(try await world.member("erika"))
            let link = try #require(try await world.gate.resetLink(for: world.address("erika")))
            let outcome = try await world.gate.acceptReset(
                link.token,
                password: "sieben Gänse im Schnee",
                client: World.home,
                device: ""
            )
            #expect(outcome.value?.stage == .secondFactor)
        }
    }

    @Test(
        "of somebody who never accepted brings the invitation again; of others nothing",
        arguments: TestDatabase.engines
    )
    func states(engine: Engine) async throws {
        try await World.on(engine) { world in
            let draft = PersonDraft(email: world.address("ingo"), name: "Ingo Beispiel")
            _ = try await world.gate.invite(draft, roles: [], by: .commandLine)
            #expect(try await world.gate.resetLink(for: world.address("ingo"))?.purpose == .invitation)
            let id = try await world.add("erika")
            _ = try await world.gate.deactivate(id, by: .commandLine)
            #expect(try await world.gate.resetLink(for: world.address("erika")) == nil)
            let request = PersonDraft(email: world.address("rita"), name: "Rita Beispiel")
            _ = try await world.gate.requestAccount(request, note: "", client: World.home)
            #expect(try await world.gate.resetLink(for: world.address("rita")) == nil)
        }
    }

    @Test("ends with a change of the password or the address", arguments: TestDatabase.engines)
    func outdated(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let link = try #require(try await world.gate.resetLink(for: world.address("erika")))
            _ = try await world.gate.changePassword(
                current: World.password,
                new: "sieben Gänse im Schnee",
                by: erika
            )
            let refusal = try await world.unchanged(recording: .linkRefused) {
                try await world.gate.acceptReset(
                    link.token,
                    password: World.password,
                    client: World.home,
                    device: ""
                )
            }
            #expect(refusal == .void)
        }
    }

    @Test(
        "sends at most three mails to an address at once, without saying so",
        arguments: TestDatabase.engines
    )
    func mailLimit(engine: Engine) async throws {
        try await World.on(engine) { world in
            for number in 0..<6 {
                let client = ClientAddress("203.0.113.\(number)")
                #expect(
                    try await world.gate.requestReset(email: world.address("erika"), client: client).value
                        != nil
                )
            }
            #expect(try await world.jobs(.mailReset, as: AddressJob.self).count == 3)
            world.clock.advance(by: .minutes(15))
            _ = try await world.gate.requestReset(email: world.address("erika"), client: World.home)
            #expect(try await world.jobs(.mailReset, as: AddressJob.self).count == 4)
        }
    }

    @Test("is asked for at most so often from one network", arguments: TestDatabase.engines)
    func clientLimit(engine: Engine) async throws {
        try await World.on(engine) { world in
            for number in 0..<11 {
                #expect(
                    try await world.gate.requestReset(email: "p\(number)@a.example", client: World.home).value
                        != nil
                )
            }
            let refusal = try await world.unchanged(recording: .requestRefused) {
                try await world.gate.requestReset(email: "p@a.example", client: World.home)
            }
            #expect(refusal == .tooMany(seconds: 60))
        }
    }

    @Test("for something that is no address shows the form again", arguments: TestDatabase.engines)
    func invalid(engine: Engine) async throws {
        try await World.on(engine) { world in
            let outcome = try await world.gate.requestReset(
                email: "erika@a.example\nBcc: x@y.example",
                client: World.home
            )
            #expect(outcome.problems.map(\.field) == ["email"])
        }
    }
}
