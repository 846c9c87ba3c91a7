import Store
import TestSupport
import Testing

@testable import Access

@Suite("Setting up the second factor")
struct EnrolmentTests {
    @Test("shows a secret until a first code proves it", arguments: TestDatabase.engines)
    func begins(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            #expect(try await world.gate.pendingTOTP(erika) == nil)
            let notBegun = try await world.unchanged(recording: .accountRefused) {
                try await world.gate.confirmTOTP(code: "123456", by: erika)
            }
            #expect(notBegun == .notBegun)
            let shown = try #require(try await world.gate.beginTOTP(password: nil, by: erika).value)
            #expect(try await world.gate.pendingTOTP(erika) == shown)
            #expect(
                shown.uri.hasPrefix("otpauth://totp/Beispielplattform:erika%40musterstadt.example?secret=")
            )
            #expect(shown.uri.contains(shown.secret.replacing(" ", with: "")))
            // Until then nothing is asked at sign-in.
            #expect(try await world.signIn("erika").value?.stage == .full)
            let wrong = try await world.unchanged(recording: .accountRefused) {
                try await world.gate.confirmTOTP(code: "000000", by: erika)
            }
            #expect(wrong == .wrongCode)
            let other = try await world.token("erika")
            let confirmed = try #require(
                try await world.gate.confirmTOTP(code: world.code(erika.person), by: erika).value
            )
            #expect(try await world.gate.principal(other) == nil)
            #expect(try await world.principal(confirmed.token).session == erika.session)
            #expect(try await world.gate.pendingTOTP(erika) == nil)
        }
    }

    @Test("asks for the password when the sign-in was a while ago", arguments: TestDatabase.engines)
    func fresh(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            world.clock.advance(by: .minutes(10))
            let refusal = try await world.unchanged(recording: .accountRefused) {
                try await world.gate.beginTOTP(password: nil, by: erika)
            }
            #expect(refusal == .wrongPassword)
            #expect(try await world.gate.beginTOTP(password: World.password, by: erika).value != nil)
        }
    }

    @Test(
        "cannot be done twice, and begun again it replaces the first secret",
        arguments: TestDatabase.engines
    )
    func twice(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let first = try await world.gate.beginTOTP(password: nil, by: erika).value
            let second = try await world.gate.beginTOTP(password: nil, by: erika).value
            #expect(first != nil && first != second)
            let token = try await world.enrol(erika).token
            let again = try await world.principal(token)
            let refusal = try await world.unchanged(recording: .accountRefused) {
                try await world.gate.beginTOTP(password: World.password, by: again)
            }
            #expect(refusal == .alreadyOn)
        }
    }

    @Test("uses up the code that proved it", arguments: TestDatabase.engines)
    func firstCode(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            _ = try await world.gate.beginTOTP(password: nil, by: erika)
            let code = try await world.code(erika.person)
            _ = try await world.gate.confirmTOTP(code: code, by: erika)
            let half = try await world.token("erika")
            #expect(
                try await world.gate.confirmSecondFactor(half, code: code, client: World.home).refusal
                    == .wrong
            )
        }
    }

    @Test("can be undone, and its recovery codes renewed", arguments: TestDatabase.engines)
    func undone(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let confirmed = try await world.enrol(erika)
            let principal = try await world.principal(confirmed.token)
            let renewed = try #require(
                try await world.gate.newRecoveryCodes(password: World.password, by: principal).value
            )
            #expect(Set(renewed).isDisjoint(with: confirmed.recoveryCodes))
            let half = try await world.token("erika")
            let old = try await world.gate.confirmSecondFactor(
                half,
                code: confirmed.recoveryCodes[0],
                client: World.home
            )
            #expect(old.refusal == .wrongRecoveryCode)
            let new = try await world.gate.confirmSecondFactor(half, code: renewed[0], client: World.home)
            #expect(new.value != nil)
            let off = try #require(
                try await world.gate.disableTOTP(password: World.password, by: principal).value
            )
            #expect(try await world.gate.principal(off) != nil)
            #expect(try await world.signIn("erika").value?.stage == .full)
            #expect(try await world.state()["recovery_codes"]?.isEmpty == true)
            let notices = try await world.jobs(.mailNotice, as: NoticeJob.self).map(\.notice)
            #expect(notices == [.secondFactorOn, .recoveryCodesNew, .recoveryCodeUsed, .secondFactorOff])
        }
    }

    @Test(
        "is taken away by an administrator for whoever lost phone and codes",
        arguments: TestDatabase.engines
    )
    func lost(engine: Engine) async throws {
        try await World.on(engine) { world in
            let admin = try await world.member("anna", .administration)
            let erika = try await world.member("erika")
            let token = try await world.enrol(erika).token
            #expect(
                try await world.gate.removeSecondFactor(of: erika.person, by: .principal(admin)).value != nil
            )
            #expect(try await world.gate.principal(token) == nil)
            #expect(try await world.signIn("erika").value?.stage == .full)
            let again = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.removeSecondFactor(of: erika.person, by: .principal(admin))
            }
            #expect(again == .wrongState)
        }
    }
}
