import CCMarkGFM

/// Finds what may be links in the text of a source, by the rules of CommonMark for brackets.
///
/// It sees one paragraph, heading or cell at a time and knows neither quotes nor lists around it, so what it finds is
/// checked by rendering afterwards.
struct LinkScanner {
    let bytes: [UInt8]
    private(set) var candidates: [LinkCandidate] = []
    private var definitions: [String: LinkDefinition] = [:]

    private struct Bracket {
        var at: Int
        var isImage: Bool
        var isActive = true
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        definitions = Self.definitions(bytes)
        for region in Self.regions(bytes) { scan(region) }
        candidates.sort {
            ($0.whole.lowerBound, $0.whole.upperBound) < ($1.whole.lowerBound, $1.whole.upperBound)
        }
    }

    private mutating func scan(_ region: Range<Int>) {
        var open: [Bracket] = []
        var at = region.lowerBound
        while at < region.upperBound {
            switch bytes[at] {
            case 0x5C: at += 2
            case 0x60: at = behindCode(at, region.upperBound)
            case 0x3C: at = behindTag(at, region.upperBound)
            case 0x21 where at + 1 < region.upperBound && bytes[at + 1] == 0x5B:
                open.append(Bracket(at: at, isImage: true))
                at += 2
            case 0x5B:
                if at + 1 < region.upperBound, bytes[at + 1] == 0x5B { noteWiki(at, region.upperBound) }
                open.append(Bracket(at: at, isImage: false))
                at += 1
            case 0x5D:
                at = close(at, &open, region)
            default: at += 1
            }
        }
    }

    /// What a closing bracket closes; returns where to go on.
    private mutating func close(_ at: Int, _ open: inout [Bracket], _ region: Range<Int>) -> Int {
        guard let opener = open.popLast(), opener.isActive else { return at + 1 }
        let inner = opener.at + (opener.isImage ? 2 : 1)..<at
        guard let candidate = tail(at, opener.at, inner, region) else { return at + 1 }
        var found = candidate
        found.isImage = opener.isImage
        candidates.append(found)
        // A link holds no links.
        if !opener.isImage {
            for index in open.indices where !open[index].isImage { open[index].isActive = false }
        }
        return found.whole.upperBound
    }

    private func tail(_ at: Int, _ start: Int, _ inner: Range<Int>, _ region: Range<Int>) -> LinkCandidate? {
        let next = at + 1 < region.upperBound ? bytes[at + 1] : 0
        if next == 0x28, let found = inlineTail(at + 2, region.upperBound) {
            var link = LinkCandidate(
                form: .inline,
                whole: start..<found.end,
                inner: inner,
                target: found.target
            )
            link.title = Array(bytes[found.title])
            return link
        }
        var label = inner
        var end = at + 1
        var target = end..<end
        if next == 0x5B, let close = closeOfLabel(at + 2, region.upperBound) {
            target = at + 2..<close
            if !target.isEmpty { label = target }
            end = close + 1
        }
        if next == 0x3A, Self.startsLine(bytes, start) { return nil }
        guard bytes[label.lowerBound..<label.upperBound].first != 0x5E,
            let definition = definitions[Self.folded(bytes[label])]
        else { return nil }
        var link = LinkCandidate(form: .reference, whole: start..<end, inner: inner, target: target)
        link.title = definition.title
        link.definition = definition
        return link
    }

    private mutating func noteWiki(_ at: Int, _ end: Int) {
        var close = at + 2
        var bar = -1
        while close + 1 < end, !(bytes[close] == 0x5D && bytes[close + 1] == 0x5D) {
            if bytes[close] == 0x5B || bytes[close] == 10 { return }
            if bytes[close] == 0x7C, bar < 0 { bar = close }
            close += 1
        }
        guard close + 1 < end else { return }
        var link = LinkCandidate(
            form: .wiki,
            whole: at..<close + 2,
            inner: close..<close,
            target: at + 2..<close
        )
        if bar >= 0 {
            // In a cell of a table the bar is written as \|.
            link.target = at + 2..<(bytes[bar - 1] == 0x5C ? bar - 1 : bar)
            link.inner = bar + 1..<close
        }
        candidates.append(link)
    }

    /// `(ziel "Titel")` from behind its first parenthesis.
    private func inlineTail(_ start: Int, _ end: Int) -> (target: Range<Int>, title: Range<Int>, end: Int)? {
        guard let target = Self.target(bytes, Self.behindBlanks(bytes, start, end), end) else { return nil }
        let from = Self.behindBlanks(bytes, target.upperBound, end)
        guard from < end else { return nil }
        if bytes[from] == 0x29 { return (target, from..<from, from + 1) }
        guard from > target.upperBound, let title = Self.title(bytes, from, end) else { return nil }
        let close = Self.behindBlanks(bytes, title, end)
        guard close < end, bytes[close] == 0x29 else { return nil }
        return (target, from..<title, close + 1)
    }

    private func closeOfLabel(_ from: Int, _ end: Int) -> Int? {
        var at = from
        while at < end, at - from < 1000 {
            switch bytes[at] {
            case 0x5C: at += 2
            case 0x5B: return nil
            case 0x5D: return at
            default: at += 1
            }
        }
        return nil
    }

    private func behindCode(_ start: Int, _ end: Int) -> Int {
        func run(_ from: Int) -> Int { bytes[from..<end].prefix { $0 == 0x60 }.count }
        let length = run(start)
        var at = start + length
        while let found = bytes[at..<end].firstIndex(of: 0x60) {
            let other = run(found)
            at = found + other
            if other == length { return at }
        }
        return start + length
    }

    /// Behind an address or raw HTML in angle brackets, where brackets mean nothing.
    private func behindTag(_ start: Int, _ end: Int) -> Int {
        guard start + 1 < end else { return start + 1 }
        switch bytes[start + 1] {
        case 0x21, 0x2F, 0x3F, 0x41...0x5A, 0x61...0x7A: break
        default: return start + 1
        }
        var quote: UInt8 = 0
        for at in start + 1..<end {
            let byte = bytes[at]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x3E {
                return at + 1
            } else if byte == 0x3C {
                return start + 1
            } else if bytes[at - 1] == 0x3D, byte == 0x22 || byte == 0x27 {
                quote = byte
            }
        }
        return start + 1
    }
}
