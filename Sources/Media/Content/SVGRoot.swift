/// The root element of an SVG drawing: where its tag starts, behind declaration, comments and document type.
enum SVGRoot {
    /// The start tag from "<" to ">", or `nil` when the root is something else (XML 1.0, section 2.8).
    static func find(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var text = bytes.has([0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        while true {
            text = text.drop { HTMLSniffing.isBlank($0) }
            guard text.first == 0x3C else { return nil }
            let end: Int?
            if text.has("<!--") {
                end = text.dropFirst(4).offset(of: "-->").map { $0 + 7 }
            } else if text.has("<?") {
                end = text.offset(of: "?>").map { $0 + 2 }
            } else if text.has("<!DOCTYPE svg") {
                end = endOfDoctype(text)
            } else {
                return tag(text)
            }
            guard let end else { return nil }
            text = text.dropFirst(end)
        }
    }

    private static func tag(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let name = text.dropFirst().prefix(64).prefix {
            !HTMLSniffing.isBlank($0) && $0 != 0x3E && $0 != 0x2F
        }
        let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
        guard local.elementsEqual("svg".utf8), let end = text.firstIndex(of: 0x3E) else { return nil }
        return text[...end]
    }

    /// A document type may hold declarations in square brackets, with ">" of their own.
    private static func endOfDoctype(_ text: ArraySlice<UInt8>) -> Int? {
        var depth = 0
        for (offset, byte) in text.enumerated() {
            switch byte {
            case 0x5B: depth += 1
            case 0x5D: depth -= 1
            case 0x3E where depth <= 0: return offset + 1
            default: break
            }
        }
        return nil
    }
}
