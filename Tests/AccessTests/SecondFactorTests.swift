import Store
import TestSupport
import Testing

@testable import Access

extension World {
    /// The code that the app of a person shows now, or some steps later.
    func code(_ id: ID<Person>, later steps: Int64 = 0) async throws -> String {
        let secret: [UInt8]? = try await store.read {
            try $0.value("SELECT totp_secret FROM people WHERE id = \(id)")
        }
        return TOTP.code(secret: try #require(secret), step: TOTP.step(at: clock.now) + steps)
    }

    /// Switches the second factor of a signed-in person on.
    func enrol(_ principal: Principal) async throws -> TOTPConfirmed {
        try #require(try await gate.beginTOTP(password: Self.password, by: principal).value != nil)
        let code = try await code(principal.person)
        let confirmed = try #require(try await gate.confirmTOTP(code: code, by: principal).value)
        clock.advance(by: .seconds(60))
        return confirmed
    }
}

@Suite("The second factor")
struct SecondFactorTests {
    @Test("is asked after the password, and only then the session counts", arguments: TestDatabase.engines)
    func asked(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika", .member)
            _ = try await world.enrol(erika)
            let half = try #require(try await world.signIn("erika").value)
            #expect(half.stage == .secondFactor)
            let waiting = try await world.principal(half.token)
            #expect(waiting.stage == .secondFactor && waiting.siteRights.isEmpty)
            let code = try await world.code(erika.person)
            let full = try await world.gate.confirmSecondFactor(half.token, code: code, client: World.home)
            let token = try #require(full.value).token
            #expect(token != half.token)
            #expect(try await world.gate.principal(half.token) == nil)
            #expect(try await world.principal(token).may(.familyRead))
            world.clock.advance(by: .hours(1))
            #expect(try await world.gate.principal(token) != nil)
        }
    }

