/// Finds a point in the middle of a shortest script, from both ends at once and in linear memory.
///
/// Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), section 4b.
/// A path that leaves the box is dropped at once, so every value kept is a point inside it.
struct MiddleSearch {
    enum Middle: Equatable {
        /// A point on a shortest script.
        case optimal(Int, Int)
        /// The point nearest to the other end when the limit was reached; never a corner.
        case furthest(Int, Int)
    }

    private var forward: Frontier
    private var backward: Frontier

    init(_ pair: SequencePair) {
        forward = Frontier(pair.old, pair.new, step: 1)
        backward = Frontier(pair.old, pair.new, step: -1)
    }

    /// Needs a trimmed box with both sides filled: then there are two differences or more.
    mutating func middle(of box: Box, _ budget: inout DiffBudget) -> Middle {
        let (width, height) = (box.old.count, box.new.count)
        let isOdd = (width - height) % 2 != 0
        forward.start(width, height, x: box.old.lowerBound, y: box.new.lowerBound)
        backward.start(width, height, x: box.old.upperBound - 1, y: box.new.upperBound - 1)
        let limit = min(budget.search, budget.steps)
        while true {
            if let point = forward.advance(meeting: isOdd ? backward : nil) {
                budget.spend(forward.steps + backward.steps)
                return .optimal(box.old.lowerBound + point.x, box.new.lowerBound + point.y)
            }
            if let point = backward.advance(meeting: isOdd ? nil : forward) {
                budget.spend(forward.steps + backward.steps)
                return .optimal(box.old.upperBound - point.x, box.new.upperBound - point.y)
            }
            if forward.steps + backward.steps > limit { break }
        }
        budget.spend(forward.steps + backward.steps)
        budget.searchFailed()
        let (ahead, behind) = (forward.furthest(), backward.furthest())
        return ahead.x + ahead.y >= behind.x + behind.y
            ? .furthest(box.old.lowerBound + ahead.x, box.new.lowerBound + ahead.y)
            : .furthest(box.old.upperBound - behind.x, box.new.upperBound - behind.y)
    }
}
