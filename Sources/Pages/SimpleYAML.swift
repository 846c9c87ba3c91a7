import Markup

/// The subset of YAML that nearly all front matter is written in, read in one pass; anything else is `nil`.
///
/// Accepted: block mappings of `key: scalar`, nested mappings and `- scalar` lists by deeper indentation, flow lists of
/// bare words `[a, b]`, full-line comments. Whatever could mean something else to YAML is left to the full parser; a test
/// compares both on many inputs.
struct SimpleYAML {
    typealias Text = ArraySlice<UInt8>

    private struct Line {
        var number: Int
        var indent: Int
        var text: Text
    }

    private let lines: [Line]
    private var index = 0
    /// Blocks that are being read; deeper nesting than any front matter has would run out of stack.
    private var depth = 0
    /// How many values there may still be.
    private var budget = YAMLNode.maximumNodes

    private static let maximumDepth = 100

    static func parse(_ yaml: Substring, firstLine: Int) -> YAMLNode? {
        parse(bytes: Array(yaml.utf8)[...], firstLine: firstLine)
    }

    static func parse(bytes: Text, firstLine: Int) -> YAMLNode? {
        guard let lines = cut(bytes, firstLine: firstLine), let first = lines.first, first.indent == 0,
            lines.count <= YAMLNode.maximumNodes
        else { return nil }
        var reading = SimpleYAML(lines: lines)
        guard let node = reading.block(indent: 0), reading.index == lines.count else { return nil }
        return node
    }

    private init(lines: [Line]) { self.lines = lines }

    /// The lines that say something, without indentation and without spaces at their end.
    private static func cut(_ bytes: Text, firstLine: Int) -> [Line]? {
        var lines: [Line] = []
        var number = firstLine
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let next = bytes[start...].firstIndex(of: 10) ?? bytes.endIndex
            var first = start
            while first < next, bytes[first] == 32 { first += 1 }
            if first < next, bytes[first] != 13, bytes[first] != UInt8(ascii: "#") {
                guard bytes[first] != 9 else { return nil }
                var end = next
                while bytes[end - 1] == 32 || bytes[end - 1] == 13 { end -= 1 }
                lines.append(Line(number: number, indent: first - start, text: bytes[first..<end]))
            }
            number += 1
            start = next + 1
        }
        return lines
    }

    private mutating func block(indent: Int) -> YAMLNode? {
        guard lines[index].indent == indent, depth < Self.maximumDepth else { return nil }
        depth += 1
        defer { depth -= 1 }
        let start = SourcePosition(line: lines[index].number, column: indent + 1)
        let isList = lines[index].text.first == UInt8(ascii: "-")
        guard let shape = isList ? list(indent: indent) : mapping(indent: indent),
            index == lines.count || lines[index].indent < indent
        else { return nil }
        return YAMLNode(shape: shape, position: start)
    }

    private mutating func mapping(indent: Int) -> YAMLNode.Shape? {
        var entries: [YAMLNode.Entry] = []
        // Few keys are compared one by one, which is quicker than a set.
        var names: Set<String> = []
        while index < lines.count, lines[index].indent == indent {
            guard let entry = entry(indent: indent) else { return nil }
            if entries.count < 32 {
                guard !entries.contains(where: { $0.key == entry.key }) else { return nil }
            } else {
                if names.isEmpty { names = Set(entries.map(\.key)) }
                guard names.insert(entry.key).inserted else { return nil }
            }
            entries.append(entry)
        }
        return .mapping(entries)
    }

    /// Reads items as long as there are any; what may follow them is for the caller to say.
    private mutating func list(indent: Int) -> YAMLNode.Shape? {
        var items: [YAMLNode] = []
        while index < lines.count, lines[index].indent == indent, lines[index].text.starts(with: "- ".utf8) {
            let line = lines[index]
            let rest = line.text.dropFirst(2)
            guard rest.first != 32, !Self.hasKey(rest),
                let item = scalar(rest, at: .init(line: line.number, column: indent + 3))
            else { return nil }
            items.append(item)
            index += 1
        }
        return items.isEmpty ? nil : .sequence(items)
    }

    private mutating func entry(indent: Int) -> YAMLNode.Entry? {
        let line = lines[index]
        guard let colon = line.text.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let key = line.text[..<colon]
        guard !key.isEmpty, key.allSatisfy(Self.isKeyByte), key.first != UInt8(ascii: "-") else { return nil }
        let name = String(decoding: key, as: UTF8.self)
        guard !["true", "false", "null", "yes", "no"].contains(name) else { return nil }
        let position = SourcePosition(line: line.number, column: indent + 1)
        var rest = line.text[(colon + 1)...]
        guard rest.isEmpty || rest.first == 32 else { return nil }
        while rest.first == 32 { rest = rest.dropFirst() }
        index += 1
        let column = indent + 1 + rest.startIndex - line.text.startIndex
        let here = SourcePosition(line: line.number, column: column)
        guard let value = rest.isEmpty ? below(indent: indent, at: here) : alone(rest, indent, at: here)
        else { return nil }
        return .init(key: name, position: position, value: value)
    }

    /// A value on the line of its key; a deeper line would continue it.
    private mutating func alone(_ text: Text, _ indent: Int, at position: SourcePosition) -> YAMLNode? {
        guard index == lines.count || lines[index].indent <= indent else { return nil }
        return scalar(text, at: position)
    }

    /// The value of a key without one on its line: a deeper block, a list, or nothing.
    private mutating func below(indent: Int, at position: SourcePosition) -> YAMLNode? {
        if index < lines.count {
            let next = lines[index]
            if next.indent > indent { return block(indent: next.indent) }
            // A list may stand at the indentation of its key; the next key ends it.
            if next.indent == indent, next.text.first == UInt8(ascii: "-") {
                guard let shape = list(indent: indent), index == lines.count || lines[index].indent <= indent
                else { return nil }
                return YAMLNode(shape: shape, position: .init(line: next.number, column: indent + 1))
            }
        }
        return YAMLNode(shape: .scalar("", quoted: false), position: position)
    }

    private mutating func scalar(_ bytes: Text, at position: SourcePosition) -> YAMLNode? {
        budget -= 1
        guard let first = bytes.first, budget > 0 else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            let inner = bytes.dropFirst().dropLast()
            guard bytes.count >= 2, bytes.last == first,
                inner.allSatisfy({ $0 >= 32 && $0 != first && $0 != UInt8(ascii: "\\") })
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

    private mutating func flowList(_ bytes: Text, at position: SourcePosition) -> YAMLNode? {
        let inner = bytes.dropFirst().dropLast()
        var items: [YAMLNode] = []
        guard inner.contains(where: { $0 != 32 }) else {
            return .init(shape: .sequence([]), position: position)
        }
        for part in inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            var word = part
            while word.first == 32 { word = word.dropFirst() }
            while word.last == 32 { word = word.dropLast() }
            budget -= 1
            guard !word.isEmpty, word.allSatisfy(Self.isKeyByte), word.first != UInt8(ascii: "-"), budget > 0
            else { return nil }
            let text = String(decoding: word, as: UTF8.self)
            guard text != "null" else { return nil }
            let column = position.column + word.startIndex - bytes.startIndex
            items.append(
                .init(
                    shape: .scalar(text, quoted: false),
                    position: .init(line: position.line, column: column)
                )
            )
        }
        return .init(shape: .sequence(items), position: position)
    }

    private static func hasKey(_ bytes: Text) -> Bool {
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
