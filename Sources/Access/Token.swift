import Crypto

/// A secret that a person carries: 256 random bits, written as 43 characters of base64url.
///
/// Sessions and links use it alike. The database only ever sees `hash`, so reading the database opens
/// nothing; because the secret has 256 bits, one round of SHA-256 is enough and the row is found by an index
/// look-up.
package struct Token: Sendable, Hashable, CustomStringConvertible {
    /// What stands in the cookie or in the address of the link.
    package let text: String

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8
    )

    /// Takes exactly what `make` wrote; `nil` for anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        // The last character carries four bits only; its other forms would be a second spelling of the same
        // token.
        guard bytes.count == 43, bytes.allSatisfy(Self.alphabet.contains),
            let last = Self.alphabet.firstIndex(of: bytes[42]), last % 4 == 0
        else { return nil }
        self.text = text
    }

    private init(bytes: [UInt8]) {
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                text.append(Self.alphabet[Int(bits >> UInt32(count) & 63)])
            }
        }
        if count > 0 { text.append(Self.alphabet[Int(bits << UInt32(6 - count) & 63)]) }
        self.text = String(decoding: text, as: UTF8.self)
    }

    /// A new secret from the system's generator.
    package static func make() -> Token { Token(bytes: RandomBytes.make(32)) }

    /// What the database keeps.
    package var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// Never the secret, so that a log line or a failed test cannot show it.
    package var description: String { "Token(…)" }
}
