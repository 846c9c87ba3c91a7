/// Finds spellings by their first word: a table of first bytes, then a hash table, then a comparison.
struct TermIndex: Sendable {
    struct Spelling: Sendable {
        let bytes: [UInt8]
        let term: Int
    }

    private var firstBytes = [Bool](repeating: false, count: 256)
    /// Spellings by the hash of their first word, longest first.
    private var buckets: [[Spelling]] = []
    private var mask = 0
    private static let endings = ["", "e", "en", "er", "ern", "es", "s", "n", "em"]

    init(_ terms: [Glossary.Term]) {
        var seen: Set<String> = []
        var spellings: [Spelling] = []
        for (number, term) in terms.enumerated() {
            for spelling in Self.spellings(of: term) where seen.insert(spelling).inserted {
                spellings.append(Spelling(bytes: Array(spelling.utf8), term: number))
            }
        }
        var size = 16
        while size < spellings.count * 2 { size *= 2 }
        mask = size - 1
        buckets = [[Spelling]](repeating: [], count: size)
        for spelling in spellings {
            guard let first = spelling.bytes.first, first.isWordByte else { continue }
            firstBytes[Int(first)] = true
            let word = spelling.bytes.prefix { $0.isWordByte }
            let hash = word.withUnsafeBufferPointer { Self.hash($0.baseAddress, $0.count) }
            buckets[hash & mask].append(spelling)
        }
        for index in buckets.indices { buckets[index].sort { $0.bytes.count > $1.bytes.count } }
    }

    private static func spellings(of term: Glossary.Term) -> [String] {
        var result: [String] = []
        for name in [term.name] + term.forms where !name.isEmpty {
            if term.isAbbreviation {
                result.append(name)
                continue
            }
            let capital = name.prefix(1).uppercased() + name.dropFirst()
            for ending in endings {
                result.append(name + ending)
                if capital != name { result.append(capital + ending) }
            }
        }
        return result
    }

    @inline(__always)
    func mayBegin(_ byte: UInt8) -> Bool { firstBytes[Int(byte)] }

    /// The longest spelling that begins at `at`, whose first word ends at `wordEnd`.
    func match(
        _ base: UnsafePointer<UInt8>,
        _ at: Int,
        _ wordEnd: Int,
        _ count: Int
    ) -> (term: Int, end: Int)? {
        let bucket = buckets[Self.hash(base + at, wordEnd - at) & mask]
        for spelling in bucket {
            let length = spelling.bytes.count
            let end = at + length
            guard end <= count, end == count || !base[end].isWordByte, end >= wordEnd else { continue }
            let isEqual = spelling.bytes.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.map { $0.equals(base + at, length) } ?? false
            }
            if isEqual { return (spelling.term, end) }
        }
        return nil
    }

    /// FNV-1a.
    private static func hash(_ base: UnsafePointer<UInt8>?, _ count: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        guard let base else { return 0 }
        for index in 0..<count { hash = (hash ^ UInt64(base[index])) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash & 0x7FFF_FFFF)
    }
}

/// Bytes of words: ASCII letters, digits and hyphens, and UTF-8 beyond Latin-1's signs and general
/// punctuation.
private let wordBytes = ByteTable(
    (0..<256).map { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0xC3...0xE1, 0xE3...0xF4: true
        // Continuation bytes of letters such as ä; "„" and "–" begin with E2 and never get here as first
        // bytes.
        case 0x80...0xBF: true
        default: false
        }
    }
)

extension UInt8 {
    @inline(__always)
    var isWordByte: Bool { wordBytes[self] }
}
