/// What the names in a PDF tell about it, in one pass (ISO 32000-2, section 7.3.5).
///
/// No object is looked up, so a name counts wherever it stands; names inside compressed object streams are
/// not seen, which ``hidesObjects`` tells.
struct PDFScan {
    private(set) var names: Set<String> = []
    private(set) var isMarked = false
    private(set) var hasLanguage = false
    private(set) var hasTitle = false

    /// Whether objects lie in compressed streams, or all of them are encrypted.
    var hidesObjects: Bool { names.contains("ObjStm") || names.contains("Encrypt") }

    private static let watched: Set<String> = [
        "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "OpenAction", "AA", "XFA",
        "RichMedia", "Encrypt", "ObjStm", "MarkInfo", "Marked", "Lang", "Title", "StructTreeRoot",
        "Producer", "Creator", "CreationDate", "ModDate", "Author",
    ]

    /// Keys that stand beside the title in the document information, unlike in bookmarks (section 14.3.3).
    private static let information: Set<String> = [
        "Producer", "Creator", "CreationDate", "ModDate", "Author",
    ]

    init(_ bytes: [UInt8]) {
        var object: Set<String> = []
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case 0x2F:
                let (name, end) = PDFScan.name(bytes, at + 1)
                at = end
                if let name, PDFScan.watched.contains(name) { note(name, bytes, at, &object) }
                continue
            case 0x65 where bytes.has("endobj", at: at): object = []
            case 0x3C where bytes.has("<dc:title>", at: at): hasTitle = true
            default: break
            }
            at += 1
        }
    }

    private mutating func note(_ name: String, _ bytes: [UInt8], _ end: Int, _ object: inout Set<String>) {
        let next = PDFScan.next(bytes, end)
        let isText = PDFScan.isText(bytes, next)
        switch name {
        // Three random bytes in a picture make "/JS" as well; a script follows as text, or by number.
        case "JS" where !isText: return
        // An array is a place to show first, which nearly every program writes; it runs nothing (section 7.7.2).
        case "OpenAction" where bytes.byte(at: next) == 0x5B: return
        case "Marked": isMarked = isMarked || bytes.has("true", at: next)
        case "Lang": hasLanguage = hasLanguage || isText
        case "Title" where isText: object.insert(name)
        case _ where PDFScan.information.contains(name): object.insert(name)
        default: break
        }
        names.insert(name)
        if object.contains("Title"), object.count > 1 { hasTitle = true }
    }

    /// A name up to a blank or delimiter, `#61` resolved; `nil` when it is longer than any that counts.
    private static func name(_ bytes: [UInt8], _ start: Int) -> (String?, Int) {
        var text: [UInt8] = []
        var at = start
        while at < bytes.count, text.count <= 20 {
            let byte = bytes[at]
            if isEnd(byte) { break }
            if byte == 0x23, let high = hex(bytes.byte(at: at + 1)), let low = hex(bytes.byte(at: at + 2)) {
                text.append(high << 4 | low)
                at += 3
            } else {
                text.append(byte)
                at += 1
            }
        }
        return (text.count <= 20 ? String(decoding: text, as: UTF8.self) : nil, at)
    }

    /// Blanks and the delimiters `( ) < > [ ] { } / %` (section 7.2.3).
    private static func isEnd(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: true
        default: false
        }
    }

    private static func hex(_ byte: UInt8?) -> UInt8? {
        byte.flatMap { Character(Unicode.Scalar($0)).hexDigitValue }.map { UInt8($0) }
    }

    /// Behind blanks; at most a few, so that the whole stays linear.
    private static func next(_ bytes: [UInt8], _ start: Int) -> Int {
        var at = start
        while at < bytes.count, at < start + 16, bytes[at] <= 0x20 { at += 1 }
        return at
    }

    /// Whether a string that is not empty starts here, or a reference to one.
    private static func isText(_ bytes: [UInt8], _ at: Int) -> Bool {
        switch bytes.byte(at: at) {
        case 0x28: bytes.byte(at: at + 1) != 0x29
        case 0x3C: bytes.byte(at: at + 1) != 0x3E && bytes.byte(at: at + 1) != 0x3C
        case let byte? where (0x30...0x39).contains(byte): true
        default: false
        }
    }
}
