import Markup

/// The subset of YAML that nearly all front matter is written in, read in one pass; anything else is `nil`.
///
/// Accepted: block mappings of `key: scalar`, nested mappings and `- scalar` lists by deeper indentation, flow lists of
/// bare words `[a, b]`, full-line comments. Whatever could mean something else to YAML is left to the full parser; a test
/// compares both on many inputs.
enum SimpleYAML {
    struct Line {
        var number: Int
        var indent: Int
        var text: Substring.UTF8View.SubSequence
    }

    static func parse(_ yaml: Substring, firstLine: Int) -> YAMLNode? {
        var lines: [Line] = []
        var number = firstLine - 1
        for raw in yaml.utf8.split(separator: 10, omittingEmptySubsequences: false) {
            number += 1
            guard let first = raw.firstIndex(where: { $0 != 32 }), raw[first] != 13 else { continue }
            guard raw[first] != 9 else { return nil }
            if raw[first] == UInt8(ascii: "#") { continue }
            var text = raw[first...]
            while let last = text.last, last == 32 || last == 13 { text = text.dropLast() }
            lines.append(
                Line(number: number, indent: raw.distance(from: raw.startIndex, to: first), text: text)
            )
        }
        guard let first = lines.first, first.indent == 0 else { return nil }
        var index = 0
        guard let node = block(lines, &index, indent: 0), index == lines.count else { return nil }
        return node
    }

    private static func block(_ lines: [Line], _ index: inout Int, indent: Int) -> YAMLNode? {
        guard lines[index].indent == indent else { return nil }
        let start = SourcePosition(line: lines[index].number, column: indent + 1)
        if lines[index].text.first == UInt8(ascii: "-") {
            return list(lines, &index, indent: indent, start: start)
        }
        var entries: [YAMLNode.Entry] = []
        while index < lines.count, lines[index].indent == indent {
            guard let entry = entry(lines, &index, indent: indent) else { return nil }
            guard !entries.contains(where: { $0.key == entry.key }) else { return nil }
            entries.append(entry)
        }
        guard index == lines.count || lines[index].indent < indent else { return nil }
        return YAMLNode(shape: .mapping(entries), position: start)
    }

    private static func list(
        _ lines: [Line],
        _ index: inout Int,
        indent: Int,
        start: SourcePosition
    ) -> YAMLNode? {
        var items: [YAMLNode] = []
        while index < lines.count, lines[index].indent == indent {
            let line = lines[index]
            guard line.text.starts(with: "- ".utf8) else { return nil }
            let rest = line.text.dropFirst(2)
            guard rest.first != 32, !hasKey(rest) else { return nil }
            guard let item = scalar(rest, at: .init(line: line.number, column: indent + 3)) else {
                return nil
            }
            items.append(item)
            index += 1
        }
        guard index == lines.count || lines[index].indent < indent else { return nil }
        return YAMLNode(shape: .sequence(items), position: start)
    }

    private static func entry(_ lines: [Line], _ index: inout Int, indent: Int) -> YAMLNode.Entry? {
        let line = lines[index]
        guard let colon = line.text.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let key = line.text[..<colon]
        guard !key.isEmpty, key.allSatisfy(isKeyByte), key.first != UInt8(ascii: "-") else { return nil }
        let name = String(decoding: key, as: UTF8.self)
        guard !["true", "false", "null", "yes", "no"].contains(name) else { return nil }
        let position = SourcePosition(line: line.number, column: indent + 1)
        var rest = line.text[line.text.index(after: colon)...]
        guard rest.isEmpty || rest.first == 32 else { return nil }
        while rest.first == 32 { rest = rest.dropFirst() }
        index += 1
        let column = indent + 1 + line.text.distance(from: line.text.startIndex, to: rest.startIndex)
        let here = SourcePosition(line: line.number, column: column)
        guard rest.isEmpty else {
            // A deeper line would continue the scalar.
            guard index == lines.count || lines[index].indent <= indent else { return nil }
            guard let value = scalar(rest, at: here) else { return nil }
            return .init(key: name, position: position, value: value)
        }
        if index < lines.count {
            let next = lines[index]
            let isList = next.indent == indent && next.text.first == UInt8(ascii: "-")
            if next.indent > indent || isList {
                guard let value = block(lines, &index, indent: next.indent, listEndsAt: isList ? indent : nil)
                else { return nil }
                return .init(key: name, position: position, value: value)
            }
        }
        return .init(
            key: name,
            position: position,
            value: .init(shape: .scalar("", quoted: false), position: here)
        )
    }

    /// A list may stand at the indentation of its key; it then ends at the first line that is not an item.
    private static func block(_ lines: [Line], _ index: inout Int, indent: Int, listEndsAt: Int?) -> YAMLNode?
    {
        guard let end = listEndsAt else { return block(lines, &index, indent: indent) }
        var last = index
        while last < lines.count, lines[last].indent == end, lines[last].text.starts(with: "- ".utf8) {
            last += 1
        }
        guard last == lines.count || lines[last].indent <= end else { return nil }
        let start = SourcePosition(line: lines[index].number, column: indent + 1)
        var inner = 0
        let part = Array(lines[index..<last])
        guard !part.isEmpty, let node = list(part, &inner, indent: indent, start: start) else { return nil }
        index = last
        return node
    }

    private static func scalar(_ bytes: Substring.UTF8View.SubSequence, at position: SourcePosition)
        -> YAMLNode?
    {
        guard let first = bytes.first else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            let inner = bytes.dropFirst().dropLast()
            guard bytes.count >= 2, bytes.last == first, !inner.contains(first),
                !inner.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 32 })
            else { return nil }
            return .init(
                shape: .scalar(String(decoding: inner, as: UTF8.self), quoted: true),
                position: position
            )
        }
        if first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
            return flowList(bytes, at: position)
        }
        guard !"-?:,[]{}#&*!|>%@`~=".utf8.contains(first) else { return nil }
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "#"), previous == 32 { return nil }
            if previous == UInt8(ascii: ":"), byte == 32 { return nil }
            if byte < 32 { return nil }
            previous = byte
        }
        guard previous != UInt8(ascii: ":") else { return nil }
        return .init(
            shape: .scalar(String(decoding: bytes, as: UTF8.self), quoted: false),
            position: position
        )
    }

    private static func flowList(_ bytes: Substring.UTF8View.SubSequence, at position: SourcePosition)
        -> YAMLNode?
    {
        let inner = bytes.dropFirst().dropLast()
        var items: [YAMLNode] = []
        var column = position.column + 1
        guard inner.contains(where: { $0 != 32 }) else {
            return .init(shape: .sequence([]), position: position)
        }
        for part in inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            var word = part
            while word.first == 32 { word = word.dropFirst() }
            let at = column + part.distance(from: part.startIndex, to: word.startIndex)
            while word.last == 32 { word = word.dropLast() }
            guard !word.isEmpty, word.allSatisfy(isKeyByte), word.first != UInt8(ascii: "-") else {
                return nil
            }
            let text = String(decoding: word, as: UTF8.self)
            guard text != "null" else { return nil }
            items.append(
                .init(shape: .scalar(text, quoted: false), position: .init(line: position.line, column: at))
            )
            column += part.count + 1
        }
        return .init(shape: .sequence(items), position: position)
    }

    private static func hasKey(_ bytes: Substring.UTF8View.SubSequence) -> Bool {
        guard bytes.first != UInt8(ascii: "\""), bytes.first != UInt8(ascii: "'") else { return false }
        return bytes.contains(UInt8(ascii: ":"))
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
