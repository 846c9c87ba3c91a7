import CSodium

/// Argon2id as libsodium writes it: `$argon2id$v=19$m=65536,t=2,p=1$…`.
package enum PasswordHash {
    /// What one hash costs: passes over memory, and bytes of it.
    package struct Cost: Sendable, Hashable {
        let passes: UInt64
        /// Bytes, at least 8,192.
        let memory: Int

        package init(passes: Int, memory: Int) {
            self.passes = UInt64(max(1, passes))
            self.memory = max(8192, memory)
        }

        /// Two passes over 64 MB (RFC 9106 asks for 64 MB where 2 GB are too much); about 70 ms on a plain
        /// core.
        package static let standard = Cost(passes: 2, memory: 64 << 20)
        /// As little as libsodium allows, so that tests do not wait.
        package static let forTests = Cost(passes: 1, memory: 8192)
    }

    /// Passwords longer than this are refused before they are hashed.
    package static let maximumBytes = 1024

    private static let isReady: Bool = sodium_init() >= 0

    /// The hash of a normalised password, or `nil` when memory is short.
    static func make(_ password: String, cost: Cost) -> String? {
        guard isReady else { return nil }
        var result = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let bytes = Array(password.utf8).map { CChar(bitPattern: $0) }
        let code = crypto_pwhash_str(&result, bytes, UInt64(bytes.count), cost.passes, cost.memory)
        return code == 0 ? text(result) : nil
    }

    /// Whether the password made that hash; `false` also for text that is no hash.
    static func matches(_ password: String, _ hash: String) -> Bool {
        guard isReady, hash.utf8.count < crypto_pwhash_strbytes() else { return false }
        let bytes = Array(password.utf8).map { CChar(bitPattern: $0) }
        return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
    }

    /// Whether the hash was made with another cost and should be made anew at the next sign-in.
    static func isOutdated(_ hash: String, cost: Cost) -> Bool {
        isReady && crypto_pwhash_str_needs_rehash(hash, cost.passes, cost.memory) != 0
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
