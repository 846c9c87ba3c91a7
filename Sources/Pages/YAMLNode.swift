public import Markup

/// One value of a YAML text with its place, still untyped: `beginn: 2026-12-03` is a mapping with one scalar.
///
/// Fields decide what a scalar means, so the text is kept as written: `5.10` stays `5.10` and `no` stays `no`.
public struct YAMLNode: Sendable, Hashable {
    /// The three shapes that YAML knows.
    public enum Shape: Sendable, Hashable {
        case scalar(String, quoted: Bool)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    /// A key with its place and its value.
    public struct Entry: Sendable, Hashable {
        public var key: String
        public var position: SourcePosition
        public var value: YAMLNode
    }

    public var shape: Shape
    /// Line and column in the original file, both from 1.
    public var position: SourcePosition

    /// A value without any entries.
    public static let nothing = YAMLNode(shape: .mapping([]), position: SourcePosition(line: 1, column: 1))

    /// The text of a scalar; `nil` for other shapes and where nothing is said (`stand:`, `stand: ""`, `stand: ~`).
    public var text: String? {
        guard case .scalar(let text, let quoted) = shape, text.utf8.contains(where: { $0 > 32 }) else {
            return nil
        }
        return !quoted && (text == "~" || text == "null") ? nil : text
    }

    /// Yes or no, as a flag of front matter reads it.
    public var flag: Bool? { text.flatMap(FieldReader.flag) }

    /// The entries of a mapping, in the order of the file.
    public var entries: [Entry] {
        if case .mapping(let entries) = shape { return entries }
        return []
    }

    /// The items of a sequence; a single scalar counts as a list of one, an empty value as none.
    public var items: [YAMLNode] {
        switch shape {
        case .sequence(let items): items
        case .scalar: text == nil ? [] : [self]
        case .mapping: [self]
        }
    }

    /// Whether there is no value at all.
    public var isEmpty: Bool {
        switch shape {
        case .scalar: text == nil
        case .sequence(let items): items.isEmpty
        case .mapping(let entries): entries.isEmpty
        }
    }

    /// The value of a key of a mapping.
    public subscript(key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }
}
