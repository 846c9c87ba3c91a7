public import Markup

/// A file of `Content/` cut in two: `---`, YAML, `---`, then Markdown.
public struct SourceText: Sendable {
    /// The front matter as a mapping; an empty mapping where there is none.
    public var front: YAMLNode
    /// Where the Markdown begins in the bytes of the file.
    public var bodyOffset: Int
    /// The line of the file on which the Markdown begins, from 1.
    public var bodyLine: Int
    /// Whether the file has front matter at all.
    public var hasFront: Bool
    /// What is wrong with the front matter itself.
    public var problems: [Problem] = []

    /// Cuts a file.
    ///
    /// Broken YAML is a problem, not the end: the Markdown is still read so that one run reports all.
    public init(bytes: [UInt8]) {
        front = YAMLNode(shape: .mapping([]), position: .init(line: 1, column: 1))
        bodyOffset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        bodyLine = 1
        hasFront = false
        guard let start = Self.fence(bytes, at: bodyOffset) else { return }
        var at = start
        var line = 2
        while at < bytes.count {
            if let end = Self.fence(bytes, at: at) {
                bodyOffset = end
                bodyLine = line + 1
                hasFront = true
                read(bytes[start..<at])
                return
            }
            while at < bytes.count, bytes[at] != 10 { at += 1 }
            at += 1
            line += 1
        }
        // A leading `---` without a second one is a thematic break, unless YAML follows at once.
        if start < bytes.count, Self.looksLikeKey(bytes[start...]) {
            problems.append(
                Problem(
                    line: 1,
                    level: .error,
                    code: "front-matter-open",
                    text: "Der Kopfbereich beginnt mit --- und endet nicht.",
                    hint: "Setzen Sie nach dem letzten Feld eine Zeile mit ---."
                )
            )
        }
    }

    private mutating func read(_ yaml: ArraySlice<UInt8>) {
        do {
            let node = try YAMLNode.parse(bytes: yaml, firstLine: 2)
            if case .mapping = node.shape {
                front = node
            } else if !node.isEmpty {
                problems.append(
                    Problem(
                        line: node.position.line,
                        column: node.position.column,
                        level: .error,
                        code: "front-matter-shape",
                        text: "Der Kopfbereich enthält keine Felder.",
                        hint: "Schreiben Sie je Zeile „feld: wert“."
                    )
                )
            }
        } catch {
            problems.append(error)
        }
    }

    /// The offset behind a line `---` that starts at `offset`, else `nil`.
    private static func fence(_ bytes: [UInt8], at offset: Int) -> Int? {
        let dash = UInt8(ascii: "-")
        guard offset + 3 <= bytes.count, bytes[offset] == dash, bytes[offset + 1] == dash,
            bytes[offset + 2] == dash
        else { return nil }
        var at = offset + 3
        while at < bytes.count, bytes[at] == 32 || bytes[at] == 13 || bytes[at] == 9 { at += 1 }
        if at == bytes.count { return at }
        return bytes[at] == 10 ? at + 1 : nil
    }

    private static func looksLikeKey(_ bytes: ArraySlice<UInt8>) -> Bool {
        let line = bytes.prefix { $0 != 10 }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return line[..<colon].allSatisfy { $0 == UInt8(ascii: "_") || $0 >= 97 && $0 <= 122 }
    }
}
