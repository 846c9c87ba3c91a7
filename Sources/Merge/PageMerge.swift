/// Merges two edits of a page: the fields of its front matter one by one, the text below them by lines.
///
/// In the text fields stand right below each other, which lines alone take for one place; somebody who fills in a form
/// changes one field and knows nothing of its neighbours.
package enum PageMerge {
    /// Merges two edits of `base`: `ours` is what a person is saving, `theirs` what was saved meanwhile.
    package static func merge(base: String, ours: String, theirs: String) -> MergeResult {
        guard let old = FieldBlocks(of: base), let mine = FieldBlocks(of: ours),
            let other = FieldBlocks(of: theirs), !old.isEmpty || !mine.isEmpty || !other.isEmpty
        else { return ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs) }
        var segments: [ConflictedText.Segment] = [.merged("---\n")]
        for key in keys(mine, other) {
            segments += merged(old[key] ?? "", mine[key] ?? "", other[key] ?? "")
        }
        segments.append(.merged("---\n"))
        segments += merged(old.rest, mine.rest, other.rest)
        return joined(segments)
    }

    /// All keys in the order of `theirs`; one that only `ours` has stands behind the one before it there.
    private static func keys(_ ours: FieldBlocks, _ theirs: FieldBlocks) -> [String] {
        var keys = theirs.keys
        var place = 0
        for key in ours.keys {
            if let known = keys.firstIndex(of: key) {
                place = known + 1
            } else {
                keys.insert(key, at: place)
                place += 1
            }
        }
        return keys
    }

    private static func merged(_ base: String, _ ours: String, _ theirs: String) -> [ConflictedText.Segment] {
        switch ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs) {
        case .clean(let text): [.merged(text)]
        case .conflict(let text): text.segments
        }
    }

    private static func joined(_ segments: [ConflictedText.Segment]) -> MergeResult {
        var result: [ConflictedText.Segment] = []
        for segment in segments {
            if case .merged(let text) = segment, case .merged(let before)? = result.last {
                result[result.count - 1] = .merged(before + text)
            } else {
                result.append(segment)
            }
        }
        if result.count == 1, case .merged(let text) = result[0] { return .clean(text) }
        return .conflict(ConflictedText(segments: result))
    }
}

/// The front matter of a text cut at its keys, and what follows it.
///
/// Each block has all lines up to the next key: values over several lines, remarks, blank lines.
struct FieldBlocks {
    private(set) var keys: [String] = []
    private var blocks: [String: String] = [:]
    let rest: String

    var isEmpty: Bool { keys.isEmpty }

    subscript(key: String) -> String? { blocks[key] }

    /// `nil` when the front matter is no plain list of keys: not closed, a key twice, or something before the first one.
    init?(of text: String) {
        let lines = Lines(text)
        guard lines.count > 0, Self.isFence(lines, 0) else {
            rest = text
            return
        }
        guard let end = (1..<lines.count).first(where: { Self.isFence(lines, $0) }) else { return nil }
        var start = 1
        var key: String?
        func close(at line: Int, _ blocks: inout [String: String], _ keys: inout [String]) -> Bool {
            guard let key else { return start == line }
            guard blocks[key] == nil else { return false }
            blocks[key] = lines.text(start..<line)
            keys.append(key)
            return true
        }
        for line in 1..<end {
            guard let next = Self.key(lines, line) else { continue }
            guard close(at: line, &blocks, &keys) else { return nil }
            (start, key) = (line, next)
        }
        guard close(at: end, &blocks, &keys) else { return nil }
        rest = lines.text(end + 1..<lines.count)
    }

    private static func isFence(_ lines: Lines, _ line: Int) -> Bool {
        let bytes = lines.bytes[lines.span(line)]
        return bytes.starts(with: "---".utf8)
            && bytes.dropFirst(3).allSatisfy { [10, 13, 32, 9].contains($0) }
    }

    /// The key of a line such as `ort: Köln`; indented lines, list items and remarks belong to the key above them.
    private static func key(_ lines: Lines, _ line: Int) -> String? {
        let bytes = lines.bytes[lines.span(line)]
        guard let first = bytes.first,
            ![32, 9, 10, 13, UInt8(ascii: "-"), UInt8(ascii: "#")].contains(first),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        return String(decoding: bytes[..<colon], as: UTF8.self)
    }
}
