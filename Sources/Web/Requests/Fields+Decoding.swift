import Foundation

extension Fields {
    /// More than any form of ours has; a bound for the work of reading.
    static let most = 500

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL, section 5), but strictly.
    ///
    /// Browsers never send broken percent code, invalid UTF-8 or NUL, so whoever does is refused.
    /// - Throws: ``RequestProblem`` (400).
    init(decoding encoded: some Collection<UInt8>) throws {
        if let fields = try encoded.withContiguousStorageIfAvailable(Self.read) {
            self.fields = fields
        } else {
            fields = try Array(encoded).withUnsafeBufferPointer(Self.read)
        }
    }

    private static func read(_ encoded: UnsafeBufferPointer<UInt8>) throws -> [Field] {
        var fields: [Field] = []
        for pair in split(encoded, at: UInt8(ascii: "&")) where !pair.isEmpty {
            guard fields.count < most else { throw RequestProblem.badRequest("too many parameters") }
            let mark = place(of: UInt8(ascii: "="), in: pair) ?? pair.count
            let value = pair[min(mark + 1, pair.count)...]
            fields.append(
                Field(
                    name: try decode(UnsafeBufferPointer(rebasing: pair[..<mark])),
                    value: try decode(UnsafeBufferPointer(rebasing: value))
                )
            )
        }
        return fields
    }

    /// Percent code and `+` to text.
    private static func decode(_ encoded: UnsafeBufferPointer<UInt8>) throws -> String {
        if place(of: UInt8(ascii: "%"), in: encoded) == nil, place(of: UInt8(ascii: "+"), in: encoded) == nil
        {
            return try plainText(encoded)
        }
        let bytes = try [UInt8](unsafeUninitializedCapacity: encoded.count) { bytes, count in
            var (from, to) = (0, 0)
            while from < encoded.count {
                var byte = encoded[from]
                from += 1
                if byte == UInt8(ascii: "+") {
                    byte = UInt8(ascii: " ")
                } else if byte == UInt8(ascii: "%") {
                    guard from + 2 <= encoded.count, let high = encoded[from].hexValue,
                        let low = encoded[from + 1].hexValue
                    else { throw RequestProblem.badRequest("broken percent code in a parameter") }
                    byte = high << 4 | low
                    from += 2
                }
                bytes[to] = byte
                to += 1
            }
            count = to
        }
        return try bytes.withUnsafeBufferPointer(plainText)
    }

    /// The text of a field, with line ends as `\n`: browsers write every one as CR LF.
    ///
    /// - Throws: ``RequestProblem`` (400) for NUL and for invalid UTF-8.
    static func plainText(_ bytes: UnsafeBufferPointer<UInt8>) throws -> String {
        guard place(of: 0, in: bytes) == nil else { throw RequestProblem.badRequest("NUL in a parameter") }
        let text: String?
        if place(of: 13, in: bytes) == nil {
            text = String(validating: bytes, as: UTF8.self)
        } else {
            let short = [UInt8](unsafeUninitializedCapacity: bytes.count) { short, count in
                for (at, byte) in bytes.enumerated() {
                    if byte == 13, at + 1 < bytes.count, bytes[at + 1] == 10 { continue }
                    short[count] = byte
                    count += 1
                }
            }
            text = String(validating: short, as: UTF8.self)
        }
        guard let text else { throw RequestProblem.badRequest("invalid UTF-8 in a parameter") }
        return text
    }

    private static func split(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at mark: UInt8
    ) -> some Sequence<UnsafeBufferPointer<UInt8>> {
        sequence(state: bytes as UnsafeBufferPointer<UInt8>?) { rest in
            guard let here = rest else { return nil }
            guard let end = place(of: mark, in: here) else {
                rest = nil
                return here
            }
            rest = UnsafeBufferPointer(rebasing: here[(end + 1)...])
            return UnsafeBufferPointer(rebasing: here[..<end])
        }
    }

    /// Where a byte first is; much faster than a loop of our own for megabytes of text.
    private static func place(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else {
            return nil
        }
        return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }
}
