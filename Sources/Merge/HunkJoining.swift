/// Joins hunks that only blank lines divide, for showing: a blank line is like any other, so a diff may keep one
/// between paragraphs that do not belong together, and a paragraph would not find its partner.
enum HunkJoining {
    /// Joined hunks stay small enough that all their paragraphs can be compared with each other.
    static func acrossBlankLines(_ hunks: [Hunk], _ old: Lines) -> [Hunk] {
        var result: [Hunk] = []
        for hunk in hunks {
            guard let last = result.last, canJoin(last, hunk, old) else {
                result.append(hunk)
                continue
            }
            result[result.count - 1] = Hunk(
                old: last.old.lowerBound..<hunk.old.upperBound,
                new: last.new.lowerBound..<hunk.new.upperBound
            )
        }
        return result
    }

    private static func canJoin(_ last: Hunk, _ hunk: Hunk, _ old: Lines) -> Bool {
        let size = hunk.old.upperBound - last.old.lowerBound
        let other = hunk.new.upperBound - last.new.lowerBound
        return size * other <= ChangedPieces.mostCells
            && (last.old.upperBound..<hunk.old.lowerBound).allSatisfy(old.isBlank)
    }
}
