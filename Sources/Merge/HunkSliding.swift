/// Puts an insertion or removal that could stand at several places at the last of them.
///
/// Of "a, a" in place of "a" either may be the new one. Both sides of a merge must answer alike, and a new
/// paragraph reads best together with the blank line below it. Changes that come to touch become one.
enum HunkSliding {
    static func slide(_ hunks: [Hunk], old: [Int32], new: [Int32]) -> [Hunk] {
        var result: [Hunk] = []
        result.reserveCapacity(hunks.count)
        var touching: Hunk?
        for (at, hunk) in hunks.enumerated() {
            var moved = touching?.joined(hunk) ?? hunk
            touching = nil
            // The unchanged lines before the next hunk, or the end, are the way that it may go.
            let isLast = at + 1 == hunks.count
            let end = isLast ? old.count : hunks[at + 1].old.lowerBound
            while moved.old.upperBound < end, canMove(moved, old, new) { moved = moved.next }
            if !isLast, moved.old.upperBound == end {
                touching = moved
            } else if old[moved.old] != new[moved.new] {
                // A script that is not the shortest may remove and add the same.
                result.append(moved)
            }
        }
        return result
    }

    /// Whether the line that follows is the first one of the change.
    private static func canMove(_ hunk: Hunk, _ old: [Int32], _ new: [Int32]) -> Bool {
        if hunk.old.isEmpty { return new[hunk.new.lowerBound] == new[hunk.new.upperBound] }
        if hunk.new.isEmpty { return old[hunk.old.lowerBound] == old[hunk.old.upperBound] }
        return false
    }
}

extension Hunk {
    fileprivate var next: Hunk {
        Hunk(
            old: old.lowerBound + 1..<old.upperBound + 1,
            new: new.lowerBound + 1..<new.upperBound + 1
        )
    }

    fileprivate func joined(_ later: Hunk) -> Hunk {
        Hunk(
            old: old.lowerBound..<later.old.upperBound,
            new: new.lowerBound..<later.new.upperBound
        )
    }
}
