@testable import Media

extension Sample {
    static func riff(_ chunks: [UInt8]...) -> [UInt8] {
        let body = Array(chunks.joined())
        return bytes("RIFF") + Number.little(4 + body.count, 4) + bytes("WEBP") + body
    }

    /// A key frame header that claims the size, and a byte of data.
    static func vp8(width: Int = 5, height: Int = 4) -> [UInt8] {
        let head: [UInt8] = [0x10, 0, 0, 0x9D, 0x01, 0x2A]
        return RIFFChunk.write("VP8 ", head + Number.little(width, 2) + Number.little(height, 2) + [7])
    }

    static func vp8l(width: Int = 5, height: Int = 4) -> [UInt8] {
        RIFFChunk.write("VP8L", [0x2F] + Number.little((width - 1) | (height - 1) << 14, 4))
    }

    static func vp8x(_ flags: UInt8, width: Int = 5, height: Int = 4) -> [UInt8] {
        RIFFChunk.write(
            "VP8X",
            [flags, 0, 0, 0] + Number.little(width - 1, 3) + Number.little(height - 1, 3)
        )
    }

    static func webp(behind: [UInt8] = []) -> [UInt8] { riff(vp8()) + behind }

    /// Profile, picture, Exif on its side, XMP and something unknown.
    static func webpFull() -> [UInt8] {
        riff(
            vp8x(0x2C),
            RIFFChunk.write("ICCP", bytes("Farbe")),
            vp8l(),
            RIFFChunk.write("EXIF", exif(orientation: 8)),
            RIFFChunk.write("XMP ", bytes("<x/>")),
            RIFFChunk.write("GEHM", bytes("im"))
        )
    }

    static func webpAnimated() -> [UInt8] {
        let place = Number.little(0, 3) + Number.little(0, 3) + Number.little(4, 3) + Number.little(3, 3)
        let frame = place + Number.little(100, 3) + [0] + vp8() + RIFFChunk.write("GEHM", bytes("im"))
        let animation = RIFFChunk.write("ANIM", [0, 0, 0, 0, 0, 0])
        return riff(vp8x(0x02), animation, RIFFChunk.write("ANMF", frame), RIFFChunk.write("ANMF", frame))
    }
}
