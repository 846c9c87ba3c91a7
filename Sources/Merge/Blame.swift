/// Which revision gave each paragraph of a page its present wording and place.
///
/// Revisions are numbered from 0, oldest first. A paragraph is a block of lines that are not blank; it counts
/// as changed when any byte of it does, when it was joined or divided, and when it moved past another.
package enum Blame {
    /// A paragraph of the newest text: its lines there, from 0, and the revision that last changed it.
    package struct Paragraph: Sendable, Hashable {
        package let lines: Range<Int>
        package let revision: Int
    }

    /// The paragraphs of the newest of these texts, which are oldest first; [] without any.
    package static func paragraphs(_ revisions: [String]) -> [Paragraph] {
        var state = BlameState()
        for revision in revisions { state.apply(next: revision) }
        return state.paragraphs
    }
}

/// Blame as far as the revisions went; keeps the last text only, so any number can be fed.
package struct BlameState: Sendable {
    /// The paragraphs of the last text.
    package private(set) var paragraphs: [Blame.Paragraph] = []

    /// How many revisions were applied, which is the number of the next.
    package private(set) var revisions = 0

    private var lines = Lines("")

    /// For all revisions together: some twenty that have nothing in common with the one before are still compared.
    private var left = 500_000_000

    /// A page without revisions.
    package init() {}

    /// Goes on to the next revision of the page.
    package mutating func apply(next text: String) {
        let next = Lines(text)
        let blocks = Self.blocks(next)
        var interner = Interner()
        let granted = min(DiffBudget.lines.steps, left)
        var budget = DiffBudget(steps: granted)
        defer { left -= granted - max(0, budget.steps) }
        let old = paragraphs.map { interner.number(Self.bytes(lines, $0.lines)) }
        let new = blocks.map { interner.number(Self.bytes(next, $0)) }
        var changed = Array(repeating: revisions, count: blocks.count)
        var (x, y) = (0, 0)
        for hunk in SequenceDiff.hunks(old: old, new: new, budget: &budget) + [Hunk.end(old.count, new.count)]
        {
            while x < hunk.old.lowerBound {
                changed[y] = paragraphs[x].revision
                (x, y) = (x + 1, y + 1)
            }
            (x, y) = (hunk.old.upperBound, hunk.new.upperBound)
        }
        paragraphs = zip(blocks, changed).map { Blame.Paragraph(lines: $0, revision: $1) }
        lines = next
        revisions += 1
    }

    private static func blocks(_ lines: Lines) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var start: Int?
        for line in 0...lines.count {
            if line < lines.count, !lines.isBlank(line) {
                start = start ?? line
            } else if let first = start {
                blocks.append(first..<line)
                start = nil
            }
        }
        return blocks
    }

    /// Without the last line feed: whether the text ends with one changes no paragraph.
    private static func bytes(_ lines: Lines, _ range: Range<Int>) -> ArraySlice<UInt8> {
        let bytes = lines.bytes[lines.span(range)]
        return bytes.last == 10 ? bytes.dropLast() : bytes
    }
}

extension Hunk {
    fileprivate static func end(_ old: Int, _ new: Int) -> Hunk { Hunk(old: old..<old, new: new..<new) }
}
