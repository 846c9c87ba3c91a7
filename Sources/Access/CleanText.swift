import Foundation

/// Text that people typed, made equal where it looks equal: NFC, trimmed, without invisible control
/// characters.
package enum CleanText {
    /// Normalisation form C: "ü" is one character whichever keyboard it came from.
    package static func nfc(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

    /// One line: NFC, trimmed, every run of blanks one blank; `nil` when it holds control or direction
    /// characters.
    package static func line(_ text: String) -> String? {
        let normal = visible(text).replacing("\t", with: " ")
        guard !normal.unicodeScalars.contains(where: isControl) else { return nil }
        return normal.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Several lines: line breaks become `\n`, the ends are trimmed; `nil` as above.
    package static func block(_ text: String) -> String? {
        let unix = visible(text).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let isClean = unix.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !isControl($0) }
        guard isClean else { return nil }
        return unix.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// NFC without what editors and web pages leave behind and nobody sees: soft hyphens, zero-width blanks,
    /// byte order marks.
    private static func visible(_ text: String) -> String {
        let left = nfc(text).unicodeScalars.filter { ![0xAD, 0x200B, 0x2060, 0xFEFF].contains($0.value) }
        return String(String.UnicodeScalarView(left))
    }

    /// Line breaks end headers, directional marks and fillers make a name look like another one or like none.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
        // Persian and Hindi need the joiners, families of emoji as well.
        case .format: scalar.value != 0x200C && scalar.value != 0x200D
        default: [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0].contains(scalar.value)
        }
    }

    /// Whether anything of the text can be read: a letter or a digit.
    static func isReadable(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// The key by which names sort and are searched: "Müller", "Mueller" and "muller" are the same.
    package static func searchKey(_ text: String) -> String {
        var result: [UInt8] = []
        for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            // U+0000 cannot be stored, so it cannot be found either.
            case "\u{0300}"..."\u{036F}", "\u{0}": continue
            case "ß": result += [115, 115]
            // ä is written ae as well, so an e after a, o, u does not count.
            case "e" where result.last.map { [97, 111, 117].contains($0) } ?? false: continue
            default: result += String(scalar).utf8
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The key by which a telephone book sorts (DIN 5007-1): ä as a, ß as ss.
    package static func sortKey(_ text: String) -> String {
        let plain = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }
        return String(String.UnicodeScalarView(plain)).replacing("ß", with: "ss")
    }
}
