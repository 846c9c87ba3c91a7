/// Finds places of the original text: cmark's columns are bytes, often missing or off inside quotes and
/// lists.
struct Locator: ~Copyable {
    let lines: SourceLines
    let firstLine: Int
    private let base: UnsafePointer<UInt8>
    private let length: Int
    /// Bytes all searches together may look at, so that hostile text costs linear time.
    private var budget: Int
    /// Last converted column, so that many links on one long line are counted once.
    private var known = (line: -1, offset: 0, column: 1)

    /// The block whose inlines are being written.
    private(set) var blockStart = 0
    private(set) var blockEnd = 0
    /// Nothing before this offset is looked at again within the block.
    var cursor = 0
    /// Where the text being searched ends at the latest.
    var textEnd = Int.max

    init(_ lines: consuming SourceLines, firstLine: Int) {
        let source = lines.source
        base = source.baseAddress ?? UnsafePointer(Self.nothing)
        length = source.count
        budget = 8 * source.count + 65_536
        self.lines = lines
        self.firstLine = firstLine
    }

    nonisolated(unsafe) private static let nothing = UnsafeMutablePointer<UInt8>.allocate(capacity: 8)

    func byte(_ offset: Int) -> UInt8 { offset >= 0 && offset < length ? base[offset] : 0 }

    /// Restricts searches to lines counted from 1, as cmark counts.
    mutating func enterBlock(_ first: Int32, _ last: Int32) {
        guard first > 0 else {
            // cmark knows no place: go on from where we are, to the end.
            blockStart = cursor
            blockEnd = length
            return
        }
        blockStart = lines.start(Int(first) - 1)
        blockEnd = lines.end(Int(max(last, first)) - 1)
        cursor = blockStart
    }

    /// Offset of cmark's line and byte column, -1 outside the text.
    func offset(_ line: Int32, _ column: Int32) -> Int {
        guard line > 0, Int(line) <= lines.count, column > 0 else { return -1 }
        let offset = lines.start(Int(line) - 1) + Int(column) - 1
        return offset < length ? offset : -1
    }

    /// Position in the original file.
    mutating func position(at offset: Int) -> SourcePosition {
        let offset = max(0, min(offset, length))
        let line = lines.line(at: offset)
        let start = lines.start(line)
        var (from, column) = (start, 1)
        if known.line == line && known.offset <= offset { (from, column) = (known.offset, known.column) }
        while from < offset {
            if base[from] & 0xC0 != 0x80 { column += 1 }
            from += 1
        }
        known = (line, offset, column)
        return SourcePosition(line: line + firstLine, column: column)
    }

    /// First place of the bytes from the cursor to the block's end that no backslash escapes.
    mutating func find(_ pattern: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = pattern.baseAddress, pattern.count > 0 else { return nil }
        var at = cursor
        let end = min(blockEnd, textEnd)
        while at + pattern.count <= end, budget > 0 {
            let window = min(end - pattern.count + 1 - at, budget)
            guard let found = (base + at).offset(of: pattern[0], in: window) else {
                budget -= window
                return nil
            }
            let place = at + found
            budget -= found + 1
            if (base + place).equals(first, pattern.count) && !isEscaped(place) { return place }
            at = place + 1
        }
        return nil
    }

    mutating func find(_ pattern: StaticString) -> Int? {
        find(UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount))
    }

    /// Moves the cursor behind the next code span, so that nothing in it is taken for text.
    mutating func skipCode() {
        var at = cursor
        while at < blockEnd, budget > 0 {
            if base[at] == 0x5C {
                at += 2
                continue
            }
            guard base[at] == 0x60 else {
                at += 1
                continue
            }
            let content = endOfTicks(at)
            if let end = closingTicks(content, content - at) {
                budget -= end - cursor
                cursor = end
                return
            }
            at = content
        }
    }

    private func endOfTicks(_ start: Int) -> Int {
        var at = start
        while at < blockEnd && base[at] == 0x60 { at += 1 }
        return at
    }

    /// Behind the next run of exactly `count` backticks.
    private mutating func closingTicks(_ from: Int, _ count: Int) -> Int? {
        var at = from
        while budget > 0, let found = (base + at).offset(of: 0x60, in: blockEnd - at) {
            let start = at + found
            at = endOfTicks(start)
            budget -= at - start + found
            if at - start == count { return at }
        }
        budget -= max(0, blockEnd - at)
        return nil
    }

    private func isEscaped(_ offset: Int) -> Bool {
        var slashes = 0
        while offset - slashes > blockStart && base[offset - slashes - 1] == 0x5C && slashes < 64 {
            slashes += 1
        }
        return slashes % 2 == 1
    }

    /// Whether searches were cut short.
    var isExhausted: Bool { budget <= 0 }
}
