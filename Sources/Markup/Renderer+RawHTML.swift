import CCMarkGFM

extension Renderer {
    /// Comments vanish; every other tag becomes text and a warning.
    mutating func writeInlineHTML(_ node: Node) {
        if specification { return out.append("<!-- raw HTML omitted -->") }
        let literal = node.literal
        if literal.starts(with: "<!--".utf8) { return }
        // A closing tag belongs to a warning that was given for its opening tag.
        if !literal.starts(with: "</".utf8) {
            let guess = locator.offset(node.pointee.start_line, node.pointee.start_column)
            let isKnown = guess >= locator.cursor && guess < locator.blockEnd && locator.byte(guess) == 0x3C
            let offset = isKnown ? guess : locator.find(UnsafeBufferPointer(rebasing: literal.prefix(16)))
            if let offset { locator.cursor = offset + literal.count }
            reportRawHTML(at: locator.position(at: offset ?? locator.blockStart))
        }
        writeLiteral(node)
    }

    mutating func writeBlockHTML(_ node: Node) {
        out.newLine()
        if specification { return out.append("<!-- raw HTML omitted -->\n") }
        var text = node.literal[...]
        if text.starts(with: "<!--".utf8) {
            text = text.dropFirst(node.commentLength)
        }
        while let byte = text.first, byte <= 32 { text = text.dropFirst() }
        while let byte = text.last, byte <= 32 { text = text.dropLast() }
        guard !text.isEmpty else { return }
        reportRawHTML(at: place(of: node))
        out.append("<p>")
        let rest = UnsafeBufferPointer(rebasing: text)
        if let base = rest.baseAddress {
            out.appendEscaped(base, rest.count)
            if captures > 0 { plain.append(base, rest.count) }
        }
        out.append("</p>\n")
        endPlainBlock()
    }

    /// The first twenty by their place, the rest in one line.
    private mutating func reportRawHTML(at position: SourcePosition) {
        rawHTMLCount += 1
        if rawHTMLCount <= 20 { return report(.rawHTML, at: position) }
        if firstMoreRawHTML == nil { firstMoreRawHTML = position }
    }
}

extension UnsafeMutablePointer where Pointee == Node.Pointee {
    /// Length of the comment that begins an HTML block.
    fileprivate var commentLength: Int {
        let text = literal
        var at = 4
        // `<!-->` and `<!--->` are whole comments, too.
        if text.count > 4 && text[4] == 0x3E { return 5 }
        if text.count > 5 && text[4] == 0x2D && text[5] == 0x3E { return 6 }
        while at + 2 < text.count {
            if text[at] == 0x2D && text[at + 1] == 0x2D && text[at + 2] == 0x3E { return at + 3 }
            at += 1
        }
        return text.count
    }

    /// A block that is a comment and nothing else.
    var isHTMLComment: Bool {
        guard type == NodeType.htmlBlock, literal.starts(with: "<!--".utf8) else { return false }
        return literal.dropFirst(commentLength).allSatisfy { $0 <= 32 }
    }
}
