import CCMarkGFM

/// Finds places of the original text: cmark's columns are bytes, often missing or off inside quotes and lists.
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
        while at + pattern.count <= blockEnd, budget > 0 {
            let window = min(blockEnd - pattern.count + 1 - at, budget)
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

    private func isEscaped(_ offset: Int) -> Bool {
        var slashes = 0
        while offset - slashes > blockStart && base[offset - slashes - 1] == 0x5C && slashes < 64 { slashes += 1 }
        return slashes % 2 == 1
    }

    /// Whether searches were cut short.
    var isExhausted: Bool { budget <= 0 }
}
