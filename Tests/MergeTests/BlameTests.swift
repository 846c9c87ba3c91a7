import Merge
import Testing

@Suite("Which revision wrote a paragraph")
struct BlameTests {
    @Test(
        "each paragraph of the newest text names the revision that last changed it",
        arguments: [
            ([], []),
            (["a\n\nb\n"], [0, 0]),
            (["a\n\nb\n", "a\n\nB\n"], [0, 1]),
            (["a\n\nb\n", "a\n\nneu\n\nb\n"], [0, 1, 0]),
            (["a\n\nb\n\nc\n", "a\n\nc\n"], [0, 0]),
            (["a\n\nb\n", "a\n\nB\n", "a\n\nB\n\nc\n", "A\n\nB\n\nc\n"], [3, 1, 2]),
            // A line in a paragraph, one less in it, joined, divided.
            (["1\n2\n3\n\nb\n", "1\nzwei\n3\n\nb\n"], [1, 0]),
            (["1\n2\n3\n\nb\n", "1\n3\n\nb\n"], [1, 0]),
            (["a\n\nb\n\nc\n", "a\nb\n\nc\n"], [1, 0]),
            (["a\nb\n\nc\n", "a\n\nb\n\nc\n"], [1, 1, 0]),
            // Blank lines and the line feed at the end are no paragraph's.
            (["a\n\nb", "\n\na\n \t\n\nb\n"], [0, 0]),
            (["a\n", "", "a\n"], [2]),
            (["a\n\nb\n", "x\n\nb\n", "a\n\nb\n"], [2, 0]),
            (["\u{E4}\n", "a\u{308}\n"], [1]),
        ]
    )
    func table(_ revisions: [String], _ expected: [Int]) {
        #expect(Blame.paragraphs(revisions).map(\.revision) == expected)
    }

    @Test("paragraphs name their lines, and revisions can be fed one by one")
    func incremental() {
        var state = BlameState()
        state.apply(next: "a\nb\n\nc\n")
        #expect(state.paragraphs.map(\.lines) == [0..<2, 3..<4])
        state.apply(next: "\na\nb\n\n\nd")
        #expect(state.paragraphs.map(\.lines) == [1..<3, 5..<6])
        #expect(state.paragraphs.map(\.revision) == [0, 1])
        #expect(state.revisions == 2)
    }

    @Test("a revision never touches the number of paragraphs that stay where they are")
    func random() {
        for seed in 0..<1_000 {
            var random = SeededGenerator(seed)
            var page = (0..<6).map { (text: "Absatz \($0)\n\n", revision: 0) }
            var state = BlameState()
            state.apply(next: page.map(\.text).joined())
            for revision in 1..<8 {
                let at = random.below(page.count)
                switch random.below(3) {
                case 0: page[at] = ("neu \(revision)\n\n", revision)
                case 1: page.insert(("neu \(revision)\n\n", revision), at: at)
                default: if page.count > 1 { page.remove(at: at) }
                }
                state.apply(next: page.map(\.text).joined())
                #expect(state.paragraphs.map(\.revision) == page.map(\.revision), "seed \(seed)")
            }
        }
    }
}
