/// What camera data say about a picture: which way is up, and which kinds of personal data they hold.
///
/// Exif 2.32 (CIPA DC-008), section 4.6: a TIFF header and directories of 12-byte entries. At most four
/// directories are looked at, each once, so the work is bounded by their entries.
struct Exif {
    /// 1 to 8 as in TIFF 6.0, tag 0x0112; 1 is upright.
    private(set) var orientation = 1
    private(set) var holds: Set<Removal> = []

    /// - Parameter tiff: from "II" or "MM" on.
    init(tiff: ArraySlice<UInt8>) {
        guard let isBig = Exif.byteOrder(tiff) else {
            holds = [.exif]
            return
        }
        var reader = Reader(tiff: tiff, isBig: isBig)
        let first = reader.number(4, at: 4) ?? 0
        let next = reader.walk(first)
        if let next, next != 0 { reader.walkThumbnail(next) }
        if let detail = reader.detail { _ = reader.walk(detail) }
        orientation = reader.orientation
        holds = reader.holds
        if holds.isEmpty, tiff.count > Exif.minimal(1).count { holds = [.exif] }
    }

    private static func byteOrder(_ tiff: ArraySlice<UInt8>) -> Bool? {
        if tiff.has([0x4D, 0x4D, 0, 42]) { return true }
        return tiff.has([0x49, 0x49, 42, 0]) ? false : nil
    }

    /// A TIFF block that says nothing but the orientation.
    static func minimal(_ orientation: Int) -> [UInt8] {
        [0x4D, 0x4D, 0, 42] + Number.big(8, 4) + Number.big(1, 2)
            + Number.big(0x0112, 2) + Number.big(3, 2) + Number.big(1, 4) + Number.big(orientation, 2) + [
                0, 0,
            ]
            + Number.big(0, 4)
    }
}

extension Exif {
    private struct Reader {
        let tiff: ArraySlice<UInt8>
        let isBig: Bool
        var orientation = 1
        var holds: Set<Removal> = []
        var detail: Int?

        init(tiff: ArraySlice<UInt8>, isBig: Bool) {
            self.tiff = tiff
            self.isBig = isBig
        }

        func number(_ length: Int, at offset: Int) -> Int? {
            isBig ? tiff.big(length, at: offset) : tiff.little(length, at: offset)
        }

        /// Notes the entries of one directory and returns where the next one stands.
        mutating func walk(_ offset: Int) -> Int? {
            guard let count = number(2, at: offset) else { return nil }
            for index in 0..<count {
                let at = offset + 2 + index * 12
                guard let tag = number(2, at: at) else { return nil }
                note(tag, at: at)
            }
            return number(4, at: offset + 2 + count * 12)
        }

        mutating func walkThumbnail(_ offset: Int) {
            if number(2, at: offset) ?? 0 > 0 { holds.insert(.thumbnail) }
        }

        private mutating func note(_ tag: Int, at offset: Int) {
            switch tag {
            case 0x0112:
                let value = number(2, at: offset + 8) ?? 1
                if number(2, at: offset + 2) == 3, (1...8).contains(value) { orientation = value }
            case 0x8769: detail = number(4, at: offset + 8)
            case 0x8825: holds.insert(.place)
            case 0x010F, 0x0110, 0x0131, 0x013C, 0xA430...0xA435, 0xC614, 0xC62F: holds.insert(.device)
            case 0x0132, 0x9003, 0x9004, 0x9010...0x9012, 0x9290...0x9292: holds.insert(.time)
            case 0x013B, 0x8298, 0x9C9D: holds.insert(.author)
            case 0x927C: holds.insert(.maker)
            case 0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F: holds.insert(.comment)
            case 0x02BC: holds.insert(.xmp)
            case 0x83BB: holds.insert(.iptc)
            default: holds.insert(.exif)
            }
        }
    }
}
