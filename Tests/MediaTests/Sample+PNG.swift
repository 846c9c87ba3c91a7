@testable import Media

extension Sample {
    static func chunk(_ type: String, _ data: [UInt8] = []) -> [UInt8] {
        let content = bytes(type) + data
        return Number.big(data.count, 4) + content + Number.big(Int(CRC32.of(content)), 4)
    }

    static func ihdr(width: Int = 1, height: Int = 1) -> [UInt8] {
        chunk("IHDR", Number.big(width, 4) + Number.big(height, 4) + [8, 0, 0, 0, 0])
    }

    /// One grey pixel: zlib header, a stored block of filter and value, Adler-32.
    static let idat = chunk("IDAT", [0x78, 1, 1, 2, 0, 0xFD, 0xFF, 0, 0x80, 0, 0x82, 0, 0x81])

    static func png(header: [UInt8] = ihdr(), extra: [UInt8] = [], behind: [UInt8] = []) -> [UInt8] {
        PNGCleaner.signature + header + extra + idat + chunk("IEND") + behind
    }

    static let pngMetadata: [UInt8] =
        chunk("gAMA", Number.big(45455, 4)) + chunk("pHYs", Number.big(2835, 4) + Number.big(2835, 4) + [1])
        + chunk("tEXt", bytes("Author\0Erika")) + chunk("iTXt", bytes("XML:com.adobe.xmp\0\0\0\0\0<x/>"))
        + chunk("tIME", [7, 0xEA, 1, 2, 3, 4, 5]) + chunk("eXIf", exif(orientation: 3))
        + chunk("prVt", bytes("geheim"))
}
