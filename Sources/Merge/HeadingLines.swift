/// The ATX headings of a page with their lines: `## Ort ##` in line 4 is level 2, "Ort", 4.
enum HeadingLines {
    struct Heading {
        let level: Int
        let title: String
        let line: Int
    }

    static func find(_ lines: Lines) -> [Heading] {
        var headings: [Heading] = []
        var fence: CodeFence?
        for line in frontMatterEnd(lines)..<lines.count {
            let bytes = content(lines, line)
            if let open = fence {
                if open.isClosed(by: bytes) { fence = nil }
            } else if let opened = CodeFence(opening: bytes) {
                fence = opened
            } else if let heading = heading(bytes, line) {
                headings.append(heading)
            }
        }
        return headings
    }

    /// The line without its end and without what `SourceText` of Pages also skips, a byte order mark.
    private static func content(_ lines: Lines, _ line: Int) -> ArraySlice<UInt8> {
        var bytes = lines.bytes[lines.span(line)]
        if line == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        while let last = bytes.last, last == 10 || last == 13 { bytes.removeLast() }
        return bytes
    }

    /// The line behind the second `---`; 0 where the page does not begin with one or there is no second.
    private static func frontMatterEnd(_ lines: Lines) -> Int {
        func isRule(_ line: Int) -> Bool {
            let bytes = content(lines, line)
            return bytes.starts(with: "---".utf8) && bytes.dropFirst(3).allSatisfy { $0 == 32 || $0 == 9 }
        }
        guard lines.count > 0, isRule(0) else { return 0 }
        return (1..<lines.count).first(where: isRule).map { $0 + 1 } ?? 0
    }

    /// Up to three blanks, one to six `#`, then a blank or the end; `#` at the end after a blank close.
    private static func heading(_ bytes: ArraySlice<UInt8>, _ line: Int) -> Heading? {
        guard let text = withoutIndent(bytes) else { return nil }
        let level = text.prefix { $0 == 35 }.count
        var title = text.dropFirst(level)
        guard (1...6).contains(level), title.isEmpty || isBlank(title.first) else { return nil }
        title = trim(title)
        let closed = title.reversed().drop { $0 == 35 }
        if closed.isEmpty || isBlank(closed.first) { title = trim(title.prefix(closed.count)) }
        return Heading(level: level, title: String(decoding: title, as: UTF8.self), line: line)
    }

    /// What follows up to three blanks; nil for more, which would be indented code.
    static func withoutIndent(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let text = bytes.drop { $0 == 32 }
        return bytes.count - text.count > 3 ? nil : text
    }

    private static func isBlank(_ byte: UInt8?) -> Bool { byte == 32 || byte == 9 }

    private static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes.drop { isBlank($0) }
        while isBlank(rest.last) { rest.removeLast() }
        return rest
    }
}
