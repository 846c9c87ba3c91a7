/// Brings two edits of one text together: what only one side changed is taken, what both changed alike is
/// taken once, and two different changes of one place are a conflict for a person to decide.
///
/// By lines, with the rules of GNU `diff3 -m -E`, whose output the tests compare. Changes with no unchanged
/// line between them are one place, so that a merge never makes a paragraph that nobody wrote.
package enum ThreeWayMerge {
    /// Merges two edits of `base`: `ours` is what a person is saving, `theirs` what was saved meanwhile.
    package static func merge(base: String, ours: String, theirs: String) -> MergeResult {
        if sameBytes(ours, theirs) || sameBytes(base, theirs) { return .clean(ours) }
        if sameBytes(base, ours) { return .clean(theirs) }
        let texts = MergeTexts(base: Lines(base), ours: Lines(ours), theirs: Lines(theirs))
        var interner = Interner()
        let before = interner.numbers(texts.base)
        let mine = interner.numbers(texts.ours)
        let other = interner.numbers(texts.theirs)
        var budget = DiffBudget.lines
        let oursHunks = SequenceDiff.hunks(old: before, new: mine, budget: &budget)
        budget = .lines
        let theirsHunks = SequenceDiff.hunks(old: before, new: other, budget: &budget)
        return merge(texts, oursHunks, theirsHunks)
    }

    /// Merges by hunks that are known.
    static func merge(_ texts: MergeTexts, _ ours: [Hunk], _ theirs: [Hunk]) -> MergeResult {
        var text = MergedText(texts)
        for place in ChangedPlace.all(ours, theirs) { text.take(place) }
        return text.finish()
    }
}

/// The three texts of a merge, cut into lines.
struct MergeTexts {
    let base: Lines
    let ours: Lines
    let theirs: Lines
}
