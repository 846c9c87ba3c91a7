/// A JPEG picture without what the camera wrote beside it (ITU-T T.81, annex B).
///
/// Kept: JFIF without its thumbnail, colour profile, the Adobe colour transform, tables, frames and scans;
/// the orientation is written anew. Everything behind the end-of-image marker is cut, so the file cannot be
/// a second thing as well.
struct JPEGCleaner {
    private let bytes: [UInt8]
    private var at = 2
    private var body: [UInt8] = []
    private var segments = JPEGSegments()
    private var frame: (width: Int, height: Int)?
    private var hasScan = false

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        body.reserveCapacity(bytes.count)
    }

    static func clean(_ bytes: [UInt8]) throws(MediaRefusal) -> CleanImage {
        var cleaner = JPEGCleaner(bytes)
        while try cleaner.step() {}
        return try cleaner.finish()
    }

    /// Reads one marker with what belongs to it; false after the last.
    private mutating func step() throws(MediaRefusal) -> Bool {
        guard bytes.byte(at: at) == 0xFF else { throw damage(at < bytes.count ? .structure : .truncated) }
        // Any number of 0xFF may stand before a marker (B.1.1.2).
        while bytes.byte(at: at + 1) == 0xFF { at += 1 }
        guard let marker = bytes.byte(at: at + 1) else { throw damage(.truncated) }
        at += 2
        if marker == 0xD9 { return false }
        guard (0xC0...0xFE).contains(marker), !(0xD0...0xD8).contains(marker) else {
            throw damage(.structure)
        }
        guard let length = bytes.big(2, at: at) else { throw damage(.truncated) }
        guard length >= 2 else { throw damage(.structure) }
        guard let payload = bytes.part(length - 2, at: at + 2) else { throw damage(.truncated) }
        at += length
        try take(marker, payload)
        return true
    }

    private mutating func take(_ marker: UInt8, _ payload: ArraySlice<UInt8>) throws(MediaRefusal) {
        switch marker {
        case 0xC0, 0xC1, 0xC2: try takeFrame(payload)
        case 0xC4, 0xDB, 0xDD: break
        // Lossless, hierarchical and arithmetic coding, and a height that comes later.
        case 0xC3, 0xC5...0xCF, 0xDC, 0xDE, 0xDF: throw damage(.method)
        case 0xDA:
            guard frame != nil else { throw damage(.structure) }
            append(marker, payload)
            takeScan()
            return
        default:
            if let kept = segments.take(marker, payload) { append(marker, kept) }
            return
        }
        append(marker, payload)
    }

    private mutating func append(_ marker: UInt8, _ payload: ArraySlice<UInt8>) {
        body += [0xFF, marker]
        body += Number.big(payload.count + 2, 2)
        body += payload
    }

    /// One frame per picture, so that all programs agree on its size (B.2.2).
    private mutating func takeFrame(_ payload: ArraySlice<UInt8>) throws(MediaRefusal) {
        guard frame == nil, let height = payload.big(2, at: 1), let width = payload.big(2, at: 3),
            let components = payload.byte(at: 5), (1...4).contains(components),
            payload.count == 6 + 3 * Int(components)
        else { throw damage(.structure) }
        try CleanImage.check(.jpeg, width: width, height: height)
        frame = (width, height)
    }

    /// Entropy-coded data up to the next marker; 0xFF00 and restart markers belong to it (B.1.1.5).
    private mutating func takeScan() {
        hasScan = true
        let start = at
        while at < bytes.count {
            guard bytes[at] == 0xFF else {
                at += 1
                continue
            }
            var next = at + 1
            while next < bytes.count, bytes[next] == 0xFF { next += 1 }
            guard next < bytes.count else { break }
            guard bytes[next] == 0 || (0xD0...0xD7).contains(bytes[next]) else { break }
            at = next + 1
        }
        body += bytes[start..<at]
    }

    private func finish() throws(MediaRefusal) -> CleanImage {
        guard let frame, hasScan else { throw damage(.noPicture) }
        let isTurned = segments.orientation > 4
        var removed = segments.removed
        if at < bytes.count { removed.insert(.trailing) }
        return CleanImage(
            bytes: [0xFF, 0xD8] + segments.head + body + [0xFF, 0xD9],
            width: isTurned ? frame.height : frame.width,
            height: isTurned ? frame.width : frame.height,
            removed: removed
        )
    }

    private func damage(_ damage: Damage) -> MediaRefusal { .broken(.jpeg, damage) }
}
