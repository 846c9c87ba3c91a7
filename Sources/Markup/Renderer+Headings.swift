import CCMarkGFM

extension Renderer {
    /// Looks at the whole tree once, before the first byte is written.
    mutating func prepare(_ root: Node) {
        if options.takesTitle {
            var first = root.first
            while let node = first, node.isHTMLComment { first = node.next }
            if let node = first, node.type == NodeType.heading, node.pointee.as.heading.level == 1 {
                titleNode = node
            }
        }
        if options.footnotes && features.footnotes { countFootnotes(root) }
    }

    mutating func enterHeading(_ node: Node) -> Visit {
        locator.enterBlock(node.pointee.start_line, node.pointee.end_line)
        out.newLine()
        if specification {
            writeHeadingTag("<h", Int(node.pointee.as.heading.level))
            return .into(node.first)
        }
        openBrackets.removeAll(keepingCapacity: true)
        headingMark = (out.count, plain.count)
        captures += 1
        quiet += 1
        return .into(node.first)
    }

    mutating func exitHeading(_ node: Node) {
        var level = Int(node.pointee.as.heading.level)
        if specification {
            writeHeadingTag("</h", level)
            out.append(10)
            return
        }
        captures -= 1
        quiet -= 1
        let text = plain.string(from: headingMark.plain).trimmed
        if captures == 0 { plain.truncate(to: headingMark.plain) }
        if node == titleNode {
            out.truncate(to: headingMark.out)
            if options.wantsPlainText { plain.truncate(to: headingMark.plain) }
            result.title = text
            if text.isEmpty { report(.emptyHeading, at: place(of: node)) }
            return
        }
        endPlainBlock()
        let position = place(of: node)
        if text.isEmpty {
            // An empty heading is a trap for people who move by headings.
            if out.count == headingMark.out { return report(.emptyHeading, at: position) }
            report(.emptyHeading, at: position)
        }
        if level == 1 {
            report(.secondTitle, at: position)
            level = 2
        }
        if level > headingLevel + 1 { report(.headingJump(from: headingLevel, to: level), at: position) }
        headingLevel = level
        section += 1
        currentHeading = text
        let id = slugs.unique(Self.anchor(for: text))
        result.outline.append(Heading(level: level, id: id, text: text, position: position))
        closeHeading(level, id, text)
    }

    /// Puts the opening tag before the written text and the permalink after it.
    private mutating func closeHeading(_ level: Int, _ id: String, _ text: String) {
        scratch.truncate(to: 0)
        scratch.append("<h")
        scratch.append(number: level)
        scratch.append(" id=\"")
        scratch.append(id)
        scratch.append("\">")
        out.insert(scratch, at: headingMark.out)
        out.append(" <a class=\"anker\" href=\"#")
        out.append(id)
        out.append("\" aria-label=\"Link zu diesem Abschnitt: ")
        out.appendEscaped(text)
        out.append("\">#</a></h")
        out.append(number: level)
        out.append(">\n")
    }

    /// The slug of a heading; names that footnotes use get a prefix.
    static func anchor(for text: String) -> String {
        let slug = Slug.make(text)
        if slug.isEmpty { return "abschnitt" }
        return slug.hasPrefix("fn-") || slug.hasPrefix("fnref-") ? "abschnitt-" + slug : slug
    }

    private mutating func writeHeadingTag(_ start: StaticString, _ level: Int) {
        out.append(start)
        out.append(number: level)
        out.append(">")
    }
}

extension String {
    /// Without blanks and line breaks at both ends.
    var trimmed: String {
        guard let first = utf8.first, let last = utf8.last, first <= 32 || last <= 32 else { return self }
        var bytes = Array(utf8)[...]
        while let byte = bytes.first, byte <= 32 { bytes.removeFirst() }
        while let byte = bytes.last, byte <= 32 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
