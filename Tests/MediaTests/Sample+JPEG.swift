@testable import Media

extension Sample {
    static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
        [0xFF, marker] + Number.big(payload.count + 2, 2) + payload
    }

    static func frame(width: Int = 3, height: Int = 2) -> [UInt8] {
        segment(0xC0, [8] + Number.big(height, 2) + Number.big(width, 2) + [1, 1, 0x11, 0])
    }

    /// JFIF, the given segments, a quantisation table, a grey frame and one scan with a restart marker.
    static func jpeg(segments: [UInt8] = [], frame: [UInt8] = frame(), behind: [UInt8] = []) -> [UInt8] {
        var file: [UInt8] = [0xFF, 0xD8]
        file += jfif + segments
        file += segment(0xDB, [0] + [UInt8](repeating: 1, count: 64)) + frame
        return file + scan + [0xFF, 0xD9] + behind
    }

    static let jfif = segment(0xE0, bytes("JFIF\0") + [1, 2, 0, 0, 1, 0, 1, 0, 0])
    static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56]

    static func entry(_ tag: Int, _ type: Int, _ value: Int) -> [UInt8] {
        let bytes = type == 3 ? Number.big(value, 2) + [0, 0] : Number.big(value, 4)
        return Number.big(tag, 2) + Number.big(type, 2) + Number.big(1, 4) + bytes
    }

    /// Maker, orientation, time and a GPS directory; a second directory for the thumbnail.
    static func exif(orientation: Int) -> [UInt8] {
        let entries = [
            entry(0x010F, 2, 0x4143_4D45), entry(0x0112, 3, orientation), entry(0x0132, 4, 0),
            entry(0x8825, 4, 62),
        ]
        let first = Number.big(entries.count, 2) + entries.joined() + Number.big(62, 4)
        let thumbnail = Number.big(1, 2) + entry(0x0201, 4, 90) + Number.big(0, 4)
        return [0x4D, 0x4D, 0, 42] + Number.big(8, 4) + first + thumbnail + bytes("51.2277 N")
    }

    /// What a telephone writes: Exif on its side, XMP, IPTC, several pictures, a colour profile, a comment.
    static let camera: [UInt8] =
        segment(0xE1, bytes("Exif\0\0") + exif(orientation: 6))
        + segment(0xE1, bytes("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"))
        + segment(0xE2, bytes("ICC_PROFILE\0") + [1, 1] + bytes("Farbraum"))
        + segment(0xE2, bytes("MPF\0") + [1, 2])
        + segment(0xED, bytes("Photoshop 3.0\0") + bytes("8BIM"))
        + segment(0xEE, bytes("Adobe") + [0, 100, 0, 0, 0, 0, 1])
        + segment(0xEF, bytes("Geheim"))
        + segment(0xFE, bytes("Aufgenommen von Erika"))
}
