import Testing

@testable import Merge

/// Two texts of 200,000 lines; what they have in common is what makes a comparison slow.
enum HostilePair: String, CaseIterable, Sendable {
    case shuffled
    case reversed
    case twoLetters
    case hundredWords
    case allEqual
    case allDifferent
    case blankLines

    var texts: (old: String, new: String) {
        var random = SeededGenerator(7)
        let all = 0..<200_000
        return switch self {
        case .shuffled: join(all.map { "Zeile \($0)" }, all.map { "Zeile \($0)" }.shuffled(using: &random))
        case .reversed: join(all.map { "Zeile \($0)" }, all.reversed().map { "Zeile \($0)" })
        case .twoLetters: join(all.map { _ in "\(random.below(2))" }, all.map { _ in "\(random.below(2))" })
        case .hundredWords:
            join(all.map { _ in "\(random.below(99))" }, all.map { _ in "\(random.below(99))" })
        case .allEqual: join(all.map { _ in "gleich" }, all.dropLast(9).map { _ in "gleich" })
        case .allDifferent: join(all.map { "alt \($0)" }, all.map { "neu \($0)" })
        case .blankLines:
            join(all.map { $0 % 3 == 0 ? "x \($0)" : "" }, all.map { $0 % 3 == 0 ? "y \($0)" : "" })
        }
    }

    private func join(_ old: [String], _ new: [String]) -> (String, String) {
        (old.joined(separator: "\n"), new.joined(separator: "\n"))
    }
}

@Suite("Texts made to be slow", .serialized)
struct HostileSizeTests {
    /// A small part of the real budget, since a debug build is that much slower; the way through is the same.
    private let budget = DiffBudget(steps: 1_000_000)

    @Test("scripts of 200,000 lines are right", arguments: HostilePair.allCases)
    func scripts(_ pair: HostilePair) {
        let (old, new) = pair.texts
        let (before, after) = (Lines(old), Lines(new))
        let hunks = LineDiff.hunks(old: before, new: after, budget: budget)
        #expect(sameBytes(LineDiff.apply(hunks, old: before, new: after), new))
        switch pair {
        // Anchors hold what a search cannot.
        case .shuffled: #expect(hunks.count > 100)
        case .reversed: #expect(hunks.count <= 2)
        case .twoLetters, .hundredWords: #expect(!hunks.isEmpty)
        case .allEqual: #expect(hunks.count <= 2)
        case .allDifferent: #expect(hunks == [Hunk(old: 0..<200_000, new: 0..<200_000)])
        case .blankLines: #expect(hunks.count == 66_667)
        }
    }

    @Test("a merge of 200,000 lines without much in common has all lines of both sides")
    func merges() {
        let (base, ours) = HostilePair.hundredWords.texts
        let theirs = "Anfang\n" + base
        switch ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs) {
        case .clean(let text): #expect(sameBytes(text, "Anfang\n" + ours))
        case .conflict(let text):
            let mine = text.segments.map { segment in
                switch segment {
                case .merged(let lines): lines
                case .conflict(_, let ours, _): ours
                }
            }
            #expect(sameBytes(mine.joined(), ours) || sameBytes(mine.joined(), "Anfang\n" + ours))
            #expect(text.proposed.contains("Anfang\n"))
        }
    }

    @Test("a line of 2 MB is told as a whole")
    func longLine() {
        let old = String(repeating: "wort ", count: 400_000)
        #expect(WordDiff.blocks(old: old, new: old + "mehr") == [.removed(old), .added(old + "mehr")])
    }

    @Test("words of 30,000 changed lines lose nothing")
    func words() {
        let old = (0..<30_000).map { "Zeile alt \($0)\n" }.joined()
        let new = (0..<30_000).map { "Zeile neu \($0)\n" }.joined()
        var size = 0
        for block in WordDiff.blocks(old: old, new: new) {
            switch block {
            case .unchanged(let text), .added(let text): size += text.utf8.count
            case .gap, .removed: break
            case .changed(let runs):
                for run in runs {
                    switch run {
                    case .same(let text), .added(let text): size += text.utf8.count
                    case .removed: break
                    }
                }
            }
        }
        #expect(size == new.utf8.count)
    }

    @Test("200,000 headings and paragraphs are each found")
    func pages() {
        let headings = (0..<200_000).map { String(repeating: "#", count: $0 % 6 + 1) + " a\n" }.joined()
        #expect(SectionEdit.sections(headings).count == 200_000)
        let paragraphs = (0..<100_000).map { "Absatz \($0)\n\n" }
        let changed = paragraphs.enumerated().map { $0 % 1_000 == 0 ? "neu\n\n" : $1 }
        let blame = Blame.paragraphs([paragraphs.joined(), changed.joined()])
        #expect(blame.count { $0.revision == 1 } == 100)
    }
}
