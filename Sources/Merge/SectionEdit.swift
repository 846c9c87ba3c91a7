/// Edits one section of a page: `replace(2, expected: "## Ort\n…", with: "## Ort\nneu", in: page)`.
///
/// Sections begin at ATX headings (CommonMark 0.31, section 4.2) that are part of no list or quotation;
/// `#` in front matter and in fenced code begins none. Underlined headings begin none either.
package enum SectionEdit {
    /// The sections in the order of their headings; what is above the first heading belongs to none.
    package static func sections(_ source: String) -> [Section] {
        let lines = Lines(source)
        let headings = HeadingLines.find(lines)
        var ends = Array(repeating: lines.count, count: headings.count)
        var open: [Int] = []
        for (at, heading) in headings.enumerated() {
            while let last = open.last, headings[last].level >= heading.level {
                ends[last] = heading.line
                open.removeLast()
            }
            open.append(at)
        }
        return zip(headings, ends).map { heading, end in
            Section(
                level: heading.level,
                title: heading.title,
                lines: heading.line..<end,
                text: lines.text(heading.line..<end)
            )
        }
    }

    /// The page with another text for one section, or nil when that section is not, byte for byte, `expected`.
    ///
    /// The replacement gets a line feed at its end if it lacks one and something follows. "" removes the section.
    package static func replace(
        _ index: Int,
        expected: String,
        with replacement: String,
        in source: String
    ) -> String? {
        let sections = sections(source)
        guard sections.indices.contains(index), sameBytes(sections[index].text, expected) else { return nil }
        let lines = Lines(source)
        let after = lines.text(sections[index].lines.upperBound..<lines.count)
        let isOpen = !replacement.isEmpty && replacement.utf8.last != 10 && !after.isEmpty
        return lines.text(0..<sections[index].lines.lowerBound) + replacement + (isOpen ? "\n" : "") + after
    }
}
