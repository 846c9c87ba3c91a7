/// Reads JSON (RFC 8259) byte by byte, as rows of an archive hold it.
///
/// Foundation's parser would turn numbers into floating point and take several times as long.
struct ArchiveScanner {
    private let bytes: [UInt8]
    private(set) var position = 0

    /// What was read is no JSON.
    struct Malformed: Error {}

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func expect(_ byte: Unicode.Scalar) throws {
        guard take(byte) else { throw Malformed() }
    }

    /// Takes a byte if it comes next.
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    /// Takes a word such as `null` if it comes next.
    mutating func take(word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for at in 0..<count where bytes[position + at] != word.utf8Start[at] { return false }
        position += count
        return true
    }

    mutating func advance() { position += 1 }

    mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    /// The characters of a number, whatever they mean.
    mutating func number() throws -> ArraySlice<UInt8> {
        let start = position
        while let byte = next, Self.isOfNumber(byte) { position += 1 }
        guard position > start else { throw Malformed() }
        return bytes[start..<position]
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
