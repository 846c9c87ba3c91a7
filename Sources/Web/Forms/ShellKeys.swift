import Crypto

/// What the shell signs with: one key for the tokens of forms, one for messages in cookies.
package struct ShellKeys: Sendable {
    let forms: SymmetricKey
    let flashes: SymmetricKey

    /// - Parameter secret: at least 32 random bytes, the same on all nodes.
    package init(secret: [UInt8]) {
        precondition(secret.count >= 32, "a key of \(secret.count) bytes protects nothing")
        let root = SymmetricKey(data: secret)
        forms = Self.derived("forms", from: root)
        flashes = Self.derived("flashes", from: root)
    }

    private static func derived(_ purpose: String, from root: SymmetricKey) -> SymmetricKey {
        SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: root))
    }
}
