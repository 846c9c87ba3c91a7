/// A WebP picture without Exif, XMP and unknown chunks (RFC 9649, section 2).
struct WebPCleaner {
    private var removed: Set<Removal> = []
    private var notes: [String] = []

    static func clean(_ bytes: [UInt8]) throws(MediaRefusal) -> CleanImage {
        guard let size = bytes.little(4, at: 4), size >= 4, let content = bytes.part(size - 4, at: 12) else {
            throw .broken(.webp, .truncated)
        }
        var cleaner = WebPCleaner()
        let chunks = try RIFFChunk.split(content)
        guard let first = chunks.first else { throw .broken(.webp, .noPicture) }
        let end = 8 + size
        // An odd RIFF size lacks the padding byte of its last chunk; it is not "behind".
        if end + size % 2 < bytes.count { cleaner.removed.insert(.trailing) }
        let isSimple = first.name == "VP8 " || first.name == "VP8L"
        let (body, width, height) = try isSimple ? cleaner.simple(chunks) : cleaner.extended(chunks)
        return CleanImage(
            bytes: Array("RIFF".utf8) + Number.little(4 + body.count, 4) + Array("WEBP".utf8) + body,
            width: width,
            height: height,
            removed: cleaner.removed,
            notes: cleaner.notes
        )
    }

    /// One coded picture and nothing else (section 2.5).
    private mutating func simple(_ chunks: [RIFFChunk]) throws(MediaRefusal) -> ([UInt8], Int, Int) {
        guard let size = WebPBitstream.size(chunks[0]) else { throw .broken(.webp, .structure) }
        try CleanImage.check(.webp, width: size.width, height: size.height)
        chunks.dropFirst().forEach { drop($0) }
        return (RIFFChunk.write(chunks[0].name, chunks[0].data), size.width, size.height)
    }

    /// `VP8X`, then profile, animation, pictures (section 2.7).
    private mutating func extended(_ chunks: [RIFFChunk]) throws(MediaRefusal) -> ([UInt8], Int, Int) {
        guard chunks[0].name == "VP8X", chunks[0].data.count == 10, let flags = chunks[0].data.byte(at: 0),
            let width = chunks[0].data.little(3, at: 4).map({ $0 + 1 }),
            let height = chunks[0].data.little(3, at: 7).map({ $0 + 1 })
        else { throw .broken(.webp, .structure) }
        try CleanImage.check(.webp, width: width, height: height)
        let isAnimated = flags & 0x02 != 0
        var body: [UInt8] = []
        var pictures = 0
        var profiles = 0
        for chunk in chunks.dropFirst() {
            switch chunk.name {
            case "VP8 ", "VP8L":
                guard !isAnimated, let size = WebPBitstream.size(chunk), size == (width, height) else {
                    throw .broken(.webp, .contradiction)
                }
                pictures += 1
            case "ANMF" where isAnimated:
                body += RIFFChunk.write("ANMF", try frame(chunk.data, width: width, height: height))
                pictures += 1
                continue
            case "ANIM" where isAnimated && chunk.data.count == 6: break
            case "ALPH" where !isAnimated && pictures == 0: break
            case "ICCP" where profiles == 0 && pictures == 0: profiles = 1
            default:
                drop(chunk)
                continue
            }
            body += RIFFChunk.write(chunk.name, chunk.data)
        }
        guard pictures == 1 || isAnimated && pictures > 0 else { throw .broken(.webp, .noPicture) }
        // Alpha and animation stay as they were, Exif, XMP and the reserved bits go (section 2.7).
        let kept = flags & 0x12 | (profiles == 1 ? 0x20 : 0)
        let head = [kept, 0, 0, 0] + Number.little(width - 1, 3) + Number.little(height - 1, 3)
        return (RIFFChunk.write("VP8X", head) + body, width, height)
    }

    /// A frame of an animation: 16 bytes of place and time, then its picture.
    private mutating func frame(_ data: ArraySlice<UInt8>, width: Int, height: Int) throws(MediaRefusal)
        -> [UInt8]
    {
        guard let x = data.little(3, at: 0), let y = data.little(3, at: 3),
            let frameWidth = data.little(3, at: 6).map({ $0 + 1 }),
            let frameHeight = data.little(3, at: 9).map({ $0 + 1 }), data.count > 16,
            2 * x + frameWidth <= width, 2 * y + frameHeight <= height
        else { throw .broken(.webp, .contradiction) }
        var body = Array(data.prefix(16))
        var pictures = 0
        for chunk in try RIFFChunk.split(data.dropFirst(16)) {
            if let size = WebPBitstream.size(chunk) {
                guard size == (frameWidth, frameHeight) else { throw .broken(.webp, .contradiction) }
                pictures += 1
            } else if chunk.name != "ALPH" || pictures > 0 {
                drop(chunk)
                continue
            }
            body += RIFFChunk.write(chunk.name, chunk.data)
        }
        guard pictures == 1 else { throw .broken(.webp, .structure) }
        return body
    }

    private mutating func drop(_ chunk: RIFFChunk) {
        switch chunk.name {
        case "EXIF":
            // Some programs write the six bytes of the JPEG segment in front.
            let exif = Exif(tiff: chunk.data.has("Exif\0\0") ? chunk.data.dropFirst(6) : chunk.data)
            removed.formUnion(exif.holds.union([.exif]))
            if exif.orientation != 1 { notes = [CleanImage.turned] }
        case "XMP ": removed.insert(.xmp)
        default: removed.insert(.programData)
        }
    }
}
