import Foundation

/// What a character counts as in a word: "Ä" is the letter `a`, "₂" the digit `2`, a comma ends the word.
enum Letter: Sendable, Equatable {
    /// Bytes that stand for it.
    case text([UInt8])
    /// A vowel with its two dots; an e that follows it is its own sound.
    case umlaut(UInt8)
    /// Belongs to the character before it and counts for nothing, such as an accent of its own.
    case accent
    /// Two dots of their own: what stands before becomes an umlaut.
    case dots
    /// Nobody sees it: soft hyphens, zero-width blanks.
    case invisible
    case section
    case separator

    /// Characters of Europe's Latin alphabets, worked out once.
    private static let latin: [Letter] = (0..<0x250).map { Unicode.Scalar($0).map(classify) ?? .separator }

    /// Keeps what it has worked out for the characters of other scripts.
    struct Table {
        private var others: [Unicode.Scalar: Letter] = [:]

        mutating func letter(_ scalar: Unicode.Scalar) -> Letter {
            if scalar.value < 0x250 { return Letter.latin[Int(scalar.value)] }
            if let known = others[scalar] { return known }
            let letter = Letter.classify(scalar)
            others[scalar] = letter
            return letter
        }
    }

    private static func classify(_ scalar: Unicode.Scalar) -> Letter {
        switch scalar {
        case "ä", "Ä": return .umlaut(UInt8(ascii: "a"))
        case "ö", "Ö": return .umlaut(UInt8(ascii: "o"))
        case "ü", "Ü": return .umlaut(UInt8(ascii: "u"))
        case "§": return .section
        case "\u{0308}": return .dots
        case "\u{0300}"..."\u{036F}", "\u{200C}", "\u{200D}": return .accent
        case "\u{00AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": return .invisible
        case "\u{2080}"..."\u{2089}": return .text([UInt8(truncatingIfNeeded: scalar.value - 0x2080) + 48])
        default: break
        }
        if let spelling = spellings[scalar] { return .text(Array(spelling.utf8)) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .letterNumber:
            return .text(base(scalar))
        case .decimalNumber:
            let digit = scalar.properties.numericValue.map { UInt8($0) } ?? 0
            return .text([digit + 48])
        case .nonspacingMark, .spacingMark, .enclosingMark:
            // Signs for vowels in the scripts of India are part of the word, selectors of variants are not.
            return (0xFE00...0xFE0F).contains(scalar.value) || scalar.value == 0x20E3
                ? .accent : .text(base(scalar))
        default: return .separator
        }
    }

    /// In lower case and without accents.
    private static func base(_ scalar: Unicode.Scalar) -> [UInt8] {
        let parts = scalar.properties.lowercaseMapping.decomposedStringWithCanonicalMapping.unicodeScalars
        let left = parts.filter { !(0x300...0x36F).contains($0.value) }
        return Array(String(String.UnicodeScalarView(left)).utf8)
    }

    /// Letters that Unicode does not take apart; ae and oe are folded like ä and ö.
    private static let spellings: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "æ": "a", "Æ": "a", "œ": "o", "Œ": "o", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d",
        "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i", "ŋ": "n", "Ŋ": "n",
        "\u{FB00}": "ff", "\u{FB01}": "fi", "\u{FB02}": "fl", "\u{FB03}": "ffi", "\u{FB04}": "ffl",
    ]
}
