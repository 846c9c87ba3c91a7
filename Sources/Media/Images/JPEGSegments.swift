/// Which application segments of a JPEG stay, and what the others held.
struct JPEGSegments {
    private(set) var removed: Set<Removal> = []
    private(set) var orientation = 1
    private var jfif: ArraySlice<UInt8>?
    private var hasExif = false

    /// What of a segment stays where it is; JFIF and orientation come out in ``head``.
    mutating func take(_ marker: UInt8, _ payload: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        switch marker {
        case 0xE0: takeJFIF(payload)
        case 0xE1: takeApp1(payload)
        // ICC.1, annex B.4: the profile, in parts.
        case 0xE2 where payload.has("ICC_PROFILE\0") && payload.count > 14: return payload
        case 0xE2: removed.insert(payload.has("MPF\0") ? .otherPictures : .programData)
        case 0xED: removed.insert(payload.has("Photoshop 3.0\0") ? .iptc : .programData)
        // T.872, section 6.5.3: twelve bytes, the last tells YCbCr from RGB and CMYK.
        case 0xEE where payload.has("Adobe") && payload.count >= 12:
            if payload.count > 12 { removed.insert(.programData) }
            return payload.prefix(12)
        case 0xFE: removed.insert(.comment)
        default: removed.insert(.programData)
        }
        return nil
    }

    /// JFIF 1.02: version, density and a thumbnail; the thumbnail goes.
    private mutating func takeJFIF(_ payload: ArraySlice<UInt8>) {
        if payload.has("JFXX\0") {
            removed.insert(.thumbnail)
        } else if payload.has("JFIF\0"), payload.count >= 14, jfif == nil {
            if payload.count > 14 || payload.big(2, at: 12) != 0 { removed.insert(.thumbnail) }
            jfif = payload.prefix(12)
        } else {
            removed.insert(.programData)
        }
    }

    private mutating func takeApp1(_ payload: ArraySlice<UInt8>) {
        if payload.has("Exif\0") {
            let exif = Exif(tiff: payload.dropFirst(6))
            if hasExif { removed.insert(.exif) } else { orientation = exif.orientation }
            hasExif = true
            removed.formUnion(exif.holds)
        } else {
            removed.insert(payload.has("http://ns.adobe.com/") ? .xmp : .programData)
        }
    }

    /// JFIF and a minimal Exif, with which every JPEG starts that has them.
    var head: [UInt8] {
        var bytes: [UInt8] = []
        if let jfif { bytes += [0xFF, 0xE0] + Number.big(16, 2) + jfif + [0, 0] }
        if orientation != 1 {
            let exif = Array("Exif\0\0".utf8) + Exif.minimal(orientation)
            bytes += [0xFF, 0xE1] + Number.big(exif.count + 2, 2) + exif
        }
        return bytes
    }
}
