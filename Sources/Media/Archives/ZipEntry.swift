/// One line of a ZIP directory (APPNOTE 6.3.10, section 4.3.12).
struct ZipEntry {
    let name: String
    let nameBytes: ArraySlice<UInt8>
    let flags: Int
    let method: Int
    let checksum: Int
    let packed: Int
    let unpacked: Int
    /// Where the local header stands.
    let offset: Int
    /// The rights and kind that Unix gave the file.
    let mode: Int
    /// How long this line is.
    let length: Int
    /// A second name that some programs prefer (section 4.6.9).
    let unicodeName: ArraySlice<UInt8>?

    var isEncrypted: Bool { flags & 1 != 0 }
    /// Sizes and checksum follow the data (section 4.4.4, bit 3).
    var hasDescriptor: Bool { flags & 8 != 0 }
    var isFolder: Bool { name.hasSuffix("/") }
    var isLink: Bool { mode & 0xF000 == 0xA000 }

    init?(_ bytes: ArraySlice<UInt8>, at start: Int) {
        guard bytes.has([0x50, 0x4B, 1, 2], at: start), let flags = bytes.little(2, at: start + 8),
            let method = bytes.little(2, at: start + 10), let checksum = bytes.little(4, at: start + 16),
            let packed = bytes.little(4, at: start + 20), let unpacked = bytes.little(4, at: start + 24),
            let nameLength = bytes.little(2, at: start + 28),
            let extraLength = bytes.little(2, at: start + 30),
            let commentLength = bytes.little(2, at: start + 32), let offset = bytes.little(4, at: start + 42),
            let mode = bytes.little(2, at: start + 40), let name = bytes.part(nameLength, at: start + 46),
            let extra = bytes.part(extraLength, at: start + 46 + nameLength),
            bytes.part(commentLength, at: start + 46 + nameLength + extraLength) != nil,
            let wide = ZipWideSizes.read(extra, unpacked: unpacked, packed: packed, offset: offset)
        else { return nil }
        self.name = String(decoding: name, as: UTF8.self)
        nameBytes = name
        self.flags = flags
        self.method = method
        self.checksum = checksum
        self.packed = wide.packed
        self.unpacked = wide.unpacked
        self.offset = wide.offset
        self.mode = mode
        unicodeName = ZipExtra.field(0x7075, in: extra).map { $0.dropFirst(5) }
        length = 46 + nameLength + extraLength + commentLength
    }
}
