/// Tells a hunk by its paragraphs: which one became which, and what came or went.
///
/// Pairs are the series with the most common words; a pair shares at least two fifths of its words.
struct ChangedPieces {
    private let old: Lines
    private let new: Lines
    private var interner = Interner()
    private var budget = DiffBudget.words

    /// Tables of pairs larger than this are not filled; pieces are then paired by their number.
    static let mostCells = 16_384

    init(_ old: Lines, _ new: Lines) {
        self.old = old
        self.new = new
    }

    /// The blocks of one hunk: in order, never two `removed` or two `added` next to each other.
    mutating func blocks(_ hunk: Hunk) -> [WordDiff.Block] {
        if hunk.old.isEmpty { return [.added(new.text(hunk.new))] }
        if hunk.new.isEmpty { return [.removed(old.text(hunk.old))] }
        let left = Piece.cut(old, hunk.old, &interner)
        let right = Piece.cut(new, hunk.new, &interner)
        var result: [WordDiff.Block] = []
        var (x, y) = (hunk.old.lowerBound, hunk.new.lowerBound)
        for (i, j) in pairs(left, right) {
            let runs = WordRuns.runs(left[i].tokens, right[j].tokens, &budget)
            guard let runs else { continue }
            result += replaced(x..<left[i].lines.lowerBound, y..<right[j].lines.lowerBound)
            result.append(runs.isUnchanged ? .unchanged(new.text(right[j].lines)) : .changed(runs))
            (x, y) = (left[i].lines.upperBound, right[j].lines.upperBound)
        }
        return result + replaced(x..<hunk.old.upperBound, y..<hunk.new.upperBound)
    }

    private func replaced(_ before: Range<Int>, _ after: Range<Int>) -> [WordDiff.Block] {
        var blocks: [WordDiff.Block] = []
        if !before.isEmpty { blocks.append(.removed(old.text(before))) }
        if !after.isEmpty { blocks.append(.added(new.text(after))) }
        return blocks
    }

    private mutating func pairs(_ left: [Piece], _ right: [Piece]) -> [(Int, Int)] {
        let cost =
            left.reduce(0) { $0 + $1.words.count + 1 } * right.count
            + right.reduce(0) { $0 + $1.words.count + 1 } * left.count
        guard left.count * right.count <= Self.mostCells, cost <= budget.search else {
            guard left.count == right.count else { return [] }
            budget.spend(left.reduce(0) { $0 + $1.words.count } + right.reduce(0) { $0 + $1.words.count })
            return left.indices.filter { left[$0].likeness(right[$0]) > 0 }.map { ($0, $0) }
        }
        budget.spend(cost)
        return BestPairs.find(left.count, right.count) { left[$0].likeness(right[$1]) }
    }
}

extension [WordDiff.Run] {
    /// Whether nothing went or came.
    fileprivate var isUnchanged: Bool {
        allSatisfy { if case .same = $0 { true } else { false } }
    }
}
