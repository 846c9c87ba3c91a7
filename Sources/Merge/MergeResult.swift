/// What came of a merge: one text, or a text with places for a person to decide.
package enum MergeResult: Sendable, Hashable {
    case clean(String)
    case conflict(ConflictedText)

    /// The merged text when nobody needs to decide.
    package var text: String? {
        if case .clean(let text) = self { text } else { nil }
    }
}

/// A merge with conflicts: `[.merged("a\n"), .conflict(base: "b\n", ours: "c\n", theirs: "d\n")]`.
package struct ConflictedText: Sendable, Hashable {
    /// Whole lines, in order; only the last line of a text may lack its line feed.
    package enum Segment: Sendable, Hashable {
        /// Lines that are settled.
        case merged(String)
        /// Lines that both sides changed differently; each may be empty.
        case conflict(base: String, ours: String, theirs: String)
    }

    package let segments: [Segment]

    /// How many places are to decide.
    package var conflicts: Int {
        segments.count { if case .conflict = $0 { true } else { false } }
    }
}
