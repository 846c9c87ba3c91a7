/// Base 32 of RFC 4648 section 6, without padding: how authenticator apps and people write secrets.
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The text of some bytes, in capitals and without `=`.
    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> UInt32(count) & 31)])
            }
            bits &= 31
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt32(5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text as people type it: small letters, blanks and hyphens do not matter; `nil` for
    /// anything else.
    package static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for letter in text.utf8 {
            if letter == UInt8(ascii: " ") || letter == UInt8(ascii: "-") { continue }
            let capital = letter >= 97 && letter <= 122 ? letter - 32 : letter
            guard let value = alphabet.firstIndex(of: capital) else { return nil }
            bits = bits << 5 | UInt32(value)
            count += 5
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(bits >> UInt32(count) & 255))
            }
            bits &= (1 << UInt32(count)) - 1
        }
        // Left-over bits must be the zeros that `encode` filled up with, and fewer than one letter's.
        return count < 5 && bits == 0 ? bytes : nil
    }

    /// Blocks of four, as people copy them: "ABCD EFGH".
    static func grouped(_ text: String, by separator: String) -> String {
        var blocks: [Substring] = []
        var rest = text[...]
        while !rest.isEmpty {
            blocks.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return blocks.joined(separator: separator)
    }
}
