import Foundation
import Synchronization
import Testing

@testable import Access

@Suite("Password hashes")
struct PasswordHashTests {
    @Test("are Argon2id with the agreed cost and a salt of their own")
    func format() throws {
        let hash = try #require(PasswordHash.make("vier Enten im Nebel", cost: .standard))
        #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
        let other = try #require(PasswordHash.make("vier Enten im Nebel", cost: .forTests))
        #expect(hash != other)
        #expect(
            PasswordHash.matches("vier Enten im Nebel", hash)
                && PasswordHash.matches("vier Enten im Nebel", other)
        )
        #expect(!PasswordHash.matches("vier Enten im Nebe", hash))
    }

    @Test("of odd passwords tell them apart", arguments: ["", "a\u{0}b", "a\u{0}c", "ü", "u\u{308}"])
    func odd(password: String) throws {
        let hash = try #require(PasswordHash.make(password, cost: .forTests))
        #expect(PasswordHash.matches(password, hash))
        #expect(!PasswordHash.matches(password + " ", hash))
        #expect(!PasswordHash.matches("a\u{0}d", hash))
    }

    @Test(
        "that are none match nothing",
        arguments: [
            "", "x", "$argon2id$", "$argon2id$v=19$m=65536,t=2,p=1$", String(repeating: "a", count: 500),
        ]
    )
    func broken(hash: String) { #expect(!PasswordHash.matches("", hash)) }

    @Test("are outdated when the cost was another one")
    func outdated() throws {
        let hash = try #require(PasswordHash.make("vier Enten im Nebel", cost: .forTests))
        #expect(!PasswordHash.isOutdated(hash, cost: .forTests))
        #expect(PasswordHash.isOutdated(hash, cost: .standard))
    }
}
