/// Joins changes that have little between them: "-ein +das blank -Haus +Boot" becomes "-ein Haus +das Boot".
///
/// What stayed is given up when it has no line end and is no longer than the change on either side of it,
/// the measure of Neil Fraser's "semantic cleanup" (Diff Strategies, 2006), or when it is no word at all.
enum RunCleanup {
    /// The changes after joining, in order; one pass, since a longer change may join again to the left.
    static func tidy(_ hunks: [Hunk], _ old: [Token], _ new: [Token]) -> [Hunk] {
        let before = Widths(old)
        let after = Widths(new)
        func size(_ hunk: Hunk) -> Int { max(before.width(hunk.old), after.width(hunk.new)) }
        func joins(_ left: Hunk, _ right: Hunk) -> Bool {
            let kept = left.old.upperBound..<right.old.lowerBound
            // Two insertions, or two removals, read better apart: nothing that stayed is told twice.
            if left.old.isEmpty && right.old.isEmpty || left.new.isEmpty && right.new.isEmpty { return false }
            if before.hasLineEnd(kept) { return false }
            return before.hasNoWord(kept) && before.width(kept) <= 2
                || before.width(kept) <= min(size(left), size(right), longestKept)
        }
        var result: [Hunk] = []
        for hunk in hunks {
            var joined = hunk
            while let last = result.last, joins(last, joined) {
                result.removeLast()
                joined = Hunk(
                    old: last.old.lowerBound..<joined.old.upperBound,
                    new: last.new.lowerBound..<joined.new.upperBound
                )
            }
            result.append(joined)
        }
        return result
    }

    /// More than this is worth keeping between changes of any length: two short words.
    private static let longestKept = 12

    /// Sums over tokens, so that any range is answered at once.
    private struct Widths {
        private var bytes = [0]
        private var lineEnds = [0]
        private var words = [0]

        init(_ tokens: [Token]) {
            for (at, token) in tokens.enumerated() {
                bytes.append(bytes[at] + token.text.utf8.count)
                lineEnds.append(lineEnds[at] + (token.kind == .lineEnd ? 1 : 0))
                words.append(words[at] + (token.kind == .word ? 1 : 0))
            }
        }

        func width(_ range: Range<Int>) -> Int { bytes[range.upperBound] - bytes[range.lowerBound] }
        func hasLineEnd(_ range: Range<Int>) -> Bool {
            lineEnds[range.upperBound] > lineEnds[range.lowerBound]
        }
        func hasNoWord(_ range: Range<Int>) -> Bool { words[range.upperBound] == words[range.lowerBound] }
    }
}
