/// The end record of a ZIP file, 32 or 64 bits wide: where the directory stands and how many lines it has
/// (APPNOTE 6.3.10, sections 4.3.14 to 4.3.16).
struct ZipEnd {
    let count: Int
    let offset: Int
    let size: Int

    init(_ bytes: [UInt8]) throws(MediaRefusal) {
        guard let at = try ZipEnd.find(bytes), let disk = bytes.little(2, at: at + 4),
            let firstDisk = bytes.little(2, at: at + 6), let here = bytes.little(2, at: at + 8),
            var count = bytes.little(2, at: at + 10), var size = bytes.little(4, at: at + 12),
            var offset = bytes.little(4, at: at + 16)
        else { throw .archive(.unreadable) }
        guard disk == firstDisk || disk == 0xFFFF, disk == 0 || disk == 0xFFFF, here == count else {
            throw .archive(.split)
        }
        var end = at
        if bytes.has([0x50, 0x4B, 6, 7], at: at - 20) {
            guard let wide = bytes.little(8, at: at - 12), bytes.has([0x50, 0x4B, 6, 6], at: wide),
                let wideCount = bytes.little(8, at: wide + 32), let wideSize = bytes.little(8, at: wide + 40),
                let wideOffset = bytes.little(8, at: wide + 48),
                let length = bytes.little(8, at: wide + 4), length == at - 20 - wide - 12,
                // What is not full must agree, or two programs would read two directories.
                count == 0xFFFF || count == wideCount, size == 0xFFFF_FFFF || size == wideSize,
                offset == 0xFFFF_FFFF || offset == wideOffset
            else { throw .archive(.unreadable) }
            (count, size, offset, end) = (wideCount, wideSize, wideOffset, wide)
        }
        guard offset <= end, size == end - offset else { throw .archive(.hiddenData) }
        self.count = count
        self.size = size
        self.offset = offset
    }

    /// Whether the bytes can be opened as a ZIP file, whatever stands in front.
    static func isThere(_ bytes: [UInt8]) -> Bool {
        if case .success(nil) = Result(catching: { () throws(MediaRefusal) in try find(bytes) }) {
            return false
        }
        return true
    }

    /// The record whose comment reaches exactly to the end of the file; two of them would be a trap.
    private static func find(_ bytes: [UInt8]) throws(MediaRefusal) -> Int? {
        var found: Int?
        let last = bytes.count - 22
        for at in stride(from: last, through: max(0, last - 65_535), by: -1) where bytes[at] == 0x50 {
            guard bytes.has([0x50, 0x4B, 5, 6], at: at), let comment = bytes.little(2, at: at + 20),
                at + 22 + comment == bytes.count
            else { continue }
            guard found == nil else { throw .archive(.hiddenData) }
            found = at
        }
        return found
    }
}
