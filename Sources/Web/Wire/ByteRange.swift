/// The part of a file that a request asks for: `bytes=0-499`, `bytes=500-`, `bytes=-500` (RFC 9110, section 14).
enum ByteRange: Equatable {
    /// No range, or one that may be ignored: another unit, broken syntax, several parts at once. Everything is sent.
    case whole
    case part(Range<Int>)
    /// 416: begins behind the end.
    case unsatisfiable

    init(_ field: String?, size: Int) {
        self = field.flatMap { Self.parse($0, size: size) } ?? .whole
    }

    private static func parse(_ field: String, size: Int) -> ByteRange? {
        let parts = field.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bytes" else { return nil }
        // Several parts would need a multipart answer; section 14.2 allows sending the whole instead.
        let ends = parts[1].trimmed.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else {
            return nil
        }
        switch (first, last) {
        case (.some(let first), .some(let last)) where first > last: return nil
        case (.some(let first), let last):
            let end = last.map { $0 >= size ? size : $0 + 1 } ?? size
            return first < size ? .part(first..<end) : .unsatisfiable
        case (.none, .some(let count)):
            return count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
        case (.none, .none): return nil
        }
    }

    /// Digits only; nothing at all is `.some(nil)`, anything else `nil`.
    ///
    /// Very long numbers count as "to the end".
    private static func number(_ text: Substring) -> Int?? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return text.isEmpty ? .some(nil) : .some(Int(text) ?? Int.max)
    }

    /// The value of `Content-Range`: `bytes 0-499/1234`, or `bytes */1234` for 416.
    static func contentRange(_ part: Range<Int>?, size: Int) -> String {
        part.map { "bytes \($0.lowerBound)-\($0.upperBound - 1)/\(size)" } ?? "bytes */\(size)"
    }
}
