/// A PNG picture of nothing but what is needed to show it (PNG third edition, sections 5 and 11).
struct PNGCleaner {
    private let bytes: [UInt8]
    private var at = 8
    private var output: [UInt8]
    private var header: PNGHeader?
    private var seen: Set<String> = []
    private var isBehindData = false
    private var removed: Set<Removal> = []
    private var notes: [String] = []

    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        output = PNGCleaner.signature
        output.reserveCapacity(bytes.count)
    }

    static func clean(_ bytes: [UInt8]) throws(MediaRefusal) -> CleanImage {
        var cleaner = PNGCleaner(bytes)
        while try cleaner.step() {}
        return try cleaner.finish()
    }

    /// Reads one chunk: length, type, data, checksum; false after IEND.
    private mutating func step() throws(MediaRefusal) -> Bool {
        guard let length = bytes.big(4, at: at), let type = bytes.part(4, at: at + 4) else {
            throw damage(.truncated)
        }
        guard type.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }), length < 1 << 31 else {
            throw damage(.structure)
        }
        guard let data = bytes.part(length, at: at + 8), let sum = bytes.big(4, at: at + 8 + length) else {
            throw damage(.truncated)
        }
        let whole = bytes[at + 4..<at + 8 + length]
        guard Int(CRC32.of(whole)) == sum else { throw damage(.checksum) }
        let name = String(decoding: type, as: UTF8.self)
        if try isKept(name, data) { output += bytes[at..<at + 12 + length] }
        seen.insert(name)
        at += 12 + length
        return name != "IEND"
    }

    private mutating func isKept(_ name: String, _ data: ArraySlice<UInt8>) throws(MediaRefusal) -> Bool {
        guard (name == "IHDR") == (header == nil) else { throw damage(.structure) }
        if seen.contains("IDAT"), name != "IDAT" { isBehindData = true }
        switch name {
        case "IHDR":
            header = try PNGHeader(data)
        case "PLTE":
            let isTable = data.count % 3 == 0 && (3...768).contains(data.count)
            guard isTable, !seen.contains("PLTE"), !seen.contains("IDAT") else { throw damage(.structure) }
        case "IDAT":
            guard !isBehindData else { throw damage(.structure) }
        case "IEND":
            guard data.isEmpty else { throw damage(.structure) }
        case "fcTL":
            guard let header, header.holdsFrame(data) else { throw damage(.contradiction) }
        case "fdAT":
            guard data.count >= 4 else { throw damage(.structure) }
        // A critical chunk that nobody knows must not be skipped (section 5.4).
        case _ where name.utf8.first.map({ $0 & 0x20 == 0 }) ?? true: throw damage(.structure)
        default: return isKeptBeside(name, data)
        }
        return true
    }

    private mutating func isKeptBeside(_ name: String, _ data: ArraySlice<UInt8>) -> Bool {
        if let sizes = PNGChunks.kept[name], sizes.contains(data.count), !seen.contains(name) { return true }
        if name == "eXIf" {
            let exif = Exif(tiff: data)
            removed.formUnion(exif.holds)
            if exif.orientation != 1 {
                removed.insert(.exif)
                notes = [CleanImage.turned]
            }
        } else {
            removed.insert(PNGChunks.removal(name, data))
        }
        return false
    }

    private func finish() throws(MediaRefusal) -> CleanImage {
        guard let header, seen.contains("IDAT"), header.colour != 3 || seen.contains("PLTE") else {
            throw damage(.noPicture)
        }
        return CleanImage(
            bytes: output,
            width: header.width,
            height: header.height,
            removed: at < bytes.count ? removed.union([.trailing]) : removed,
            notes: notes
        )
    }

    private func damage(_ damage: Damage) -> MediaRefusal { .broken(.png, damage) }
}
