/// How the characters of a text are written: UTF-8, else one byte each.
enum TextCharset: String {
    case utf8 = "utf-8"
    /// With bytes from 0x80 to 0x9F, as Excel on Windows writes "€" and "„".
    case windows1252 = "windows-1252"
    case latin1 = "iso-8859-1"

    /// The charset, or `nil` when the bytes are no text.
    ///
    /// Which bytes no text has, says WHATWG MIME Sniffing, section 3 (binary data byte).
    static func of(_ bytes: [UInt8]) -> TextCharset? {
        var hasHigh = false
        var hasWindows = false
        for byte in bytes {
            if isBinary[Int(byte)] { return nil }
            if byte >= 0x80 {
                hasHigh = true
                if byte < 0xA0 { hasWindows = true }
            }
        }
        if !hasHigh || String(validating: bytes, as: UTF8.self) != nil { return .utf8 }
        guard hasWindows else { return .latin1 }
        return bytes.contains { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) } ? nil : .windows1252
    }

    private static let isBinary: [Bool] = (0..<256).map { (byte: Int) in
        byte <= 0x08 || byte == 0x0B || (0x0E...0x1A).contains(byte) || (0x1C...0x1F).contains(byte)
            || byte == 0x7F
    }
}
