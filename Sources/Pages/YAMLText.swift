import Markup

/// YAML written so that our reader, and any other, reads the same values again.
enum YAMLText {
    /// `key: value` with everything below it, each line with its end.
    static func entry(_ key: String, _ value: YAMLNode, newline: String = "\n") -> String {
        lines(key, value, indent: "").map { $0 + newline }.joined()
    }

    private static func lines(_ key: String, _ value: YAMLNode, indent: String) -> [String] {
        let head = indent + scalar(key, quoted: false) + ":"
        switch value.shape {
        case .scalar(let text, let quoted):
            let written = scalar(text, quoted: quoted)
            return [written.isEmpty ? head : head + " " + written]
        case .sequence(let items):
            return items.isEmpty ? [head + " []"] : [head] + items.flatMap { item($0, indent: indent + "  ") }
        case .mapping(let entries):
            if entries.isEmpty { return [head + " {}"] }
            return [head] + entries.flatMap { lines($0.key, $0.value, indent: indent + "  ") }
        }
    }

    private static func item(_ node: YAMLNode, indent: String) -> [String] {
        let inner: [String]
        switch node.shape {
        case .scalar(let text, let quoted):
            return ["\(indent)- \(text.isEmpty ? "\"\"" : scalar(text, quoted: quoted))"]
        case .sequence(let items):
            inner = items.flatMap { item($0, indent: indent + "  ") }
        case .mapping(let entries):
            inner = entries.flatMap { lines($0.key, $0.value, indent: indent + "  ") }
        }
        guard let first = inner.first else { return [indent + (node.isMapping ? "- {}" : "- []")] }
        return [indent + "- " + first.dropFirst(indent.count + 2)] + inner.dropFirst()
    }

    /// A scalar; in quotation marks where it could be taken for something else.
    private static func scalar(_ text: String, quoted: Bool) -> String {
        if !quoted, text.isEmpty || isPlain(text) { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 32 || scalar.value == 127:
                result += "\\x" + hex(scalar.value, 2)
            case "\u{80}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
                result += "\\u" + hex(scalar.value, 4)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Whether a text means itself without quotation marks, by the rules of the simple reader and of YAML 1.1.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            !" \t\"'-?:,[]{}#&*!|>%@`~=<".unicodeScalars.contains(first), last != " ", last != ":",
            last != "\t"
        else { return false }
        if text.contains(": ") || text.contains(" #") { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 32 && !("\u{7F}"..."\u{9F}").contains(scalar) && scalar.value != 0x2028
                && scalar.value != 0x2029 && scalar.value != 0xFEFF && scalar.value < 0xFFFE
        }
    }
}

extension YAMLNode {
    fileprivate var isMapping: Bool {
        if case .mapping = shape { return true }
        return false
    }

    /// A value that comes from nowhere in a file.
    static func made(_ shape: Shape) -> YAMLNode {
        YAMLNode(shape: shape, position: .init(line: 1, column: 1))
    }

    static func made(_ text: String) -> YAMLNode { made(.scalar(text, quoted: false)) }

    /// Whether two values say the same, wherever and however they are written.
    func means(_ other: YAMLNode) -> Bool {
        switch (shape, other.shape) {
        case (.scalar(let left, let isQuoted), .scalar(let right, let isOtherQuoted)):
            left == right && (isQuoted == isOtherQuoted || !["", "~", "null"].contains(left))
        case (.sequence(let left), .sequence(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.means($1) }
        case (.mapping(let left), .mapping(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.key == $1.key && $0.value.means($1.value) }
        default: false
        }
    }
}
