/// Replacements of ranges of a source, applied in one go.
struct SourceEdits {
    private var edits: [(range: Range<Int>, bytes: [UInt8])] = []

    mutating func replace(_ range: Range<Int>, _ bytes: [UInt8]) { edits.append((range, bytes)) }

    /// The source with all edits; what lies inside a range that is replaced already is dropped.
    func apply(to source: [UInt8]) -> [UInt8] {
        guard !edits.isEmpty else { return source }
        let sorted = edits.enumerated().sorted { left, right in
            let (a, b) = (left.element.range, right.element.range)
            if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
            return a.upperBound != b.upperBound ? a.upperBound > b.upperBound : left.offset < right.offset
        }
        var result: [UInt8] = []
        result.reserveCapacity(source.count + edits.count * 8)
        var done = 0
        for (_, edit) in sorted where edit.range.lowerBound >= done {
            result += source[done..<edit.range.lowerBound]
            result += edit.bytes
            done = edit.range.upperBound
        }
        return result + source[done...]
    }
}
