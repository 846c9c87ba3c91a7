import Markup

/// The title that a text gives itself: its first heading, if that is of the first level and nothing stands before it.
///
/// Nearly all such headings are plain words; only others are given to the Markdown renderer, which takes longer.
public enum FirstHeading {
    public static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        let text = bytes.drop { $0 <= 32 }
        guard let first = text.first else { return nil }
        let line = text.prefix { $0 != 10 }
        if first == UInt8(ascii: "#"), isPlain(line) {
            let words = String(decoding: line.dropFirst(), as: UTF8.self).split { " \t\r".contains($0) }
            // A tab or four spaces would begin code.
            let before = bytes[..<text.startIndex].suffix(4)
            let isIndented = before.last == 9 || before.elementsEqual("    ".utf8)
            if !isIndented, !words.isEmpty { return words.joined(separator: " ") }
        }
        guard let end = endOfHeading(text) else { return nil }
        return MarkupRenderer.render(bytes: bytes[..<end], links: UncheckedLinks()).title
    }

    /// A line `# Words` that means what it says: no markup, no closing signs, nothing that becomes another character.
    private static func isPlain(_ line: ArraySlice<UInt8>) -> Bool {
        let second = line.dropFirst().first
        guard second == 32 || second == 9 else { return false }
        return line.dropFirst(2).allSatisfy { byte in
            switch byte {
            case 65...90, 97...122, 48...57, 128...: true
            default: " ,.?()/+%;\r".utf8.contains(byte)
            }
        }
    }

    /// The end of the line that could make a heading of what stands first, below comments perhaps.
    private static func endOfHeading(_ text: ArraySlice<UInt8>) -> Int? {
        let mayFollow = text.first == UInt8(ascii: "<")
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex(of: 10) ?? text.endIndex
            let line = text[start..<end].drop { $0 == 32 }
            if line.first == UInt8(ascii: "#") { return end }
            let isUnderline = line.first == UInt8(ascii: "=")
            if isUnderline, line.allSatisfy({ $0 == UInt8(ascii: "=") || $0 <= 32 }) { return end }
            // A paragraph ends at an empty line; only comments may stand before the heading.
            if !mayFollow, line.allSatisfy({ $0 <= 32 }) { return nil }
            start = end + 1
        }
        return nil
    }
}
