/// Text as bytes that survive every relay: `Grüße` becomes `Gr=C3=BC=C3=9Fe` (RFC 2045, section 6.7).
enum QuotedPrintable {
    /// Longest line without its CRLF (rule 5).
    static let lineLength = 76

    /// Encodes text; every kind of line end becomes CRLF and the last line ends with one.
    static func encode(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines { encode(line.unicodeScalars, to: &output) }
        return output
    }

    private static func isLineEnd(_ character: Character) -> Bool {
        // CR LF is one Character; a form feed or U+2028 is content and gets encoded.
        character == "\n" || character == "\r" || character == "\r\n"
    }

    private static func encode(_ line: Substring.UnicodeScalarView, to output: inout [UInt8]) {
        var column = 0
        var rest = line
        while let scalar = rest.popFirst() {
            var piece = encode(scalar, isLast: rest.isEmpty)
            // One column is kept for the soft break; a scalar's bytes are never parted.
            if column + piece.count > (rest.isEmpty ? lineLength : lineLength - 1) {
                output += [UInt8(ascii: "="), 13, 10]
                column = 0
            }
            if column == 0, isRiskyAtStart(scalar, before: rest) { piece = escaped(UInt8(scalar.value)) }
            output += piece
            column += piece.count
        }
        output += [13, 10]
    }

    private static func encode(_ scalar: Unicode.Scalar, isLast: Bool) -> [UInt8] {
        let bytes = Array(String(scalar).utf8)
        guard bytes.count == 1, let byte = bytes.first else { return bytes.flatMap(escaped) }
        if byte == 0x20 || byte == 0x09 { return isLast ? escaped(byte) : [byte] }
        return ASCII.isPrintable(byte) && byte != UInt8(ascii: "=") ? [byte] : escaped(byte)
    }

    /// Whether the scalar must not begin a line as it is.
    ///
    /// A dot is doubled by SMTP, and a broken relay forgets to undo that; "From " is changed by programs that
    /// keep mail in mbox files.
    private static func isRiskyAtStart(_ scalar: Unicode.Scalar, before rest: Substring.UnicodeScalarView)
        -> Bool
    {
        scalar == "." || scalar == "F" && rest.starts(with: "rom ".unicodeScalars)
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] { [UInt8(ascii: "=")] + ASCII.hexadecimal(byte) }
}
