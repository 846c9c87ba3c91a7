#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Width and height of a picture in pixels, so that a page does not jump while pictures load.
struct ImageSize: Sendable, Hashable {
    var width: Int
    var height: Int

    /// Reads the size from the beginning of a PNG, JPEG, GIF, WebP or SVG file.
    static func read(_ path: String) -> ImageSize? {
        let name = path.lowercased()
        let isImage = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"].contains { name.hasSuffix($0) }
        guard isImage, let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return of(Array(bytes.prefix(count)), isSVG: name.hasSuffix(".svg"))
    }

    static func of(_ bytes: [UInt8], isSVG: Bool) -> ImageSize? {
        func big(_ at: Int, _ length: Int) -> Int {
            bytes[at..<at + length].reduce(0) { $0 << 8 | Int($1) }
        }
        func little(_ at: Int, _ length: Int) -> Int {
            bytes[at..<at + length].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        if isSVG { return svg(String(decoding: bytes.prefix(4096), as: UTF8.self)) }
        guard bytes.count > 30 else { return nil }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            return ImageSize(width: big(16, 4), height: big(20, 4))
        }
        if bytes.starts(with: "GIF8".utf8) { return ImageSize(width: little(6, 2), height: little(8, 2)) }
        if bytes[8..<12].elementsEqual("WEBP".utf8), bytes[12..<16].elementsEqual("VP8X".utf8) {
            return ImageSize(width: little(24, 3) + 1, height: little(27, 3) + 1)
        }
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var at = 2
        while at + 9 < bytes.count, bytes[at] == 0xFF {
            let marker = bytes[at + 1]
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            if isFrame { return ImageSize(width: big(at + 7, 2), height: big(at + 5, 2)) }
            at += 2 + big(at + 2, 2)
        }
        return nil
    }

    private static func svg(_ text: String) -> ImageSize? {
        guard let start = text.firstRange(of: "<svg"), let end = text[start.upperBound...].firstIndex(of: ">")
        else { return nil }
        let tag = text[start.upperBound..<end]
        if let box = attribute("viewBox", tag) {
            let numbers = box.split { $0 == " " || $0 == "," }.compactMap { Double($0) }
            if numbers.count == 4, numbers[2] > 0, numbers[3] > 0, numbers[2] < 1e5, numbers[3] < 1e5 {
                return ImageSize(width: Int(numbers[2]), height: Int(numbers[3]))
            }
        }
        guard let width = attribute("width", tag).flatMap({ Int($0) }),
            let height = attribute("height", tag).flatMap({ Int($0) })
        else { return nil }
        return ImageSize(width: width, height: height)
    }

    private static func attribute(_ name: String, _ tag: Substring) -> Substring? {
        guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
        return tag[start.upperBound...].prefix { $0 != "\"" }
    }
}
