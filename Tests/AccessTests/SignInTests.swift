import Store
import TestSupport
import Testing

@testable import Access

@Suite("Signing in")
struct SignInTests {
    @Test(
        "with the right password opens a session, whatever the case of the address",
        arguments: TestDatabase.engines
    )
    func works(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.add("erika", .member)
            let outcome = try await world.gate.signIn(
                email: " Erika@MUSTERSTADT.example ",
                password: World.password,
                client: World.home,
                device: World.agent
            )
            let session = try #require(outcome.value)
            #expect(session.stage == .full && session.person == erika)
            let principal = try await world.principal(session.token)
            #expect(
                principal.person == erika && principal.name == "Erika Beispiel" && principal.may(.familyRead)
            )
            #expect(try await world.count(.signedIn, on: erika) == 1)
        }
    }

    @Test(
        "is refused alike for a wrong password, an unknown address and an account without password",
        arguments: TestDatabase.engines
    )
    func refused(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            let draft = PersonDraft(email: world.address("ingo"), name: "Ingo Beispiel")
            _ = try await world.gate.invite(draft, roles: [], by: .commandLine)
            let (wrong, unknown, invited) = ("falsch geraten", "niemand", "ingo")
            for (name, password) in [
                ("erika", wrong), (unknown, World.password), (invited, World.password), ("erika", ""),
            ] {
                let reason = try await world.unchanged(recording: .signInRefused) {
                    try await world.signIn(name, password: password)
                }
                #expect(reason == .wrong)
                #expect(try await world.detail(.signInRefused) == ["reason": "wrong"])
            }
        }
    }

    @Test("with absurd input is refused like any other", arguments: TestDatabase.engines)
    func absurd(engine: Engine) async throws {
        try await World.on(engine) { world in
            let inputs = [
                "", "'; DROP TABLE people; --", "\u{0}", "a\u{202E}@b",
                String(repeating: "x", count: 100_000), "%", "€",
            ]
            for input in inputs {
                let outcome = try await world.gate.signIn(
                    email: input,
                    password: input,
                    client: World.home,
                    device: input
                )
                #expect(outcome.refusal == .wrong)
            }
            #expect(try await world.state()["sessions"]?.isEmpty == true)
        }
    }

    @Test("to a disabled account is told only to who knows the password", arguments: TestDatabase.engines)
    func disabled(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.add("erika")
            _ = try await world.gate.deactivate(erika, by: .commandLine)
            let wrong = try await world.unchanged(recording: .signInRefused) {
                try await world.signIn("erika", password: "falsch geraten")
            }
            #expect(wrong == .wrong)
            let right = try await world.unchanged(recording: .signInRefused) {
                try await world.signIn("erika")
            }
            #expect(right == .disabled)
        }
    }

    @Test(
        "slows down after five wrong passwords, for known and unknown addresses alike",
        arguments: TestDatabase.engines
    )
    func slowsDown(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            for name in ["erika", "niemand"] {
                for _ in 0..<5 {
                    #expect(try await world.signIn(name, password: "falsch geraten").refusal == .wrong)
                }
                let locked = try await world.unchanged(recording: .signInRefused) {
                    try await world.signIn(name)
                }
                #expect(locked == .tooMany(seconds: 16))
                #expect(try await world.detail(.signInRefused) == ["reason": "too-many"])
            }
            world.clock.advance(by: .seconds(16))
            #expect(try await world.signIn("erika").value != nil)
            // A success forgets the failures.
            for _ in 0..<5 {
                #expect(try await world.signIn("erika", password: "falsch geraten").refusal == .wrong)
            }
        }
    }

    @Test("is not kept from the owner by a stranger who guesses elsewhere", arguments: TestDatabase.engines)
    func strangers(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            for _ in 0..<60 {
                _ = try await world.signIn("erika", from: World.elsewhere, password: "falsch geraten")
                world.clock.advance(by: .seconds(60))
            }
            #expect(try await world.signIn("erika", from: World.home).value != nil)
        }
    }

    @Test(
        "by many networks at one account ends after a hundred guesses, and a reset still opens it",
        arguments: TestDatabase.engines
    )
    func botnet(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            var refusals: [SignInRefusal?] = []
            for network in 0..<130 {
                let client = ClientAddress("203.0.113.\(network)")
                refusals.append(
                    try await world.signIn("erika", from: client, password: "falsch geraten").refusal
                )
            }
            #expect(refusals.count { $0 == .wrong } == 101)
            let told = try #require(refusals.last ?? nil)
            #expect(told.message.contains("neues Passwort"))
            #expect(try await world.signIn("erika", from: World.home).refusal?.code == "too-many")
            _ = try await world.gate.requestReset(email: world.address("erika"), client: World.home)
            let link = try #require(try await world.gate.resetLink(for: world.address("erika")))
            let outcome = try await world.gate.acceptReset(
                link.token,
                password: "sieben Gänse im Schnee",
                client: World.home,
                device: World.agent
            )
            #expect(outcome.value?.stage == .full)
        }
    }

    @Test(
        "is open from networks that a person came from before, whatever strangers do",
        arguments: TestDatabase.engines
    )
    func knownNetworks(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            #expect(try await world.signIn("erika", from: World.home).value != nil)
            for network in 0..<130 {
                let client = ClientAddress("203.0.113.\(network)")
                _ = try await world.signIn("erika", from: client, password: "falsch geraten")
            }
            #expect(try await world.signIn("erika", from: World.elsewhere).refusal?.code == "too-many")
            for _ in 0..<3 { #expect(try await world.signIn("erika", from: World.home).value != nil) }
            // Guessing from there is slowed down as everywhere.
            for _ in 0..<5 {
                _ = try await world.signIn("erika", from: World.home, password: "falsch geraten")
            }
            #expect(try await world.signIn("erika", from: World.home).refusal?.code == "too-many")
            for number in 0..<12 {
                world.clock.advance(by: .hours(1))
                let client = ClientAddress("198.51.100.\(number)")
                #expect(try await world.signIn("erika", from: client).value != nil)
            }
            let kept: Int? = try await world.store.read {
                try $0.value("SELECT count(*) FROM known_networks")
            }
            #expect(kept == 8)
        }
    }

    @Test("costs an attempt only when the password is compared; an overload is recorded ever less often")
    func overload() async throws {
        let cost = PasswordHash.Cost(passes: 3, memory: 64 << 20)
        try await World.on(.sqlite, { ($0.hashesAtOnce, $0.hashQueue) = (1, 0) }) { world in
            try await world.add("erika")
            var settings = world.gate.settings
            settings.hashCost = cost
            let slow = try await Gate(store: world.store, settings: settings)
            let refusals = try await withThrowingTaskGroup(of: SignInRefusal?.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        try await slow.signIn(
                            email: "p\(number)@a.example",
                            password: "x",
                            client: World.home,
                            device: ""
                        ).refusal
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let busy = refusals.count { $0 == .busy }
            #expect(busy > 0)
            let counters: Int? = try await world.store.read { reader in
                try reader.value("SELECT count(*) FROM rate_limits")
            }
            // One counter for the network, two for each address that was compared.
            #expect(counters == 1 + 2 * (40 - busy))
            #expect(try await world.count(.signInRefused) < 40 || busy < 4)
        }
    }

    @Test(
        "by one network at many accounts ends after a hundred failures, while successes do not count",
        arguments: TestDatabase.engines
    )
    func spraying(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            for _ in 0..<120 { #expect(try await world.signIn("erika").value != nil) }
            var refused = 0
            for number in 0..<120 {
                let outcome = try await world.signIn("person\(number)")
                if case .tooMany = outcome.refusal { refused += 1 }
            }
            #expect(refused == 19)
            #expect(try await world.signIn("erika", from: World.elsewhere).value != nil)
        }
    }

    @Test(
        "ends the session that the browser had before, and makes another token",
        arguments: TestDatabase.engines
    )
    func replaces(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            let old = try await world.token("erika")
            let new = try await world.gate.signIn(
                email: world.address("erika"),
                password: World.password,
                client: World.home,
                device: "",
                replacing: old
            )
            #expect(try await world.gate.principal(old) == nil)
            #expect(try await world.gate.principal(try #require(new.value).token) != nil)
        }
    }

    @Test("stores neither token nor password", arguments: TestDatabase.engines)
    func hashed(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            let token = try await world.token("erika")
            #expect(try await !world.holds(token.text))
            #expect(try await !world.holds(World.password))
            let hash: String? = try await world.store.read {
                try $0.value("SELECT password_hash FROM people")
            }
            #expect(hash?.hasPrefix("$argon2id$") == true)
        }
    }

    @Test("hashes the password anew when the cost was raised", arguments: TestDatabase.engines)
    func rehash(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await world.add("erika")
            var settings = world.gate.settings
            settings.hashCost = PasswordHash.Cost(passes: 2, memory: 1 << 20)
            let gate = try await Gate(store: world.store, settings: settings)
            for _ in 0..<2 {
                let outcome = try await gate.signIn(
                    email: world.address("erika"),
                    password: World.password,
                    client: World.home,
                    device: ""
                )
                #expect(outcome.value != nil)
            }
            let hash: String? = try await world.store.read {
                try $0.value("SELECT password_hash FROM people")
            }
            #expect(hash?.contains("m=1024,t=2") == true)
        }
    }
}
