/// A piece of SQL text as both engines cut it, for finding types and ends of statements in our own migrations.
struct SQLToken {
    enum Kind {
        /// A name or keyword, bare or in double quotes.
        case word
        /// A text in single quotes, a number.
        case literal
        /// A single character such as `(` or `;`.
        case sign
    }

    let kind: Kind
    let range: Range<Int>
    /// Bare words in lower case, quoted ones as they are, signs as they are.
    let text: String

    /// All tokens of a text; comments and white space are left out.
    static func all(in bytes: [UInt8]) -> [SQLToken] {
        var tokens: [SQLToken] = []
        var position = 0
        while position < bytes.count {
            let start = position
            let kind = skip(&position, in: bytes)
            guard let kind else { continue }
            let text = String(decoding: bytes[start..<position], as: UTF8.self)
            tokens.append(
                SQLToken(
                    kind: kind,
                    range: start..<position,
                    text: text.first == "\"" ? text : text.lowercased()
                )
            )
        }
        return tokens
    }

    /// Moves behind the next piece; `nil` for comments and white space.
    private static func skip(_ position: inout Int, in bytes: [UInt8]) -> Kind? {
        let first = bytes[position]
        let second = position + 1 < bytes.count ? bytes[position + 1] : 0
        position += 1
        switch first {
        case UInt8(ascii: "-") where second == first:
            while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
            return nil
        case UInt8(ascii: "/") where second == UInt8(ascii: "*"):
            position += 1
            while position < bytes.count, !(bytes[position - 1] == 42 && bytes[position] == 47) {
                position += 1
            }
            position = min(position + 1, bytes.count)
            return nil
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            // A doubled quote ends one token and begins the next, which comes to the same here.
            while position < bytes.count, bytes[position] != first { position += 1 }
            position = min(position + 1, bytes.count)
            return first == UInt8(ascii: "'") ? .literal : .word
        case _ where isSpace(first):
            return nil
        case _ where isLetter(first):
            while position < bytes.count, isLetter(bytes[position]) || isDigit(bytes[position]) {
                position += 1
            }
            return .word
        case _ where isDigit(first):
            while position < bytes.count, isDigit(bytes[position]) { position += 1 }
            return .literal
        default:
            return .sign
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte) || byte == 95 || byte >= 128
    }
}
