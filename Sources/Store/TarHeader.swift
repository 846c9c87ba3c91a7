/// The 512 bytes before each file of a tar archive (POSIX.1-1988 "ustar"), for plain files only.
struct TarHeader: Hashable {
    var name: String
    var size: Int

    static let blockSize = 512
    /// Eleven octal digits.
    static let largest = 0o77777777777

    init(name: String, size: Int) {
        self.name = name
        self.size = size
    }

    /// The block; owner and time are left at zero, so that equal contents make equal archives.
    ///
    /// - Throws: ``ArchiveDamage`` for a name or a size that the format has no room for.
    func encoded() throws -> [UInt8] {
        guard name.utf8.count <= 100, (0...Self.largest).contains(size) else {
            throw ArchiveDamage.entry(name)
        }
        var block = [UInt8](repeating: 0, count: Self.blockSize)
        func put(_ text: String, at start: Int) {
            block.replaceSubrange(start..<(start + text.utf8.count), with: text.utf8)
        }
        put(name, at: 0)
        put("0000600", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(Self.octal(size, digits: 11), at: 124)
        put("00000000000", at: 136)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put(Self.octal(Self.checksum(block), digits: 6), at: 148)
        block[155] = UInt8(ascii: " ")
        return block
    }

    /// Reads a block that ``encoded()`` could have written.
    ///
    /// Links, folders, extensions and whatever else tar knows are refused: this program writes none of them.
    init(decoding block: [UInt8]) throws {
        guard block.count == Self.blockSize else { throw ArchiveDamage.truncated }
        let end = block[..<100].firstIndex(of: 0) ?? 100
        name = String(decoding: block[..<end], as: UTF8.self)
        let digits = block[124..<135]
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }) else {
            throw ArchiveDamage.entry("?")
        }
        size = digits.reduce(0) { $0 << 3 | Int($1 - UInt8(ascii: "0")) }
        // Whatever differs from what would be written now has been changed by something else.
        guard try encoded() == block else { throw ArchiveDamage.entry("?") }
    }

    /// How many zeros fill the last block.
    static func padding(after size: Int) -> Int { (blockSize - size % blockSize) % blockSize }

    /// The sum of all bytes, with blanks where the sum itself stands.
    private static func checksum(_ block: [UInt8]) -> Int {
        let own = block[148..<156].reduce(0) { $0 + Int($1) }
        return block.reduce(0) { $0 + Int($1) } - own + 8 * Int(UInt8(ascii: " "))
    }

    private static func octal(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
