@testable import Media

/// An entry to be written, with what may be wrong about it.
struct ZipPart {
    var name: String
    var data: [UInt8]
    var method = 0
    var flags = 0
    var mode = 0o100644
    /// What the directory claims instead of the truth.
    var unpacked: Int?
    var localName: String?
    var isWide = false

    init(_ name: String, _ text: String = "") {
        self.name = name
        data = Array(text.utf8)
    }

    func with(_ change: (inout ZipPart) -> Void) -> ZipPart {
        var copy = self
        change(&copy)
        return copy
    }
}

extension Sample {
    static func zip(_ parts: [ZipPart], isWide: Bool = false, comment: String = "") -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            directory += line(part, offset: file.count)
            file += local(part)
        }
        let offset = file.count
        file += directory
        if isWide { file += wideEnd(parts.count, size: directory.count, offset: offset) }
        file += bytes("PK\u{5}\u{6}") + [0, 0, 0, 0]
        let count = Number.little(isWide ? 0xFFFF : parts.count, 2)
        file += count + count + Number.little(isWide ? 0xFFFF_FFFF : directory.count, 4)
        return file + Number.little(isWide ? 0xFFFF_FFFF : offset, 4) + Number.little(comment.utf8.count, 2)
            + bytes(comment)
    }

    private static func sizes(_ part: ZipPart) -> [UInt8] {
        let unpacked = part.unpacked ?? part.data.count
        let checksum = Number.little(Int(CRC32.of(part.data)), 4)
        if part.isWide { return checksum + [UInt8](repeating: 0xFF, count: 8) }
        return checksum + Number.little(part.data.count, 4) + Number.little(unpacked, 4)
    }

    private static func extra(_ part: ZipPart) -> [UInt8] {
        guard part.isWide else { return [] }
        return [1, 0, 16, 0] + Number.little(part.unpacked ?? part.data.count, 8)
            + Number.little(part.data.count, 8)
    }

    static func local(_ part: ZipPart) -> [UInt8] {
        let name = bytes(part.localName ?? part.name)
        let isLater = part.flags & 8 != 0
        var header = bytes("PK\u{3}\u{4}") + [20, 0] + Number.little(part.flags, 2)
        header += Number.little(part.method, 2) + [0, 0, 0, 0]
        header += isLater ? [UInt8](repeating: 0, count: 12) : sizes(part)
        header += Number.little(name.count, 2) + Number.little(extra(part).count, 2) + name + extra(part)
        return header + part.data + (isLater ? bytes("PK\u{7}\u{8}") + sizes(part) : [])
    }

    static func line(_ part: ZipPart, offset: Int) -> [UInt8] {
        var line = bytes("PK\u{1}\u{2}") + [20, 3, 20, 0] + Number.little(part.flags, 2)
        line += Number.little(part.method, 2) + [0, 0, 0, 0] + sizes(part)
        line += Number.little(part.name.utf8.count, 2) + Number.little(extra(part).count, 2)
        line += [0, 0, 0, 0, 0, 0, 0, 0] + Number.little(part.mode, 2) + Number.little(offset, 4)
        return line + bytes(part.name) + extra(part)
    }

    private static func wideEnd(_ count: Int, size: Int, offset: Int) -> [UInt8] {
        let record =
            bytes("PK\u{6}\u{6}") + Number.little(44, 8) + [45, 0, 45, 0] + Number.little(0, 8)
            + Number.little(count, 8) + Number.little(count, 8) + Number.little(size, 8)
            + Number.little(offset, 8)
        return record + bytes("PK\u{6}\u{7}") + Number.little(0, 4) + Number.little(offset + size, 8)
            + Number.little(1, 4)
    }

    static func docx(_ more: ZipPart...) -> [UInt8] {
        zip([ZipPart("[Content_Types].xml", "<Types/>"), ZipPart("word/document.xml", "<w/>")] + more)
    }

    static func odt(_ more: ZipPart..., type: String = "application/vnd.oasis.opendocument.text") -> [UInt8] {
        zip(
            [ZipPart("mimetype", type), ZipPart("content.xml", "<x/>"), ZipPart("META-INF/manifest.xml")]
                + more
        )
    }
}
