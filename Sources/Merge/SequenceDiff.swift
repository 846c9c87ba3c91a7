/// Compares two sequences of numbers, such as interned lines: [1, 2, 3] and [1, 3] give one hunk, 1..<2 and 1..<1.
///
/// Cuts the problem into boxes with a list instead of recursion, so depth costs no stack. Per box: equal
/// ends match; a middle point found by Myers halves it; where that is too costly, anchors (lines that both
/// sides have once) do; where there are none, the point that the search got to; without budget, all changed.
struct SequenceDiff {
    /// Which elements of each side found no partner.
    private(set) var oldChanged: [Bool]
    private(set) var newChanged: [Bool]

    private var boxes: [Box] = []

    /// The changes, in order, made canonical.
    static func hunks(old: [Int32], new: [Int32], budget: inout DiffBudget) -> [Hunk] {
        if old == new { return [] }
        var diff = SequenceDiff(old: old, new: new)
        diff.compare(old, new, &budget)
        return HunkSliding.slide(diff.hunks(), old: old, new: new)
    }

    private init(old: [Int32], new: [Int32]) {
        oldChanged = Array(repeating: true, count: old.count)
        newChanged = Array(repeating: true, count: new.count)
    }

    private mutating func compare(_ old: [Int32], _ new: [Int32], _ budget: inout DiffBudget) {
        var pair = SequencePair(old: old, new: new)
        pair.dropWithoutPartner()
        var search = MiddleSearch(pair)
        boxes = [pair.whole]
        while var box = boxes.popLast() {
            for (x, y) in pair.trim(&box) { match(pair.oldPlaces[x], pair.newPlaces[y]) }
            guard !box.old.isEmpty, !box.new.isEmpty, !budget.isSpent else { continue }
            switch search.middle(of: box, &budget) {
            case .optimal(let x, let y):
                boxes += box.cut(x, y)
            case .furthest(let x, let y):
                let anchors = Anchors.find(in: box, pair, &budget)
                boxes += anchors.isEmpty ? box.cut(x, y) : box.cut(anchors)
            }
        }
    }

    private mutating func match(_ x: Int, _ y: Int) {
        oldChanged[x] = false
        newChanged[y] = false
    }

    /// Reads the flags: partners stand in the same order on both sides.
    private func hunks() -> [Hunk] {
        var hunks: [Hunk] = []
        var x = 0
        var y = 0
        while x < oldChanged.count || y < newChanged.count {
            let start = (x, y)
            while x < oldChanged.count, oldChanged[x] { x += 1 }
            while y < newChanged.count, newChanged[y] { y += 1 }
            if start != (x, y) {
                hunks.append(Hunk(old: start.0..<x, new: start.1..<y))
            } else {
                x += 1
                y += 1
            }
        }
        return hunks
    }
}
