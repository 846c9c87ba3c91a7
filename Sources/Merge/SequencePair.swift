/// Both sides of a comparison, as far as they matter: elements that the other side lacks are out at once.
///
/// They can be in no common subsequence, so the shortest script stays as short; texts that have
/// nothing in common cost nothing.
struct SequencePair {
    private(set) var old: [Int32]
    private(set) var new: [Int32]

    /// Where each element that is left stood.
    private(set) var oldPlaces: [Int]
    private(set) var newPlaces: [Int]

    init(old: [Int32], new: [Int32]) {
        self.old = old
        self.new = new
        oldPlaces = Array(old.indices)
        newPlaces = Array(new.indices)
    }

    var whole: Box { Box(old: old.indices, new: new.indices) }

    /// One more than the highest number.
    var alphabet: Int { Int(max(old.max() ?? -1, new.max() ?? -1)) + 1 }

    mutating func dropWithoutPartner() {
        var inOld = Array(repeating: false, count: alphabet)
        var inNew = inOld
        for number in old { inOld[Int(number)] = true }
        for number in new { inNew[Int(number)] = true }
        oldPlaces = old.indices.filter { inNew[Int(old[$0])] }
        newPlaces = new.indices.filter { inOld[Int(new[$0])] }
        old = oldPlaces.map { old[$0] }
        new = newPlaces.map { new[$0] }
    }

    /// Takes what is equal at the start and at the end out of the box.
    func trim(_ box: inout Box) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var (x, y) = (box.old.lowerBound, box.new.lowerBound)
        while x < box.old.upperBound, y < box.new.upperBound, old[x] == new[y] {
            pairs.append((x, y))
            x += 1
            y += 1
        }
        var (right, below) = (box.old.upperBound, box.new.upperBound)
        while x < right, y < below, old[right - 1] == new[below - 1] {
            right -= 1
            below -= 1
            pairs.append((right, below))
        }
        box = Box(old: x..<right, new: y..<below)
        return pairs
    }
}

/// A part of the problem: these of the old elements against those of the new ones.
struct Box: Equatable {
    var old: Range<Int>
    var new: Range<Int>

    /// What is before a point and what is after it.
    func cut(_ x: Int, _ y: Int) -> [Box] {
        [
            Box(old: old.lowerBound..<x, new: new.lowerBound..<y),
            Box(old: x..<old.upperBound, new: y..<new.upperBound),
        ]
    }

    /// What is between points that rise on both sides; each point begins a part.
    func cut(_ points: [(Int, Int)]) -> [Box] {
        var parts: [Box] = []
        var rest = self
        for (x, y) in points {
            let both = rest.cut(x, y)
            parts.append(both[0])
            rest = both[1]
        }
        parts.append(rest)
        return parts
    }
}
