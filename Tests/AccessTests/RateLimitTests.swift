import Crypto
import Store
import TestSupport
import Testing

@testable import Access

@Suite("Rate limits")
struct RateLimitTests {
    private func key(_ limit: RateLimit, _ name: String = "x") -> RateKey {
        RateKey(limit, [Array(name.utf8)], key: SymmetricKey(data: Array(repeating: UInt8(1), count: 32)))
    }

    @Test("let a burst through, then one now and again", arguments: TestDatabase.engines)
    func burst(engine: Engine) async throws {
        try await World.on(engine) { world in
            let key = key(RateLimit(name: "test", cost: 10, patience: 40))
            var answers: [RateAnswer] = []
            for _ in 0..<7 { answers.append(try await world.gate.charge([key])) }
            #expect(answers.prefix(5).allSatisfy { $0 == .allowed })
            #expect(answers.suffix(2) == [.refused(seconds: 10, times: 1), .refused(seconds: 10, times: 2)])
            world.clock.advance(by: .seconds(9))
            #expect(try await world.gate.charge([key]) == .refused(seconds: 1, times: 3))
            world.clock.advance(by: .seconds(1))
            #expect(try await world.gate.charge([key]) == .allowed)
            #expect(try await world.gate.charge([key]) == .refused(seconds: 10, times: 1))
            #expect(
                try await world.gate.charge([self.key(RateLimit(name: "test", cost: 10, patience: 40), "y")])
                    == .allowed
            )
        }
    }

    @Test(
        "of passwords make each failure dearer, up to a minute, and forget after a success",
        arguments: TestDatabase.engines
    )
    func backOff(engine: Engine) async throws {
        try await World.on(engine) { world in
            let key = key(.signInHere)
            var waits: [Int] = []
            for _ in 0..<12 {
                while case .refused(let seconds, _) = try await world.gate.charge([key]) {
                    waits.append(seconds)
                    world.clock.advance(by: .seconds(seconds))
                }
            }
            #expect(waits == [16, 32, 60, 60, 60, 60, 60])
            try await world.store.write { tx in try tx.refund(key, forgets: true) }
            #expect(try await world.gate.charge([key]) == .allowed)
        }
    }

    @Test("start anew when the key was quiet for long enough", arguments: TestDatabase.engines)
    func quiet(engine: Engine) async throws {
        try await World.on(engine) { world in
            let key = key(.signInHere)
            for _ in 0..<5 { _ = try await world.gate.charge([key]) }
            world.clock.advance(by: .seconds(40))
            for _ in 0..<5 { #expect(try await world.gate.charge([key]) == .allowed) }
            #expect(try await world.gate.charge([key]) != .allowed)
        }
    }

    @Test("count exactly when many come at once", arguments: TestDatabase.engines)
    func crowd(engine: Engine) async throws {
        try await World.on(engine) { world in
            let key = key(RateLimit(name: "test", cost: 10, patience: 90))
            let allowed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<60 { group.addTask { try await world.gate.charge([key]) == .allowed } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(allowed == 10)
        }
    }

    @Test("do not charge the counters behind one that refuses", arguments: TestDatabase.engines)
    func order(engine: Engine) async throws {
        try await World.on(engine) { world in
            let narrow = key(RateLimit(name: "narrow", cost: 10, patience: 0))
            let wide = key(RateLimit(name: "wide", cost: 10, patience: 10))
            let first = try await world.gate.charge([narrow, wide])
            #expect(first == .allowed)
            for _ in 0..<5 { #expect(try await world.gate.charge([narrow, wide]) != .allowed) }
            #expect(try await world.gate.charge([wide]) == .allowed)
        }
    }

    @Test(
        "record the first refusals and then ever fewer",
        arguments: zip(1...9, [true, true, false, true, false, false, false, true, false])
    )
    func recording(times: Int, isRecorded: Bool) {
        #expect(RateAnswer.refused(seconds: 1, times: Int64(times)).isWorthRecording == isRecorded)
    }

    @Test("keep neither address nor network in the database", arguments: TestDatabase.engines)
    func hidden(engine: Engine) async throws {
        try await World.on(engine) { world in
            _ = try await world.signIn("niemand")
            let keys: [[UInt8]] = try await world.store.read { reader in
                try reader.values("SELECT key_hash FROM rate_limits")
            }
            #expect(keys.count == 3 && keys.allSatisfy { $0.count == 32 })
            let plain = Array(SHA256.hash(data: Array(world.address("niemand").utf8)))
            #expect(!keys.contains(plain))
            #expect(try await !world.holds("niemand"))
            #expect(try await !world.holds("192.0.2"))
        }
    }
}
