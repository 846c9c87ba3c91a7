/// A part of a page from a heading up to the next one of its level or a higher one.
package struct Section: Sendable, Hashable {
    /// 1 to 6, the number of `#`.
    package let level: Int
    /// The heading's text as it is written: "Beschlüsse" of `## Beschlüsse ##`.
    package let title: String
    /// The lines of the page, from 0, with the heading and the sections below it.
    package let lines: Range<Int>
    /// The same as text; its bytes are what `SectionEdit.replace` expects.
    package let text: String
}
