/// Strings of JSON with their escapes.
extension ArchiveScanner {
    /// The bytes of the string that comes next.
    mutating func string() throws -> [UInt8] {
        try expect("\"")
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                try expect("\"")
                return text
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20: throw Malformed()
            default: text.append(try any())
            }
        }
        throw Malformed()
    }

    private mutating func any() throws -> UInt8 {
        guard let byte = next else { throw Malformed() }
        advance()
        return byte
    }

    private mutating func escape() throws -> [UInt8] {
        try expect("\\")
        switch try any() {
        case UInt8(ascii: "\""): return [0x22]
        case UInt8(ascii: "\\"): return [0x5C]
        case UInt8(ascii: "/"): return [0x2F]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
        default: throw Malformed()
        }
    }

    /// The character of `\uXXXX` or of a surrogate pair.
    ///
    /// Half a pair and NUL become U+FFFD: PostgreSQL takes neither, and such a text must not make a backup
    /// impossible.
    private mutating func scalar() throws -> Unicode.Scalar {
        let first = try unit()
        if UTF16.isLeadSurrogate(first), take(word: "\\u") {
            let second = try unit()
            guard UTF16.isTrailSurrogate(second) else { return "\u{FFFD}" }
            let number = 0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(second - 0xDC00)
            return Unicode.Scalar(number) ?? "\u{FFFD}"
        }
        guard first != 0, let scalar = Unicode.Scalar(first) else { return "\u{FFFD}" }
        return scalar
    }

    private mutating func unit() throws -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(try any())).hexDigitValue else { throw Malformed() }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
