import CCMarkGFM

/// The parts that links and definitions are made of, and where in a source they may stand.
extension LinkScanner {
    static func behindBlanks(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
        var at = from
        while at < end, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 10 || bytes[at] == 13 { at += 1 }
        return at
    }

    /// The target that begins here: `<…>`, or anything without blanks whose parentheses match.
    static func target(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int>? {
        guard start < end else { return nil }
        var at = start
        if bytes[start] == 0x3C {
            at += 1
            while at < end {
                switch bytes[at] {
                case 0x5C: at += 2
                case 0x3E: return start..<at + 1
                case 0x3C, 10, 13: return nil
                default: at += 1
                }
            }
            return nil
        }
        var depth = 0
        loop: while at < end {
            switch bytes[at] {
            case 0x5C where at + 1 < end && bytes[at + 1] > 32: at += 2
            case 0x28:
                depth += 1
                at += 1
            case 0x29:
                if depth == 0 { break loop }
                depth -= 1
                at += 1
            case 0...32, 0x7F: break loop
            default: at += 1
            }
        }
        return depth == 0 ? start..<min(at, end) : nil
    }

    /// The end of a title that begins here with a quotation mark or parenthesis.
    static func title(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        guard start < end, [0x22, 0x27, 0x28].contains(bytes[start]) else { return nil }
        let close: UInt8 = bytes[start] == 0x28 ? 0x29 : bytes[start]
        var at = start + 1
        while at < end {
            if bytes[at] == close { return at + 1 }
            at += bytes[at] == 0x5C ? 2 : 1
        }
        return nil
    }

    /// Labels are compared without regard to capitals and blanks.
    static func folded(_ label: ArraySlice<UInt8>) -> String {
        String(decoding: label, as: UTF8.self).lowercased().split { " \t\r\n".contains($0) }.joined(
            separator: " "
        )
    }

    /// Whether nothing but signs of quotes and lists stands before a place on its line.
    static func startsLine(_ bytes: [UInt8], _ at: Int) -> Bool {
        bytes[..<at].reversed().prefix { $0 != 10 && $0 != 13 }.allSatisfy {
            $0 <= 32 || $0 >= 0x30 && $0 <= 0x39 || " >*+-.)".utf8.contains($0)
        }
    }

    /// All lines that look like definitions, the first of a label first.
    static func definitions(_ bytes: [UInt8]) -> [String: LinkDefinition] {
        var found: [String: LinkDefinition] = [:]
        var rest = 0
        while let start = bytes[rest...].firstIndex(of: 0x5B) {
            rest = start + 1
            guard startsLine(bytes, start), bytes[(start + 1)...].first != 0x5E else { continue }
            var close = start + 1
            while close < bytes.count, close - start < 1000, bytes[close] != 0x5D, bytes[close] != 0x5B {
                close += bytes[close] == 0x5C ? 2 : 1
            }
            guard close + 1 < bytes.count, bytes[close] == 0x5D, bytes[close + 1] == 0x3A,
                let target = target(bytes, behindBlanks(bytes, close + 2, bytes.count), bytes.count),
                !target.isEmpty
            else { continue }
            let label = folded(bytes[start + 1..<close])
            guard !label.isEmpty, found[label] == nil else { continue }
            let from = behindBlanks(bytes, target.upperBound, bytes.count)
            let end = from > target.upperBound ? title(bytes, from, bytes.count) ?? from : from
            let isAlone = bytes[end...].prefix { $0 != 10 && $0 != 13 }.allSatisfy { $0 == 32 || $0 == 9 }
            found[label] = LinkDefinition(
                target: Array(bytes[target]),
                title: isAlone ? Array(bytes[from..<end]) : []
            )
            rest = close
        }
        return found
    }

    /// The paragraphs, headings and cells of a source, in reading order.
    static func regions(_ bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { source in
            let lines = SourceLines(source)
            let features = SourceFeatures(source)
            var found: [Range<Int>] = []
            let cmark = CMark.shared
            let row = CMark.tableType.row
            _ = cmark.withTree(
                of: source,
                features: features,
                footnotes: features.footnotes,
                specification: false
            ) { root in
                var node = root
                while true {
                    let isText = node.type == NodeType.paragraph || node.type == NodeType.heading
                    if isText || node.type == row, node.pointee.start_line > 0 {
                        let first = Int(node.pointee.start_line) - 1
                        let last = Int(max(node.pointee.end_line, node.pointee.start_line)) - 1
                        let region = lines.start(first)..<lines.end(last)
                        found += node.type == row ? cells(source, region) : [region]
                    } else if let child = node.first {
                        node = child
                        continue
                    }
                    while node != root, node.next == nil, let parent = node.pointee.parent { node = parent }
                    guard node != root, let next = node.next else { return }
                    node = next
                }
            }
            return found
        }
    }

    /// A row cut at its bars; `\|` is no bar.
    private static func cells(_ source: UnsafeBufferPointer<UInt8>, _ row: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = row.lowerBound
        var at = start
        while at < row.upperBound {
            if source[at] == 0x7C {
                cells.append(start..<at)
                start = at + 1
            }
            at += source[at] == 0x5C ? 2 : 1
        }
        cells.append(start..<row.upperBound)
        return cells
    }
}
