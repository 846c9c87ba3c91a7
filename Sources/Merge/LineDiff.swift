/// What happened between two texts, by lines: `"a\nb\n"` and `"a\nc\n"` give one hunk, 1..<2 and 1..<2.
///
/// As short as possible (Myers 1986) until the work gets out of hand, see `DiffBudget`; always correct:
/// `apply` to the old text gives the new one. An insertion or removal that could stand at several
/// places stands at the last.
package enum LineDiff {
    /// The changes, in order.
    package static func hunks(old: String, new: String) -> [Hunk] {
        hunks(old: Lines(old), new: Lines(new))
    }

    /// The changes, in order, between texts that are already cut.
    package static func hunks(old: Lines, new: Lines) -> [Hunk] {
        hunks(old: old, new: new, budget: .lines)
    }

    static func hunks(old: Lines, new: Lines, budget: DiffBudget) -> [Hunk] {
        var interner = Interner()
        var budget = budget
        let before = interner.numbers(old)
        return SequenceDiff.hunks(old: before, new: interner.numbers(new), budget: &budget)
    }

    /// The new text, made from the old one and the lines that came.
    package static func apply(_ hunks: [Hunk], old: Lines, new: Lines) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(new.bytes.count)
        var at = 0
        for hunk in hunks {
            result += old.bytes[old.span(at..<hunk.old.lowerBound)]
            result += new.bytes[new.span(hunk.new)]
            at = hunk.old.upperBound
        }
        result += old.bytes[old.span(at..<old.count)]
        return String(decoding: result, as: UTF8.self)
    }
}
