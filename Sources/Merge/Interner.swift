/// Gives equal pieces of text equal numbers, so that a diff compares numbers: `"a\n"` 0, `"b\n"` 1, `"a\n"` 0.
///
/// The table is Swift's, whose hash has a random key: nobody can prepare lines that collide.
struct Interner {
    private var numbers: [InternedBytes: Int32] = [:]

    /// How many different pieces were seen; all numbers are below.
    var count: Int { numbers.count }

    /// The number of a piece.
    mutating func number(_ bytes: ArraySlice<UInt8>) -> Int32 {
        let next = Int32(numbers.count)
        let piece = InternedBytes(bytes: bytes)
        if let known = numbers[piece] { return known }
        numbers[piece] = next
        return next
    }

    /// The number of each line.
    mutating func numbers(_ lines: Lines) -> [Int32] {
        (0..<lines.count).map { number(lines.bytes[lines.span($0)]) }
    }
}

private struct InternedBytes: Hashable {
    let bytes: ArraySlice<UInt8>

    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    static func == (left: InternedBytes, right: InternedBytes) -> Bool {
        left.bytes.count == right.bytes.count && left.bytes.elementsEqual(right.bytes)
    }
}
