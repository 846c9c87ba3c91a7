extension Renderer {
    /// What can only be said when the whole page is written.
    mutating func closePage() {
        if footnotes.isSectionOpen { out.append("</ol></section>\n") }
        for (anchor, position) in ownAnchors where !slugs.contains(anchor) {
            report(.deadAnchor(anchor), at: position)
        }
        if let position = firstMoreRawHTML { report(.moreRawHTML(rawHTMLCount - 20), at: position) }
        if options.footnotes && features.footnotes { reportUnusedFootnotes() }
    }

    /// cmark leaves definitions out that nothing refers to; nothing shall vanish silently.
    private mutating func reportUnusedFootnotes() {
        var labels: Set<String> = []
        for definition in footnotes.numbers.keys { labels.insert(Self.folded(definition.literal)) }
        var seen: Set<String> = []
        var fence: UInt8 = 0
        for line in 0..<locator.lines.count {
            var at = locator.lines.start(line)
            let end = locator.lines.end(line)
            let start = at
            while at < end && locator.byte(at) == 32 { at += 1 }
            let mark = locator.byte(at)
            if (mark == 0x60 || mark == 0x7E) && locator.byte(at + 1) == mark && locator.byte(at + 2) == mark
            {
                fence = fence == 0 ? mark : fence == mark ? 0 : fence
            }
            guard fence == 0, at - start < 4, mark == 0x5B, locator.byte(at + 1) == 0x5E else { continue }
            var close = at + 2
            while close < end && locator.byte(close) != 0x5D && locator.byte(close) > 32 { close += 1 }
            guard close > at + 2, locator.byte(close) == 0x5D, locator.byte(close + 1) == 0x3A else {
                continue
            }
            let label = UnsafeBufferPointer(rebasing: source[(at + 2)..<close])
            let name = String(decoding: label, as: UTF8.self)
            if !seen.insert(Self.folded(label)).inserted {
                report(.duplicateFootnote(name), at: locator.position(at: at))
            } else if !labels.contains(Self.folded(label)) {
                report(.unusedFootnote(name), at: locator.position(at: at))
            }
        }
    }

    private static func folded(_ label: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: label, as: UTF8.self).lowercased()
    }
}
