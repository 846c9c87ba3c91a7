/// The classes of bytes that RFC 5322 and RFC 2047 tell apart.
enum ASCII {
    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// `atext` of RFC 5322, section 3.2.3.
    static func isAtom(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || atomMarks.contains(byte)
    }

    /// A character with a shape, or a blank.
    static func isPrintable(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

    /// One byte as two hexadecimal digits in capitals, as RFC 2045 wants them.
    static func hexadecimal(_ byte: UInt8) -> [UInt8] {
        [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static let atomMarks = Array("!#$%&'*+-/=?^_`{|}~".utf8)
    private static let digits = Array("0123456789ABCDEF".utf8)
}
