extension Renderer {
    /// Writes `[[Ziel|Text]]` at the beginning of the text; returns its length, 0 when it is none.
    mutating func writeWikiLink(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let offset = locator.find("[[") else { return 0 }  // written as \[[
        var end = 2
        var bar = -1
        while end + 1 < text.count, !(text[end] == 0x5D && text[end + 1] == 0x5D), text[end] != 0x5B {
            if text[end] == 0x7C && bar < 0 { bar = end }
            end += 1
        }
        locator.cursor = offset + 2
        let position = locator.position(at: offset)
        guard end + 1 < text.count, text[end] == 0x5D else {
            report(.openWikiLink, at: position)
            return 0
        }
        let target = String(decoding: text[2..<(bar < 0 ? end : bar)], as: UTF8.self).trimmed
        let own = bar < 0 ? "" : String(decoding: text[(bar + 1)..<end], as: UTF8.self).trimmed
        guard !target.isEmpty else {
            report(.emptyTarget, at: position)
            return 0
        }
        writeWikiLink(to: target, text: own, at: position)
        return end + 2
    }

    private mutating func writeWikiLink(to target: String, text: String, at position: SourcePosition) {
        var href: String?
        var label = text
        if target.hasPrefix("#") {
            href = target
            noteAnchor(target, at: position)
            if label.isEmpty { label = String(target.dropFirst()) }
        } else {
            let found = resolve(.wiki, target, at: position)
            href = found?.href
            if label.isEmpty { label = found?.title ?? target }
        }
        let isExternal = href.map { Address($0) == .external } ?? false
        if let href {
            openAnchor(href, isExternal: isExternal)
        } else {
            out.append("<span class=\"fehlt\">")
        }
        out.appendEscaped(label)
        if captures > 0 { plain.append(label) }
        out.append(href == nil ? "</span>" : "</a>")
        result.links.append(
            Link(target: target, href: href, isExternal: isExternal, text: label, position: position)
        )
    }
}
