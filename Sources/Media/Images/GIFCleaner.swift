/// A GIF picture without comments and program data (GIF89a specification, sections 17 to 27).
///
/// Of the application extensions only the number of repetitions stays (NETSCAPE2.0, ANIMEXTS1.0), written
/// anew; text blocks, which no browser shows, go.
struct GIFCleaner {
    private let bytes: [UInt8]
    private var at = 0
    private var output: [UInt8] = []
    private var width = 0
    private var height = 0
    private var hasPicture = false
    private var removed: Set<Removal> = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        output.reserveCapacity(bytes.count)
    }

    static func clean(_ bytes: [UInt8]) throws(MediaRefusal) -> CleanImage {
        var cleaner = GIFCleaner(bytes)
        try cleaner.takeScreen()
        while try cleaner.step() {}
        return try cleaner.finish()
    }

    private mutating func takeScreen() throws(MediaRefusal) {
        guard let width = bytes.little(2, at: 6), let height = bytes.little(2, at: 8),
            let flags = bytes.byte(at: 10)
        else { throw damage(.truncated) }
        try CleanImage.check(.gif, width: width, height: height)
        self.width = width
        self.height = height
        try keep(13 + tableSize(flags))
    }

    /// Reads one block; false after the trailer.
    private mutating func step() throws(MediaRefusal) -> Bool {
        switch bytes.byte(at: at) {
        case 0x3B:
            at += 1
            return false
        case 0x2C: try takePicture()
        case 0x21: try takeExtension()
        case nil: throw damage(.truncated)
        default: throw damage(.structure)
        }
        return true
    }

    private mutating func takePicture() throws(MediaRefusal) {
        guard let x = bytes.little(2, at: at + 1), let y = bytes.little(2, at: at + 3),
            let width = bytes.little(2, at: at + 5), let height = bytes.little(2, at: at + 7),
            let flags = bytes.byte(at: at + 9)
        else { throw damage(.truncated) }
        // Browsers enlarge the screen to a frame that reaches over its edge.
        try CleanImage.check(.gif, width: x + width, height: y + height)
        try keep(10 + tableSize(flags))
        guard let codeSize = bytes.byte(at: at) else { throw damage(.truncated) }
        guard (1...11).contains(codeSize) else { throw damage(.structure) }
        let end = try endOfBlocks(at + 1)
        try keep(end - at)
        hasPicture = true
    }

    private mutating func takeExtension() throws(MediaRefusal) {
        guard let label = bytes.byte(at: at + 1) else { throw damage(.truncated) }
        let end = try endOfBlocks(at + 2)
        switch label {
        case 0xF9:
            guard bytes.byte(at: at + 2) == 4, end == at + 8 else { throw damage(.structure) }
            output += bytes[at..<end]
        case 0xFF: takeApplication(bytes[at..<end])
        case 0xFE, 0x01: removed.insert(.comment)
        default: removed.insert(.programData)
        }
        at = end
    }

    /// Keeps the loop count: 0x21 0xFF 11 "NETSCAPE2.0" 3 1 low high 0.
    private mutating func takeApplication(_ block: ArraySlice<UInt8>) {
        let isLoop = block.has("NETSCAPE2.0", at: 3) || block.has("ANIMEXTS1.0", at: 3)
        if isLoop, block.byte(at: 2) == 11, block.has([3, 1], at: 14) {
            output += block.prefix(18)
            output.append(0)
            if block.count > 19 { removed.insert(.programData) }
        } else {
            removed.insert(block.has("XMP DataXMP", at: 3) ? .xmp : .programData)
        }
    }

    /// Where a chain of sub-blocks ends, behind its empty last one.
    private func endOfBlocks(_ start: Int) throws(MediaRefusal) -> Int {
        var at = start
        while let size = bytes.byte(at: at) {
            at += 1 + Int(size)
            if size == 0 { return at }
        }
        throw damage(.truncated)
    }

    private mutating func keep(_ length: Int) throws(MediaRefusal) {
        guard let part = bytes.part(length, at: at) else { throw damage(.truncated) }
        output += part
        at += length
    }

    private func tableSize(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

    private func finish() throws(MediaRefusal) -> CleanImage {
        guard hasPicture else { throw damage(.noPicture) }
        return CleanImage(
            bytes: output + [0x3B],
            width: width,
            height: height,
            removed: at < bytes.count ? removed.union([.trailing]) : removed
        )
    }

    private func damage(_ damage: Damage) -> MediaRefusal { .broken(.gif, damage) }
}
