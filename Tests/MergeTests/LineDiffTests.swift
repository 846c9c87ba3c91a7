import Testing

@testable import Merge

@Suite("Differences by lines")
struct LineDiffTests {
    @Test(
        "hunks name the old and the new lines of a change",
        arguments: [
            ("", "", []),
            ("a\n", "a\n", []),
            ("", "a\nb\n", [Hunk(old: 0..<0, new: 0..<2)]),
            ("a\nb\n", "", [Hunk(old: 0..<2, new: 0..<0)]),
            ("a\nb\nc\n", "a\nx\nc\n", [Hunk(old: 1..<2, new: 1..<2)]),
            ("a\nb\nc\n", "a\nc\n", [Hunk(old: 1..<2, new: 1..<1)]),
            ("a\nc\n", "a\nb\nc\nd\n", [Hunk(old: 1..<1, new: 1..<2), Hunk(old: 2..<2, new: 3..<4)]),
            // The missing line feed belongs to the line.
            ("a\nb", "a\nb\n", [Hunk(old: 1..<2, new: 1..<2)]),
            ("a\r\nb\r\n", "a\nb\r\n", [Hunk(old: 0..<1, new: 0..<1)]),
            // Swift's == calls these equal.
            ("\u{E4}\n", "a\u{308}\n", [Hunk(old: 0..<1, new: 0..<1)]),
            // What could stand at several places stands at the last.
            ("a\n", "a\na\n", [Hunk(old: 1..<1, new: 1..<2)]),
            ("A\n\nC\n", "A\n\nB\n\nC\n", [Hunk(old: 2..<2, new: 2..<4)]),
            ("a\nb\na\nb\n", "a\nb\n", [Hunk(old: 2..<4, new: 2..<2)]),
        ]
    )
    func hunks(_ old: String, _ new: String, _ hunks: [Hunk]) {
        #expect(LineDiff.hunks(old: old, new: new) == hunks)
    }

    @Test("scripts make the new text of the old one, are shortest, and have an unchanged line between hunks")
    func scripts() {
        for seed in 0..<3_000 {
            let triple = Triple.repeating(seed)
            let (old, new) = (triple.texts.ours, triple.texts.theirs)
            let hunks = LineDiff.hunks(old: old, new: new)
            #expect(LineDiff.apply(hunks, old: Lines(old), new: Lines(new)) == new, "\(triple)")
            let changed = hunks.reduce(0) { $0 + $1.old.count + $1.new.count }
            #expect(changed == shortest(triple.ours, triple.theirs), "\(triple)")
            for (hunk, next) in zip(hunks, hunks.dropFirst()) {
                #expect(hunk.old.upperBound < next.old.lowerBound, "\(triple)")
                #expect(hunk.new.upperBound < next.new.lowerBound, "\(triple)")
            }
        }
    }

    @Test("a script that ran out of budget is longer and still right", arguments: [0, 5, 50, 500, 5_000])
    func smallBudget(_ steps: Int) {
        var random = SeededGenerator(steps)
        for _ in 0..<60 {
            let old = (0..<80).map { _ in Int32(random.below(60)) }
            let new = (0..<80).map { _ in Int32(random.below(60)) }
            var budget = DiffBudget(steps: steps)
            var made: [Int32] = []
            var at = 0
            for hunk in SequenceDiff.hunks(old: old, new: new, budget: &budget) {
                made += old[at..<hunk.old.lowerBound] + new[hunk.new]
                at = hunk.old.upperBound
            }
            #expect(made + old[at...] == new)
        }
    }

    /// The textbook table of longest common subsequences.
    private func shortest(_ old: [String], _ new: [String]) -> Int {
        var row = Array(repeating: 0, count: new.count + 1)
        for line in old {
            var above = row
            for (at, other) in new.enumerated() {
                above[at + 1] = line == other ? row[at] + 1 : max(row[at + 1], above[at])
            }
            row = above
        }
        return old.count + new.count - 2 * row[new.count]
    }
}