    @Test("takes each code once, in two browsers as well", arguments: TestDatabase.engines)
    func once(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            _ = try await world.enrol(erika)
            let code = try await world.code(erika.person)
            let tokens = [try await world.token("erika"), try await world.token("erika")]
            async let first = world.gate.confirmSecondFactor(tokens[0], code: code, client: World.home)
            async let second = world.gate.confirmSecondFactor(tokens[1], code: code, client: World.home)
            let outcomes = [try await first, try await second]
            #expect(outcomes.count { $0.value != nil } == 1)
            #expect(outcomes.count { $0.refusal == .wrong } == 1)
        }
    }

    @Test("takes each recovery code once and tells the person", arguments: TestDatabase.engines)
    func recovery(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let codes = try await world.enrol(erika).recoveryCodes
            #expect(codes.count == 10 && Set(codes).count == 10)
            for code in codes { #expect(try await !world.holds(code)) }
            let half = try await world.token("erika")
            let typed = codes[3].lowercased().replacing("-", with: " ")
            #expect(
                try await world.gate.confirmSecondFactor(half, code: typed, client: World.home).value?.stage
                    == .full
            )
            #expect(try await world.jobs(.mailNotice, as: NoticeJob.self).last?.notice == .recoveryCodeUsed)
            let again = try await world.token("erika")
            let refusal = try await world.unchanged(recording: .secondFactorRefused) {
                try await world.gate.confirmSecondFactor(again, code: codes[3], client: World.home)
            }
            #expect(refusal == .wrongRecoveryCode)
            #expect(try await world.count(.recoveryCodeUsed, on: erika.person) == 1)
        }
    }

    @Test("refuses codes that are wrong, of another time, or nobody's", arguments: TestDatabase.engines)
    func refuses(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let otto = try await world.member("otto")
            let others = try await world.enrol(otto).recoveryCodes
            _ = try await world.enrol(erika)
            let half = try await world.token("erika")
            let codes = [
                "", "12345", try await world.code(erika.person, later: 2), try await world.code(otto.person),
                others[0],
            ]
            for code in codes {
                let refusal = try await world.unchanged(recording: .secondFactorRefused) {
                    try await world.gate.confirmSecondFactor(half, code: code, client: World.home)
                }
                let isApp = code.count == 6
                #expect(refusal == (isApp ? .wrong : .wrongRecoveryCode))
            }
        }
    }

    @Test("slows guessing down, whatever the network", arguments: TestDatabase.engines)
    func slowsDown(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            _ = try await world.enrol(erika)
            let half = try await world.token("erika")
            var refusals: [SecondFactorRefusal?] = []
            for number in 0..<8 {
                let client = ClientAddress("203.0.113.\(number)")
                refusals.append(
                    try await world.gate.confirmSecondFactor(half, code: "000000", client: client).refusal
                )
            }
            #expect(refusals.prefix(5).allSatisfy { $0 == .wrong })
            #expect(refusals[5] == .tooMany(seconds: 32))
            let code = try await world.code(erika.person)
            #expect(
                try await world.gate.confirmSecondFactor(half, code: code, client: World.home).value == nil
            )
            world.clock.advance(by: .seconds(32))
            let next = try await world.code(erika.person)
            #expect(
                try await world.gate.confirmSecondFactor(half, code: next, client: World.home).value != nil
            )
        }
    }

    @Test(
        "must be given within ten minutes, and to a session that waits for it",
        arguments: TestDatabase.engines
    )
    func late(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let full = try await world.enrol(erika).token
            let half = try await world.token("erika")
            let fullRefusal = try await world.gate.confirmSecondFactor(
                full,
                code: world.code(erika.person),
                client: World.home
            ).refusal
            #expect(fullRefusal == .sessionOver)
            world.clock.advance(by: .minutes(10))
            let refusal = try await world.unchanged(recording: .secondFactorRefused) {
                try await world.gate.confirmSecondFactor(
                    half,
                    code: world.code(erika.person),
                    client: World.home
                )
            }
            #expect(refusal == .sessionOver)
        }
    }

    @Test("is needed by a role: the session does nothing but set it up", arguments: TestDatabase.engines)
    func needed(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika", .member)
            let before = try await world.principal("erika")
            let draft = RoleDraft(title: "", scope: .site, rights: [.familyRead], needsSecondFactor: true)
            _ = try await world.gate.editRole(.member, draft, by: .commandLine)
            // Also the session from before.
            let token = try await world.token("erika")
            let principal = try await world.principal(token)
            #expect(principal.stage == .enrolment && principal.siteRights.isEmpty)
            #expect(try await world.gate.security(of: before).isNeededByRole)
            let confirmed = try await world.enrol(principal)
            #expect(try await world.principal(confirmed.token).stage == .full)
            let again = try await world.principal(confirmed.token)
            // A lost phone: switched off, the session does nothing but set up another one.
            let off = try await world.gate.disableTOTP(password: World.password, by: again)
            let token2 = try #require(off.value)
            let bare = try await world.principal(token2)
            #expect(bare.stage == .enrolment && bare.siteRights.isEmpty)
            let next = try await world.enrol(bare)
            #expect(try await world.principal(next.token).may(.familyRead))
        }
    }

    @Test("of a guesser does not keep the owner from her recovery codes", arguments: TestDatabase.engines)
    func recoveryBesideGuessing(engine: Engine) async throws {
        try await World.on(engine) { world in
            let codes = try await world.enrol(try await world.member("erika")).recoveryCodes
            let stranger = try await world.token("erika")
            for _ in 0..<8 {
                _ = try await world.gate.confirmSecondFactor(
                    stranger,
                    code: "000000",
                    client: World.elsewhere
                )
            }
            let half = try await world.token("erika")
            let limited = try await world.gate.confirmSecondFactor(half, code: "000000", client: World.home)
            #expect(limited.refusal?.code == "too-many")
            let owner = try await world.gate.confirmSecondFactor(half, code: codes[0], client: World.home)
            #expect(owner.value?.stage == .full)
        }
    }
}
