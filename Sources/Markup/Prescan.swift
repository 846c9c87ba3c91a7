/// Looks at the lines before cmark does and refuses what would cost it minutes: 2,000 columns × 20,000 short
/// rows are 68 kB of text and run for over a minute.
struct Prescan: ~Copyable {
    private let source: UnsafeBufferPointer<UInt8>
    private let limits: MarkupLimits
    private var columns = 0
    private var cells = 0
    private var paragraphBytes = 0
    /// Bytes cmark would read again: it tries the whole paragraph as a table head at every delimiter row.
    private var rereadBytes = 0
    private var brackets = 0
    private var fence: UInt8 = 0
    var openers = 0
    var definition = Definition()
    /// Bytes that may be read again: a quarter of a second.
    private static let work = 1 << 28

    init(_ source: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) {
        self.source = source
        self.limits = limits
    }

    /// The first reason to refuse the text and the offset where it shows.
    mutating func refusal(_ lines: borrowing SourceLines, _ features: SourceFeatures) -> (
        code: String, offset: Int
    )? {
        guard let base = source.baseAddress else { return nil }
        let countsBrackets = features.brackets > limits.maximumNesting
        let mayExpand = source.count * features.brackets > Self.work
        for line in 0..<lines.count {
            let start = lines.start(line)
            let end = lines.end(line)
            let text = skipBlanks(base, start, end)
            guard text < end, base[text] != 10, base[text] != 13 else {
                endParagraph()
                continue
            }
            let lead = base[text]
            var content = text
            if lead == 0x3E || lead == 0x2D || lead == 0x2A || lead == 0x2B || (lead >= 0x30 && lead <= 0x39)
            {
                let depth: Int
                (depth, content) = containers(base, text, end)
                if depth > limits.maximumNesting { return ("too-deep", start) }
                if lead == 0x3E && content >= end { endParagraph() }
            }
            if features.mayHaveTables, let offset = countCells(base, content, end) {
                return ("too-many-cells", offset)
            }
            if mayExpand, growsBeyond(features.brackets, base, content, end) { return ("too-complex", start) }
            if end - start > 1024 { readsAgain(base, start, end) }
            if features.markupOpeners > 64 { countOpeners(base, start, end) }
            if rereadBytes > Self.work { return ("too-complex", start) }
            if countsBrackets, let offset = countBrackets(base, content, end) { return ("too-deep", offset) }
            paragraphBytes += end - start
        }
        return nil
    }

    mutating func addWork(_ bytes: Int) { rereadBytes += bytes }

    private mutating func endParagraph() {
        columns = 0
        paragraphBytes = 0
        openers = 0
        definition = Definition()
        brackets = 0
    }

    private func skipBlanks(_ base: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int {
        var at = from
        while at < end && (base[at] == 32 || base[at] == 9) { at += 1 }
        return at
    }

    /// How many quotes and list items open on this line, and where their text begins.
    private func containers(_ base: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> (
        depth: Int, content: Int
    ) {
        var depth = 0
        var at = from
        while at < end && depth <= limits.maximumNesting {
            var marker = at
            if base[at] == 0x3E {
                marker = at + 1
            } else if base[at] == 0x2D || base[at] == 0x2A || base[at] == 0x2B {
                if isRule(base, at, end) { break }
                marker = at + 1
                guard marker < end, base[marker] <= 32 else { break }
            } else {
                while marker < end && base[marker] >= 0x30 && base[marker] <= 0x39 && marker - at < 10 {
                    marker += 1
                }
                guard marker > at, marker + 1 < end, base[marker] == 0x2E || base[marker] == 0x29,
                    base[marker + 1] <= 32
                else { break }
                marker += 1
            }
            depth += 1
            at = skipBlanks(base, marker, end)
            if at < end && (base[at] == 10 || base[at] == 13) { return (depth, end) }
        }
        return (depth, at)
    }

    /// `- - -` is a rule, not three lists; only the line's first marker can begin one, so this stays linear.
    private func isRule(_ base: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Bool {
        var marks = 0
        for at in from..<end {
            switch base[at] {
            case base[from]: marks += 1
            case 9, 10, 13, 32: continue
            default: return false
            }
        }
        return marks > 2
    }

    private mutating func countCells(_ base: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
        if columns > 0 {
            cells += columns
            return cells > limits.maximumTableCells ? from : nil
        }
        guard from < end, base[from] == 0x7C || base[from] == 0x2D || base[from] == 0x3A else { return nil }
        var (bars, dashes, colons) = (0, 0, 0)
        var lastMark: UInt8 = 0
        for at in from..<end {
            switch base[at] {
            case 0x7C: bars += 1
            case 0x2D: dashes += 1
            case 0x3A: colons += 1
            case 9, 10, 11, 12, 13, 32: continue
            default: return nil
            }
            lastMark = base[at]
        }
        guard dashes > 0, bars + colons > 0, paragraphBytes > 0 else { return nil }
        rereadBytes += paragraphBytes
        columns = max(1, bars + 1 - (base[from] == 0x7C ? 1 : 0) - (lastMark == 0x7C ? 1 : 0))
        cells += columns
        // The line above may not fit as a head: then this is no table yet, and the next such row asks again.
        return cells > limits.maximumTableCells ? from : nil
    }

    private mutating func countBrackets(_ base: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
        let mark = base[min(from, end - 1)]
        if (mark == 0x60 || mark == 0x7E) && from + 2 < end && base[from + 1] == mark
            && base[from + 2] == mark
        {
            fence = fence == 0 ? mark : fence == mark ? 0 : fence
            brackets = 0
            return nil
        }
        if fence != 0 { return nil }
        var at = from
        while at < end {
            if base[at] == 0x5C {
                at += 1
            } else if base[at] == 0x5B {
                brackets += 1
                if brackets > limits.maximumNesting { return at }
            } else if base[at] == 0x5D && brackets > 0 {
                brackets -= 1
            }
            at += 1
        }
        return nil
    }
}
