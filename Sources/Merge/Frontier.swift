/// How far the paths of one direction got on each diagonal of a box, after so many differences.
///
/// Coordinates count from the own corner: the backward frontier reads both sides from their ends, and its
/// diagonal k is the other's width - height - k. `reach[k + origin]` is the x on diagonal k = x - y.
struct Frontier {
    private let old: [Int32]
    private let new: [Int32]
    private let step: Int
    private var reach: [Int32]
    private var width = 0
    private var height = 0
    private var oldStart = 0
    private var newStart = 0
    private var depth = -1

    /// Diagonals and equal elements seen since the start.
    private(set) var steps = 0

    /// No path: far enough below zero that one step right is still none.
    private static let none = Int(Int32.min / 2)

    init(_ old: [Int32], _ new: [Int32], step: Int) {
        self.old = old
        self.new = new
        self.step = step
        reach = Array(repeating: Int32(Self.none), count: old.count + new.count + 3)
    }

    /// Begins at a corner of a box; `x` and `y` are the first elements to read.
    mutating func start(_ width: Int, _ height: Int, x: Int, y: Int) {
        self.width = width
        self.height = height
        oldStart = x
        newStart = y
        depth = -1
        steps = 0
    }

    /// Diagonal 0; one more place on either side for neighbours that no path reaches.
    private var origin: Int { height + 1 }

    /// The diagonals that paths of the present depth can be on without leaving the box.
    private var diagonals: StrideThrough<Int> {
        let low = depth <= height ? -depth : -height + (depth - height) % 2
        let high = depth <= width ? depth : width - (depth - width) % 2
        return stride(from: low, through: high, by: 2)
    }

    /// One difference more; the first point that meets the other frontier, if one is given and does.
    mutating func advance(meeting other: Frontier?) -> (x: Int, y: Int)? {
        depth += 1
        prepare()
        for k in diagonals {
            var x = depth == 0 ? 0 : next(k)
            if x >= 0 {
                let equal = equalElements(x, x - k)
                x += equal
                steps += equal
            }
            steps += 1
            reach[origin + k] = Int32(truncatingIfNeeded: x)
            if let other, x >= 0, x + other.reached(width - height - k) >= width { return (x, x - k) }
        }
        return nil
    }

    /// Where diagonal k is entered from its two neighbours, one right or one down; below 0 when it is not.
    private func next(_ k: Int) -> Int {
        let left = Int(reach[origin + k - 1])
        let above = Int(reach[origin + k + 1])
        let fromLeft = left < width ? left + 1 : Self.none
        let fromAbove = above - k <= height ? above : Self.none
        return max(fromLeft, fromAbove)
    }

    /// How many elements are equal from a point on.
    private func equalElements(_ x: Int, _ y: Int) -> Int {
        let most = min(width - x, height - y)
        var equal = 0
        while equal < most, old[oldStart + step * (x + equal)] == new[newStart + step * (y + equal)] {
            equal += 1
        }
        return equal
    }

    /// Marks the two diagonals beyond this depth as not reached; what is there is from another box.
    private mutating func prepare() {
        if depth <= width { reach[origin + depth + 1] = Int32(Self.none) }
        if depth <= height { reach[origin - depth - 1] = Int32(Self.none) }
    }

    /// The x on a diagonal; far below 0 where no path of the present depth ends on it.
    private func reached(_ k: Int) -> Int {
        guard k >= -min(depth, height), k <= min(depth, width), (k - depth) % 2 == 0 else { return Self.none }
        return Int(reach[origin + k])
    }

    /// The point with the longest way behind it.
    func furthest() -> (x: Int, y: Int) {
        var best = (x: 0, y: 0)
        for k in diagonals {
            let x = Int(reach[origin + k])
            if x >= 0, 2 * x - k > best.x + best.y { best = (x, x - k) }
        }
        return best
    }
}
