/// The directory at the end of a ZIP file, every entry of it checked (APPNOTE 6.3.10, section 4.3).
///
/// Strict where programs read differently: nothing before the first entry, between entries or behind the
/// end, one end record, each name once, local headers that say the same. What is left, all programs unpack
/// alike.
struct ZipDirectory {
    let entries: [ZipEntry]

    static let mostEntries = 10_000
    static let mostUnpacked = 1_073_741_824

    init(_ bytes: [UInt8]) throws(MediaRefusal) {
        let end = try ZipEnd(bytes)
        guard end.count <= ZipDirectory.mostEntries else { throw .archive(.tooManyEntries(end.count)) }
        guard let directory = bytes.part(end.size, at: end.offset) else { throw .archive(.unreadable) }
        var entries: [ZipEntry] = []
        var at = 0
        while at < directory.count {
            guard entries.count < end.count, let entry = ZipEntry(directory, at: at) else {
                throw .archive(.unreadable)
            }
            entries.append(entry)
            at += entry.length
        }
        guard entries.count == end.count else { throw .archive(.unreadable) }
        self.entries = entries
        try checkSizes(fileSize: bytes.count)
        try ZipNames.check(entries)
        try ZipLayout.check(entries, bytes, directoryAt: end.offset)
    }

    private func checkSizes(fileSize: Int) throws(MediaRefusal) {
        var total = 0
        for entry in entries {
            guard entry.unpacked <= ZipDirectory.mostUnpacked else { throw .archive(.tooLarge) }
            total += entry.unpacked
        }
        guard total <= ZipDirectory.mostUnpacked else { throw .archive(.tooLarge) }
        // Office documents of much blank space reach 60 to 1; up to 10 MB nobody is harmed.
        guard total <= 10_485_760 || total / 100 <= fileSize else { throw .archive(.overPacked) }
    }
}
