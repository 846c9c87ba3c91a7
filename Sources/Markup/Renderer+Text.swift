import CCMarkGFM

/// A `[` that was written and may begin `[once only]{lang=en}`.
struct OpenBracket {
    let out: Int
    let plain: Int
    let parent: Node?
}

extension Renderer {
    /// Writes a text node: escaped, with wiki links, language spans, footnote errors and glossary terms.
    mutating func writeText(_ node: Node) {
        let literal = node.literal
        guard var base = literal.baseAddress else { return }
        var count = literal.count
        if node == skippedNode {
            let skipped = min(skippedBytes, count)
            base += skipped
            count -= skipped
            skippedNode = nil
        }
        let hasSyntax = features.wikiLinks || features.languageSpans || features.footnotes
        if specification || !hasSyntax { return writeWords(base, count) }
        if base.offset(of: 0x5B, in: count) == nil
            && (openBrackets.isEmpty || base.offset(of: 0x5D, in: count) == nil)
        {
            return writeWords(base, count)
        }
        writeRichText(UnsafeBufferPointer(start: base, count: count), node)
    }

    /// Text without syntax of ours, but with glossary terms.
    mutating func writeWords(_ base: UnsafePointer<UInt8>, _ count: Int) {
        if captures > 0 { plain.append(base, count) }
        if quiet == 0, !specification, let glossary = options.glossary {
            glossary.write(base, count, into: &self)
        } else {
            out.appendEscaped(base, count)
        }
    }

    /// What stands in the code span behind a text is not that text.
    private mutating func limitSearch(to node: Node) {
        guard let next = node.next, next.type == NodeType.code else { return }
        let content = locator.offset(next.pointee.start_line, next.pointee.start_column)
        if content > locator.cursor && locator.byte(content - 1) == 0x60 { locator.textEnd = content - 1 }
    }

    private mutating func writeRichText(_ text: UnsafeBufferPointer<UInt8>, _ node: Node) {
        guard let base = text.baseAddress else { return }
        limitSearch(to: node)
        defer { locator.textEnd = Int.max }
        var start = 0
        var at = 0
        while at < text.count {
            if text[at] == 0x5B {
                let next = at + 1 < text.count ? text[at + 1] : 0
                if next == 0x5B, features.wikiLinks, openLink == nil {
                    writeWords(base + start, at - start)
                    start = at
                    let length = writeWikiLink(UnsafeBufferPointer(rebasing: text[at...]))
                    at += max(length, 2)
                    if length > 0 { start = at }
                    continue
                }
                if next == 0x5E { checkFootnote(UnsafeBufferPointer(rebasing: text[at...])) }
                if features.languageSpans {
                    writeWords(base + start, at - start)
                    openBrackets.append(
                        OpenBracket(out: out.count, plain: plain.count, parent: node.pointee.parent)
                    )
                    start = at
                }
            } else if text[at] == 0x5D, !openBrackets.isEmpty {
                writeWords(base + start, at - start)
                start = at
                let length = closeLanguageSpan(
                    UnsafeBufferPointer(rebasing: text[at...]),
                    node.pointee.parent
                )
                if length > 0 {
                    at += length
                    start = at
                    continue
                }
            }
            at += 1
        }
        writeWords(base + start, text.count - start)
    }

    /// Turns the text since its `[` into a span, when `]{lang=en}` follows; returns the length of that.
    private mutating func closeLanguageSpan(_ text: UnsafeBufferPointer<UInt8>, _ parent: Node?) -> Int {
        guard let opened = openBrackets.popLast(), opened.parent == parent else { return 0 }
        let key: StaticString = "]{lang="
        let length = key.utf8CodeUnitCount
        guard text.count > length, let base = text.baseAddress, base.equals(key.utf8Start, length),
            let end = text.prefix(length + 40).firstIndex(of: 0x7D)
        else { return 0 }
        let tag = String(decoding: text[length..<end], as: UTF8.self)
        guard tag.isLanguageTag else {
            report(.badLanguage(tag), at: textPosition(of: text.prefix(end)))
            return 0
        }
        out.remove(1, at: opened.out)
        if captures > 0 && plain.count > opened.plain { plain.remove(1, at: opened.plain) }
        scratch.truncate(to: 0)
        scratch.append("<span lang=\"")
        scratch.append(tag)
        scratch.append("\">")
        out.insert(scratch, at: opened.out)
        out.append("</span>")
        return end + 1
    }

    /// Reports `[^x]` that stayed text although it looks like a footnote.
    private mutating func checkFootnote(_ text: UnsafeBufferPointer<UInt8>) {
        guard options.footnotes, let end = text.prefix(200).firstIndex(of: 0x5D), end > 2 else { return }
        let label = text[2..<end]
        guard !label.contains(where: { $0 <= 32 || $0 == 0x5B }) else { return }
        // Escaped as \[^x] it is meant as text.
        guard let offset = locator.find(UnsafeBufferPointer(rebasing: text[...end])) else { return }
        locator.cursor = offset + 1
        report(.undefinedFootnote(String(decoding: label, as: UTF8.self)), at: locator.position(at: offset))
    }

    /// Where a piece of text stands, or the beginning of its block.
    mutating func textPosition(of text: Slice<UnsafeBufferPointer<UInt8>>) -> SourcePosition {
        if let offset = locator.find(UnsafeBufferPointer(rebasing: text)) {
            locator.cursor = offset + 1
            return locator.position(at: offset)
        }
        return locator.position(at: locator.blockStart)
    }
}

extension String {
    /// Whether this can stand in a `lang` attribute (BCP 47, by its shape): "en", "de-AT".
    var isLanguageTag: Bool {
        guard utf8.count >= 2 && utf8.count <= 35, let first = utf8.first, let last = utf8.last else {
            return false
        }
        guard (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A && last != 0x2D else { return false }
        return utf8.allSatisfy {
            $0 == 0x2D || ($0.isLanguageByte && $0 != 0x23 && $0 != 0x2B && $0 != 0x2E && $0 != 0x5F)
        }
    }
}
