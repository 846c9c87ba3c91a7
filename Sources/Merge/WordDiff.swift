/// A change as people read it, without colour: "18 Uhr" to "19 Uhr" is one block with the runs -18, +19, " Uhr".
package enum WordDiff {
    /// A piece of the comparison, from top to bottom; texts are whole lines with their line feeds.
    package enum Block: Sendable, Hashable {
        /// Lines near a change that stayed.
        case unchanged(String)
        /// How many lines stayed and are not shown.
        case gap(Int)
        case removed(String)
        case added(String)
        /// A paragraph, or a line of a long one, in which words changed.
        case changed([Run])
    }

    /// Part of a changed block; all but the added ones make the old text, all but the removed ones the new.
    package enum Run: Sendable, Hashable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// Compares two texts and shows `context` unchanged lines around each change; [] for two empty texts.
    ///
    /// Time and memory are bounded: words are compared in paragraphs of up to 16 kB, and when
    /// the whole comparison costs too much, the rest is told as removed and added lines.
    package static func blocks(old: String, new: String, context: Int = 3) -> [Block] {
        let (before, after) = (Lines(old), Lines(new))
        var list = BlockList(before, context: max(0, context))
        var changes = ChangedPieces(before, after)
        let hunks = LineDiff.hunks(old: before, new: after)
        for hunk in HunkJoining.acrossBlankLines(hunks, before) {
            list.unchanged(upTo: hunk.old.lowerBound, isBeforeChange: true)
            list.append(changes.blocks(hunk), upTo: hunk.old.upperBound)
        }
        list.unchanged(upTo: before.count, isBeforeChange: false)
        return list.blocks
    }
}

/// Collects blocks; knows which unchanged lines are far enough from changes to be left out.
private struct BlockList {
    private let lines: Lines
    private let context: Int
    private var at = 0
    private(set) var blocks: [WordDiff.Block] = []

    init(_ lines: Lines, context: Int) {
        self.lines = lines
        self.context = context
    }

    mutating func append(_ changes: [WordDiff.Block], upTo end: Int) {
        blocks += changes
        at = end
    }

    mutating func unchanged(upTo end: Int, isBeforeChange: Bool) {
        guard at < end else { return }
        let above = blocks.isEmpty ? at : min(at + context, end)
        let below = isBeforeChange ? max(end - context, above) : end
        // A gap of one line would take as much room as the line.
        if below - above > 1 {
            show(at..<above)
            blocks.append(.gap(below - above))
            show(below..<end)
        } else {
            show(at..<end)
        }
        at = end
    }

    private mutating func show(_ range: Range<Int>) {
        if !range.isEmpty { blocks.append(.unchanged(lines.text(range))) }
    }
}
