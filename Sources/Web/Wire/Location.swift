/// A value for `Location` (RFC 9110, section 10.2.2): the path `/grüße/` becomes `/gr%C3%BC%C3%9Fe/`.
enum Location {
    /// A path of this site, decoded, with the query of the request.
    static func path(_ path: String, query: Substring?) -> String {
        let encoded = encode(path, keeping: "!$&'()*+,;=:@/-._~")
        return query.map { "\(encoded)?\(encode(String($0), keeping: reserved))" } ?? encoded
    }

    /// A target as written in front matter; it may have an anchor, a query or be a whole address already.
    static func written(_ target: String) -> String { encode(target, keeping: reserved) }

    /// A name or value that is only that: `a&b=c` becomes `a%26b%3Dc`.
    static func item(_ text: String) -> String { encode(text, keeping: "-._~") }

    private static let reserved = "!$&'()*+,;=:@/-._~?#[]%"

    private static func encode(_ text: String, keeping marks: String) -> String {
        func isKept(_ byte: UInt8) -> Bool {
            let isAlphanumeric =
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            return byte < 0x80 && (isAlphanumeric || marks.utf8.contains(byte))
        }
        // Most are names that were made for addresses, and a page may hold hundreds of them.
        if text.utf8.allSatisfy(isKept) { return text }
        var result = ""
        for byte in text.utf8 {
            if isKept(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return result
    }
}
