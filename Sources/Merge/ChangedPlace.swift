/// A place of the base that one side or both changed: base 3..<5 is ours 3..<6 and theirs 4..<5.
struct ChangedPlace: Hashable {
    var base: Range<Int>
    var ours: Range<Int>
    var theirs: Range<Int>
    var isOurs: Bool
    var isTheirs: Bool

    /// All places in order, from the hunks of both sides; hunks that overlap or touch share a place.
    static func all(_ ours: [Hunk], _ theirs: [Hunk]) -> [ChangedPlace] {
        var places: [ChangedPlace] = []
        var mine = HunkReader(ours)
        var other = HunkReader(theirs)
        while let start = [mine.nextStart, other.nextStart].compactMap({ $0 }).min() {
            let before = (mine.shift, other.shift)
            let seen = (mine.position, other.position)
            var end = start
            // Each may bring the end to where the other's next hunk begins.
            while mine.take(upTo: &end) || other.take(upTo: &end) {}
            places.append(
                ChangedPlace(
                    base: start..<end,
                    ours: start + before.0..<end + mine.shift,
                    theirs: start + before.1..<end + other.shift,
                    isOurs: mine.position > seen.0,
                    isTheirs: other.position > seen.1
                )
            )
        }
        return places
    }
}

/// Goes through the hunks of one side and knows by how much its lines have moved so far.
private struct HunkReader {
    private let hunks: [Hunk]
    private(set) var position = 0
    private(set) var shift = 0

    init(_ hunks: [Hunk]) { self.hunks = hunks }

    var nextStart: Int? { position < hunks.count ? hunks[position].old.lowerBound : nil }

    /// Takes the next hunk if it begins at the end or before, and moves the end.
    mutating func take(upTo end: inout Int) -> Bool {
        guard let start = nextStart, start <= end else { return false }
        end = max(end, hunks[position].old.upperBound)
        shift = hunks[position].new.upperBound - hunks[position].old.upperBound
        position += 1
        return true
    }
}
