/// Where the entries of a ZIP lie: one behind the other, from the first byte to the directory.
enum ZipLayout {
    static func check(_ entries: [ZipEntry], _ bytes: [UInt8], directoryAt end: Int) throws(MediaRefusal) {
        var at = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            guard entry.offset >= at else { throw .archive(.overlapping) }
            guard entry.offset == at else { throw .archive(.hiddenData) }
            let data = try dataStart(entry, bytes)
            guard entry.packed <= end - data else { throw .archive(.overlapping) }
            at = data + entry.packed
            if entry.hasDescriptor { at += descriptorLength(entry, bytes, at) }
        }
        guard at <= end else { throw .archive(.overlapping) }
        guard at == end else { throw .archive(.hiddenData) }
    }

    /// Behind the local header, which must agree with the directory (APPNOTE 6.3.10, section 4.3.7).
    private static func dataStart(_ entry: ZipEntry, _ bytes: [UInt8]) throws(MediaRefusal) -> Int {
        let at = entry.offset
        let fault = MediaRefusal.archive(.contradiction(FileName.clean(entry.name)))
        guard bytes.has([0x50, 0x4B, 3, 4], at: at), let flags = bytes.little(2, at: at + 6),
            let checksum = bytes.little(4, at: at + 14), let packed = bytes.little(4, at: at + 18),
            let unpacked = bytes.little(4, at: at + 22), let nameLength = bytes.little(2, at: at + 26),
            let extraLength = bytes.little(2, at: at + 28), let name = bytes.part(nameLength, at: at + 30),
            let extra = bytes.part(extraLength, at: at + 30 + nameLength)
        else { throw fault }
        guard (flags ^ entry.flags) & 9 == 0, bytes.little(2, at: at + 8) == entry.method,
            name.elementsEqual(entry.nameBytes)
        else { throw fault }
        let isLater = entry.hasDescriptor && checksum == 0 && packed == 0 && unpacked == 0
        let isWideLater = entry.hasDescriptor && checksum == 0 && packed == 0xFFFF_FFFF
        if !isLater, !isWideLater {
            guard let wide = ZipWideSizes.read(extra, unpacked: unpacked, packed: packed, offset: 0),
                wide.unpacked == entry.unpacked, wide.packed == entry.packed, checksum == entry.checksum
            else { throw fault }
        }
        let isStored = entry.method == 0 && !entry.isEncrypted
        guard !isStored || entry.packed == entry.unpacked else { throw fault }
        return at + 30 + nameLength + extraLength
    }

    /// Checksum and two sizes of four or eight bytes, with or without signature (section 4.3.9).
    private static func descriptorLength(_ entry: ZipEntry, _ bytes: [UInt8], _ at: Int) -> Int {
        let start = bytes.has([0x50, 0x4B, 7, 8], at: at) ? 4 : 0
        for width in [4, 8] {
            guard bytes.little(4, at: at + start) == entry.checksum,
                bytes.little(width, at: at + start + 4) == entry.packed,
                bytes.little(width, at: at + start + 4 + width) == entry.unpacked
            else { continue }
            return start + 4 + 2 * width
        }
        return 0
    }
}
