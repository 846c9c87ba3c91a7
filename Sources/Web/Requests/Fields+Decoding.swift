extension Fields {
    /// More than any form of ours has; a bound for the work of reading.
    static let most = 500

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5), but strictly.
    ///
    /// Browsers never send broken percent code, invalid UTF-8 or NUL, so whoever does is refused.
    /// - Throws: ``RequestProblem`` (400).
    init(decoding encoded: some Collection<UInt8>) throws {
        var fields: [Field] = []
        for pair in encoded.split(separator: UInt8(ascii: "&")) {
            guard fields.count < Self.most else { throw RequestProblem.badRequest("too many parameters") }
            let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let value = mark == pair.endIndex ? pair[mark...] : pair[pair.index(after: mark)...]
            fields.append(Field(name: try Self.decode(pair[..<mark]), value: try Self.decode(value)))
        }
        self.fields = fields
    }

    private static func decode(_ encoded: some Collection<UInt8>) throws -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count)
        var rest = encoded.makeIterator()
        while var byte = rest.next() {
            if byte == UInt8(ascii: "+") {
                byte = UInt8(ascii: " ")
            } else if byte == UInt8(ascii: "%") {
                guard let high = rest.next()?.hexValue, let low = rest.next()?.hexValue else {
                    throw RequestProblem.badRequest("broken percent code in a parameter")
                }
                byte = high << 4 | low
            }
            guard byte != 0 else { throw RequestProblem.badRequest("NUL in a parameter") }
            // Browsers write every line end as CR LF; stored text has LF alone.
            if byte == UInt8(ascii: "\n"), bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
            bytes.append(byte)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RequestProblem.badRequest("invalid UTF-8 in a parameter")
        }
        return text
    }
}
