import Markup

/// The front matter of a text as it is written, changed entry by entry: what is not changed keeps its bytes.
struct FrontMatterText {
    /// One field with the lines that belong to it.
    private struct Item {
        /// `nil` for comments and empty lines between fields.
        var key: String?
        var value = YAMLNode.nothing
        var text: String
        var isChanged = false
    }

    private var items: [Item] = []
    private let body: [UInt8]
    private let newline: String
    private let hadFront: Bool

    /// Cuts a text; broken front matter is thrown.
    init(_ source: [UInt8]) throws(Problem) {
        let cut = SourceText(bytes: source)
        if let problem = cut.problems.first { throw problem }
        body = Array(source[cut.bodyOffset...])
        hadFront = cut.hasFront
        let front = String(decoding: source[..<cut.bodyOffset], as: UTF8.self)
        newline = front.utf8.contains(13) ? "\r\n" : "\n"
        guard cut.hasFront else { return }
        // Both fences are lines of their own.
        let lines = Self.lines(front).dropFirst().dropLast()
        items = Self.items(Array(lines), cut.front.entries)
        if !parses(as: cut.front.entries) {
            // Values that share lines or refer to each other cannot be cut out: everything is written anew.
            items = cut.front.entries.map { Item(key: $0.key, value: $0.value, text: "", isChanged: true) }
        }
    }

    /// The keys in the order of the text.
    var keys: [String] { items.compactMap(\.key) }

    subscript(key: String) -> YAMLNode? { items.first { $0.key == key }?.value }

    mutating func remove(_ key: String) { items.removeAll { $0.key == key } }

    /// Comments between fields, which are for those who write.
    mutating func removeComments() { items.removeAll { $0.key == nil && $0.text.contains("#") } }

    /// Sets a field where it stands, else at the end.
    mutating func set(_ key: String, _ value: YAMLNode) {
        let item = Item(key: key, value: value, text: "", isChanged: true)
        if let at = items.firstIndex(where: { $0.key == key }) {
            items[at] = item
        } else {
            items.append(item)
        }
    }

    /// Gives a field another name where it stands.
    mutating func rename(_ key: String, to name: String) {
        guard let at = items.firstIndex(where: { $0.key == key }) else { return }
        items[at] = Item(key: name, value: items[at].value, text: "", isChanged: true)
    }

    /// The whole text.
    var source: [UInt8] {
        if items.isEmpty, !hadFront { return body }
        return Array(("---" + newline + front + "---" + newline).utf8) + body
    }

    private var front: String {
        items.map { $0.isChanged ? YAMLText.entry($0.key ?? "", $0.value, newline: newline) : $0.text }
            .joined()
    }

    private func parses(as entries: [YAMLNode.Entry]) -> Bool {
        guard items.allSatisfy({ $0.key == nil || alone($0) }),
            let node = try? YAMLNode.parse(front[...], firstLine: 2)
        else { return entries.isEmpty && items.allSatisfy { $0.key == nil } }
        return node.means(.made(.mapping(entries)))
    }

    /// Whether an entry means the same by itself; one with an alias to another does not.
    private func alone(_ item: Item) -> Bool {
        guard let key = item.key, let node = try? YAMLNode.parse(item.text[...], firstLine: 1) else {
            return false
        }
        return node.entries.count == 1 && node[key]?.means(item.value) == true
    }

    private static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var start = text.utf8.startIndex
        while start < text.utf8.endIndex {
            let end =
                text.utf8[start...].firstIndex(of: 10).map(text.utf8.index(after:)) ?? text.utf8.endIndex
            lines.append(String(text[start..<end]))
            start = end
        }
        return lines
    }

    /// Gives each entry the lines up to the next; empty lines and comments at their end stand alone.
    private static func items(_ lines: [String], _ entries: [YAMLNode.Entry]) -> [Item] {
        var items: [Item] = []
        func rest(_ range: Range<Int>) { items += lines[range].map { Item(text: $0) } }
        // The front matter begins on line 2 of the file.
        let starts = entries.map { min(max($0.position.line - 2, 0), lines.count) }
        rest(0..<(starts.first ?? lines.count))
        for (number, entry) in entries.enumerated() {
            let start = starts[number]
            let end = max(start, number + 1 < starts.count ? starts[number + 1] : lines.count)
            var last = end
            while last > start + 1, isBetween(lines[last - 1]) { last -= 1 }
            items.append(Item(key: entry.key, value: entry.value, text: lines[start..<last].joined()))
            rest(last..<end)
        }
        return items
    }

    private static func isBetween(_ line: String) -> Bool {
        line.utf8.first == UInt8(ascii: "#") || line.utf8.allSatisfy { $0 <= 32 }
    }
}
