/// Escaping for HTML text and double-quoted attributes: `a<b` becomes `a&lt;b`.
public enum HTML {
    /// The text with `& < > "` escaped; safe between tags and inside double quotes.
    public static func escape(_ text: String) -> String {
        var text = text
        return text.withUTF8 { source in
            guard let start = source.baseAddress else { return "" }
            var out = ByteBuffer(capacity: source.count + source.count / 8 + 16)
            out.appendEscaped(start, source.count)
            return out.string(from: 0)
        }
    }

    /// Appends the bytes with `& < > "` escaped.
    public static func escape(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        out.reserveCapacity(out.count + bytes.count)
        for byte in bytes {
            switch byte {
            case 0x22: out.append(contentsOf: "&quot;".utf8)
            case 0x26: out.append(contentsOf: "&amp;".utf8)
            case 0x3C: out.append(contentsOf: "&lt;".utf8)
            case 0x3E: out.append(contentsOf: "&gt;".utf8)
            default: out.append(byte)
            }
        }
    }
}

/// Bytes that may stand in an `href` as they are (as in cmark); the others become `%XX`.
private let hrefSafe: [Bool] = {
    var safe = [Bool](repeating: false, count: 256)
    for byte in 0x30...0x39 { safe[byte] = true }
    for byte in 0x41...0x5A { safe[byte] = true }
    for byte in 0x61...0x7A { safe[byte] = true }
    for byte in "!#$%()*+,-./:;=?@_~".utf8 { safe[Int(byte)] = true }
    return safe
}()

/// Pointer to a table that lives as long as the program: no retain, no bounds check per byte.
struct ByteTable: @unchecked Sendable {
    let base: UnsafePointer<Bool>

    init(_ values: [Bool]) {
        let memory = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
        for index in 0..<256 { memory[index] = index < values.count && values[index] }
        base = UnsafePointer(memory)
    }

    @inline(__always)
    subscript(byte: UInt8) -> Bool { base[Int(byte)] }

    static let href = ByteTable(hrefSafe)
}

extension ByteBuffer {
    /// Appends with `& < > "` escaped, in runs.
    mutating func appendEscaped(_ source: UnsafePointer<UInt8>, _ length: Int) {
        reserve(length)
        var start = 0
        var index = 0
        while index < length {
            let byte = source[index]
            // All four lie in 0x22…0x3E, so letters cost one comparison.
            if byte > 0x3E || byte < 0x22 {
                index += 1
                continue
            }
            let entity: StaticString
            switch byte {
            case 0x22: entity = "&quot;"
            case 0x26: entity = "&amp;"
            case 0x3C: entity = "&lt;"
            case 0x3E: entity = "&gt;"
            default:
                index += 1
                continue
            }
            if index > start { append(source + start, index - start) }
            append(entity)
            index += 1
            start = index
        }
        if length > start { append(source + start, length - start) }
    }

    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { source in
            if let start = source.baseAddress { appendEscaped(start, source.count) }
        }
    }

    /// Appends an address for `href="…"` or `src="…"`.
    mutating func appendAddress(_ source: UnsafePointer<UInt8>, _ length: Int) {
        let table = ByteTable.href
        for index in 0..<length {
            let byte = source[index]
            if table[byte] {
                append(byte)
            } else if byte == 0x26 {
                append("&amp;")
            } else if byte == 0x27 {
                append("&#x27;")
            } else {
                append(0x25)
                append(hexDigit(byte >> 4))
                append(hexDigit(byte & 15))
            }
        }
    }

    mutating func appendAddress(_ text: String) {
        var text = text
        text.withUTF8 { source in
            if let start = source.baseAddress { appendAddress(start, source.count) }
        }
    }
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
