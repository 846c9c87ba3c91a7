/// Lines that stand once on either side hold two texts together where a full search is too costly.
///
/// The idea of Bram Cohen's patience diff: of all such pairs, the longest series that rises on both sides.
enum Anchors {
    /// Points of the box, rising in both, in O(N log N).
    static func find(in box: Box, _ pair: SequencePair, _ budget: inout DiffBudget) -> [(Int, Int)] {
        budget.spend(4 * (box.old.count + box.new.count))
        var places: [Int32: Place] = [:]
        for x in box.old { places[pair.old[x], default: Place()].seeOld() }
        for y in box.new { places[pair.new[y]]?.seeNew(at: y) }
        let candidates = box.old.compactMap { x in
            places[pair.old[x]]?.ifUnique.map { (x, $0) }
        }
        return longestRise(candidates)
    }

    private struct Place {
        private var inOld = 0
        private var inNew = 0
        private var newPlace = 0

        mutating func seeOld() { inOld += 1 }

        mutating func seeNew(at place: Int) {
            inNew += 1
            newPlace = place
        }

        var ifUnique: Int? { inOld == 1 && inNew == 1 ? newPlace : nil }
    }

    /// The longest subsequence whose second numbers rise too; the first ones rise already.
    static func longestRise(_ points: [(Int, Int)]) -> [(Int, Int)] {
        var tails: [Int] = []  // tails[n]: the point with the lowest end among rises of n + 1 points
        var before = Array(repeating: -1, count: points.count)
        for (at, point) in points.enumerated() {
            var low = 0
            var high = tails.count
            while low < high {
                let middle = (low + high) / 2
                if points[tails[middle]].1 < point.1 { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[at] = tails[low - 1] }
            if low == tails.count { tails.append(at) } else { tails[low] = at }
        }
        var rise: [(Int, Int)] = []
        var at = tails.last ?? -1
        while at >= 0 {
            rise.append(points[at])
            at = before[at]
        }
        return rise.reversed()
    }
}
