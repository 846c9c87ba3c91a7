/// One change: lines 3..<5 of the old text became lines 3..<4 of the new one.
///
/// Never empty on both sides. In a list of hunks at least one unchanged line stands between two of them.
package struct Hunk: Sendable, Hashable {
    /// The lines that went; empty for an insertion, which then stands before that line.
    package var old: Range<Int>
    /// The lines that came; empty for a removal.
    package var new: Range<Int>

    /// A change of the old lines into the new ones.
    package init(old: Range<Int>, new: Range<Int>) {
        self.old = old
        self.new = new
    }
}
