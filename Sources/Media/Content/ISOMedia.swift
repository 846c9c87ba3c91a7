/// The box structure that MP4, MOV, M4A, HEIC and AVIF share (ISO/IEC 14496-12, section 4).
enum ISOMedia {
    /// The format by the brands of the `ftyp` box (section 4.3), the main brand before the others.
    static func identify(_ bytes: [UInt8]) -> Content? {
        guard let size = bytes.big(4, at: 0), (16...4096).contains(size), size % 4 == 0,
            let box = bytes.part(size, at: 0)
        else { return nil }
        // Offset 12 is the minor version, not a brand.
        let brands = stride(from: 8, to: size, by: 4).filter { $0 != 12 }.compactMap { box.part(4, at: $0) }
        let names = brands.map { String(decoding: $0, as: UTF8.self) }
        if let main = names.first, let content = content(main) { return content }
        return names.lazy.compactMap { content($0) }.first
    }

    private static func content(_ brand: String) -> Content? {
        switch brand {
        case "avif", "avis": .format(.avif)
        case "heic", "heix", "heim", "heis", "hevc", "hevx": .format(.heic)
        case "M4A ", "M4B ": .isoMedia(.m4a)
        case "qt  ": .isoMedia(.mov)
        case "M4V ", "M4VH", "M4VP", "dash", "avc1", "mp41", "mp42", "mp71", "MSNV", "f4v ": .isoMedia(.mp4)
        case _ where brand.hasPrefix("iso") || brand.hasPrefix("3gp") || brand.hasPrefix("3g2"):
            .isoMedia(.mp4)
        default: nil
        }
    }

    /// Whether the boxes follow each other to the end of the file, and one that matters is among them.
    static func check(_ bytes: [UInt8], _ format: MediaFormat) throws(MediaRefusal) {
        let wanted = format.kind == .image ? "meta" : "moov"
        var isThere = false
        var at = 0
        while at < bytes.count {
            guard let size = boxSize(bytes, at), let type = bytes.part(4, at: at + 4) else {
                throw .broken(format, .truncated)
            }
            if type.elementsEqual(wanted.utf8) { isThere = true }
            guard size >= 8 else { throw .broken(format, .structure) }
            guard size <= bytes.count - at else { throw .broken(format, .truncated) }
            at += size
        }
        guard isThere else { throw .broken(format, .noContent) }
    }

    /// Size 1 stands for 64 bits behind the type, size 0 for the rest of the file (section 4.2).
    private static func boxSize(_ bytes: [UInt8], _ at: Int) -> Int? {
        switch bytes.big(4, at: at) {
        case 0: bytes.count - at
        case 1: bytes.big(8, at: at + 8)
        case let size: size
        }
    }
}
