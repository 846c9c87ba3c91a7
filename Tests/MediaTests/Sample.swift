@testable import Media

/// Small files built by hand, so that every byte of them is explained here.
enum Sample {
    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// One valid file of each format, with a fitting name.
    static let all: [(name: String, bytes: [UInt8])] = [
        ("bild.jpg", jpeg()), ("kamera.jpg", jpeg(segments: camera)), ("bild.png", png()),
        ("angaben.png", png(extra: pngMetadata)), ("bild.gif", gif()),
        ("bewegt.gif", gif(blocks: gifLoop + gifComment)), ("bild.webp", webp()),
        ("drehung.webp", webpFull()),
        ("bewegt.webp", webpAnimated()), ("text.pdf", pdf()), ("text.txt", bytes("Grüße aus Köln\n")),
        ("tabelle.csv", bytes("Name;Ort\nÄ;B\n")), ("text.md", bytes("# Titel\n\n<p>Absatz</p>\n")),
        ("grafik.svg", svg), ("paket.zip", zip([ZipPart("a.txt", "Hallo")])),
        ("brief.docx", docx()), ("brief.odt", odt()), ("film.mp4", mp4), ("film.webm", webm),
        ("ton.mp3", mp3), ("foto.heic", heic), ("foto.avif", avif),
    ]

    static let svg = bytes(
        """
        <?xml version="1.0"?>
        <!-- Karte -->
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80.4"><path d="M0 0h1"/></svg>
        """
    )

    static func box(_ type: String, _ content: [UInt8] = []) -> [UInt8] {
        Number.big(8 + content.count, 4) + bytes(type) + content
    }

    static func ftyp(_ brands: String...) -> [UInt8] {
        box("ftyp", bytes(brands[0]) + [0, 0, 0, 0] + brands.flatMap(bytes))
    }

    static let mp4 = ftyp("isom", "mp41") + box("moov", [1, 2, 3]) + box("mdat", [4, 5])
    static let heic = ftyp("heic", "mif1") + box("meta", [0, 0]) + box("mdat", [4])
    static let avif = ftyp("mif1", "avif") + box("meta", [0, 0]) + box("mdat", [4])

    /// An EBML header of version and document type, and the start of a segment.
    static let webm: [UInt8] =
        [0x1A, 0x45, 0xDF, 0xA3, 0x8B, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84] + bytes("webm")
        + [0x18, 0x53, 0x80, 0x67, 0x80]

    /// An empty ID3 tag and two frames of 417 bytes: MPEG 1, layer III, 128 kbit/s, 44.1 kHz.
    static let mp3: [UInt8] = bytes("ID3") + [4, 0, 0, 0, 0, 0, 0] + mp3Frame + mp3Frame
    static let mp3Frame: [UInt8] = [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0x55, count: 413)
}

/// Numbers that are the same on every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
