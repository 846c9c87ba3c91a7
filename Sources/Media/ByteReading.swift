/// Numbers and marks in the bytes of a file: `bytes.big(4, at: 16)`.
///
/// Offsets count from the start of the collection, also in slices. What does not lie inside is `nil`, so no
/// file can make a reader step over its edge.
extension RandomAccessCollection where Element == UInt8, Index == Int {
    /// An unsigned number, most significant byte first.
    func big(_ length: Int, at offset: Int) -> Int? {
        guard let bytes = part(length, at: offset) else { return nil }
        var value: UInt64 = 0
        for byte in bytes { value = value << 8 | UInt64(byte) }
        return Int(exactly: value)
    }

    /// An unsigned number, least significant byte first.
    func little(_ length: Int, at offset: Int) -> Int? {
        guard let bytes = part(length, at: offset) else { return nil }
        var value: UInt64 = 0
        for byte in bytes.reversed() { value = value << 8 | UInt64(byte) }
        return Int(exactly: value)
    }

    /// The bytes from an offset, all of them or `nil`.
    func part(_ length: Int, at offset: Int) -> SubSequence? {
        guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
        return self[startIndex + offset..<startIndex + offset + length]
    }

    /// One byte.
    func byte(at offset: Int) -> UInt8? {
        offset >= 0 && offset < count ? self[startIndex + offset] : nil
    }

    /// Whether a text stands at an offset, byte for byte.
    func has(_ text: String, at offset: Int = 0) -> Bool {
        part(text.utf8.count, at: offset)?.elementsEqual(text.utf8) ?? false
    }

    /// Whether these bytes stand at an offset.
    func has(_ bytes: [UInt8], at offset: Int = 0) -> Bool {
        part(bytes.count, at: offset)?.elementsEqual(bytes) ?? false
    }

    /// Where a text stands first within the first `limit` bytes, as an offset.
    func offset(of text: String, within limit: Int = .max) -> Int? {
        let needle = Array(text.utf8)
        guard let first = needle.first else { return nil }
        let end = Swift.min(count, limit) - needle.count
        var at = 0
        while at <= end {
            if self[startIndex + at] == first, has(needle, at: at) { return at }
            at += 1
        }
        return nil
    }
}

/// Numbers as files write them: `Number.big(13, 4)`.
enum Number {
    static func big(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    static func little(_ value: Int, _ length: Int) -> [UInt8] { big(value, length).reversed() }
}
