import Foundation
import Synchronization
import Testing

@testable import Access

@Suite("The place where passwords are hashed")
struct PasswordHasherTests {
    @Test("finds nothing to match where there is no account")
    func nobody() async throws {
        let hasher = PasswordHasher(cost: .forTests, slots: 1, queueLimit: 4)
        #expect(try await !hasher.matches("vier Enten im Nebel", nil))
        let hash = try await hasher.hash("vier Enten im Nebel")
        #expect(try await hasher.matches("vier Enten im Nebel", hash))
    }

    @Test("serves a crowd within its limit and sends the rest away")
    func crowd() async throws {
        let hasher = PasswordHasher(
            cost: PasswordHash.Cost(passes: 1, memory: 32 << 20),
            slots: 2,
            queueLimit: 6
        )
        let results = await withTaskGroup(of: Bool?.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do { return try await hasher.matches("vier Enten im Nebel", nil) } catch { return nil }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.contains { $0 != nil } && results.contains { $0 == nil })
        // And it is open again afterwards.
        #expect(try await !hasher.matches("x", nil))
    }

    @Test("compares with a hash of the same cost where there is no account")
    func constantWork() async throws {
        let cost = PasswordHash.Cost(passes: 2, memory: 1 << 20)
        let hasher = PasswordHasher(cost: cost, slots: 1, queueLimit: 4)
        let hash = try await hasher.hash("vier Enten im Nebel")
        let parameters = hash.split(separator: "$").prefix(3)
        #expect(parameters == ["argon2id", "v=19", "m=1024,t=2,p=1"])
        #expect(hasher.nobody.split(separator: "$").prefix(3) == parameters)
        #expect(!PasswordHash.matches("", hasher.nobody))
    }
}
