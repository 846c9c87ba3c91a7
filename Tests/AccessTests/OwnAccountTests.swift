import Store
import TestSupport
import Testing

@testable import Access

@Suite("The own account")
struct OwnAccountTests {
    static let other = "sieben Gänse im Schnee"

    @Test(
        "gets another password: this session goes on with a new token, the others end",
        arguments: TestDatabase.engines
    )
    func password(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let second = try await world.token("erika")
            let outcome = try await world.gate.changePassword(
                current: World.password,
                new: Self.other,
                by: erika
            )
            let token = try #require(outcome.value)
            #expect(try await world.principal(token).session == erika.session)
            #expect(try await world.gate.principal(second) == nil)
            #expect(try await world.signIn("erika").refusal == .wrong)
            #expect(try await world.signIn("erika", password: Self.other).value != nil)
            #expect(try await world.count(.passwordChanged, on: erika.person) == 1)
            #expect(try await world.jobs(.mailNotice, as: NoticeJob.self).map(\.notice) == [.passwordChanged])
        }
    }

    @Test("keeps its password when the new one is weak or the old one wrong", arguments: TestDatabase.engines)
    func refused(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let before = try await world.state()
            for new in ["kurz", "ErikaBeispiel", "passwort123"] {
                let outcome = try await world.gate.changePassword(
                    current: World.password,
                    new: new,
                    by: erika
                )
                #expect(outcome.problems.map(\.field) == ["password"])
            }
            #expect(try await world.state() == before)
            let refusal = try await world.unchanged(recording: .accountRefused) {
                try await world.gate.changePassword(current: "falsch geraten", new: Self.other, by: erika)
            }
            #expect(refusal == .wrongPassword)
            #expect(
                try await world.detail(.accountRefused) == [
                    "verb": "person.password-changed", "reason": "wrong-password",
                ]
            )
        }
    }

    @Test("slows down somebody who guesses the password in an open session", arguments: TestDatabase.engines)
    func guessing(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            for _ in 0..<5 {
                let outcome = try await world.gate.disableTOTP(password: "falsch geraten", by: erika)
                #expect(outcome.refusal == .wrongPassword)
            }
            let refusal = try await world.unchanged(recording: .accountRefused) {
                try await world.gate.changePassword(current: World.password, new: Self.other, by: erika)
            }
            #expect(refusal == .tooMany(seconds: 16))
        }
    }

    @Test(
        "hashes nothing for somebody over the limit, and records floods ever less often",
        arguments: TestDatabase.engines
    )
    func flood(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            var reasons: [AccountRefusal?] = []
            for _ in 0..<40 {
                let outcome = try await world.gate.changePassword(
                    current: "falsch geraten",
                    new: Self.other,
                    by: erika
                )
                reasons.append(outcome.refusal)
            }
            #expect(reasons.count { $0 == .wrongPassword } == 5)
            // Five wrong ones, and the 1st, 2nd, 4th, 8th, 16th and 32nd of the rest.
            #expect(try await world.count(.accountRefused) == 11)
        }
    }

    @Test("changes nothing once the session was ended elsewhere", arguments: TestDatabase.engines)
    func ended(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            _ = try await world.gate.endSessions(of: erika.person, by: .commandLine)
            let refusals = [
                try await world.unchanged(recording: .accountRefused) {
                    try await world.gate.changePassword(current: World.password, new: Self.other, by: erika)
                },
                try await world.unchanged(recording: .accountRefused) {
                    try await world.gate.editProfile(Profile(name: "Anders"), by: erika)
                },
                try await world.unchanged(recording: .accountRefused) {
                    try await world.gate.beginTOTP(password: World.password, by: erika)
                },
                try await world.unchanged(recording: .accountRefused) {
                    try await world.gate.deleteOwnAccount(password: World.password, by: erika)
                },
            ]
            #expect(refusals.allSatisfy { $0 == .sessionOver })
        }
    }

    @Test("has a profile that its owner edits", arguments: TestDatabase.engines)
    func profile(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika", .member)
            let profile = Profile(
                name: "  Erika   Ünal ",
                organisation: "Kreis Musterland",
                function: "Referentin"
            )
            #expect(try await world.gate.editProfile(profile, by: erika).value != nil)
            let row = try #require(try await world.gate.person(erika.person, for: erika))
            #expect(
                row.name == "Erika Ünal" && row.organisation == "Kreis Musterland"
                    && row.function == "Referentin"
            )
            let empty = try await world.gate.editProfile(Profile(name: " "), by: erika)
            #expect(empty.problems.map(\.field) == ["name"])
            let found = try await world.gate.people(
                PeopleFilter(search: "unal"),
                page: PageRequest(),
                for: Actor.commandLine
            )
            #expect(found.total == 1)
        }
    }

    @Test("shows on its security page what is set up", arguments: TestDatabase.engines)
    func security(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let before = try await world.gate.security(of: erika)
            #expect(
                !before.hasSecondFactor && before.recoveryCodesLeft == 0 && before.passwordChangedAt != nil
            )
            let confirmed = try await world.enrol(erika)
            let after = try await world.gate.security(of: erika)
            #expect(after.hasSecondFactor && after.recoveryCodesLeft == 10 && after.confirmedAt != nil)
            #expect(try await world.gate.principal(confirmed.token) != nil)
        }
    }
}
