import CCMarkGFM

/// A link whose text is being written.
struct OpenLink {
    let target: String
    let href: String?
    let isExternal: Bool
    let position: SourcePosition
    let plainMark: Int
    let outMark: Int
}

extension Renderer {
    mutating func enterLink(_ node: Node) -> Visit {
        let link = node.pointee.as.link
        if specification {
            writeSpecificationLink(link)
            return .into(node.first)
        }
        let target = link.url.bytes
        let position = linkPosition(node, opening: 0x5B)
        var href: String?
        var isExternal = false
        let written = String(decoding: target, as: UTF8.self)
        let address = Address(target)
        switch address {
        case .external, .contact:
            href = written
            isExternal = address == .external
        case .fragment:
            href = written.trimmed
            noteAnchor(written.trimmed, at: position)
        case .relative: href = resolve(.link, written, at: position)?.href
        case .empty: report(.emptyTarget, at: position)
        case .withoutScheme: report(.missingScheme, at: position)
        case .forbidden(let scheme): report(.forbiddenScheme(scheme), at: position)
        }
        if let href {
            // The resolver may lead out of the site, too.
            if case .relative = address { isExternal = Address(href) == .external }
            openAnchor(href, isExternal: isExternal, title: link.title.bytes)
        }
        captures += 1
        quiet += 1
        openLink = OpenLink(
            target: written,
            href: href,
            isExternal: isExternal,
            position: position,
            plainMark: plain.count,
            outMark: out.count
        )
        return .into(node.first)
    }

    mutating func exitLink(_ node: Node) {
        if specification { return out.append("</a>") }
        guard let link = openLink else { return }
        openLink = nil
        captures -= 1
        quiet -= 1
        let text = plain.string(from: link.plainMark).trimmed
        if text.isEmpty {
            report(.emptyLink, at: link.position)
            // People who hear the page need something to hear.
            out.appendEscaped(link.target)
        }
        if captures == 0 { plain.truncate(to: link.plainMark) }
        if link.href != nil { out.append("</a>") }
        result.links.append(
            Link(
                target: link.target,
                href: link.href,
                isExternal: link.isExternal,
                text: text,
                position: link.position
            )
        )
    }

    /// Writes `<a href="…">` with everything an external link carries.
    mutating func openAnchor(_ href: String, isExternal: Bool, title: UnsafeBufferPointer<UInt8>? = nil) {
        out.append("<a href=\"")
        out.appendAddress(href)
        out.append(isExternal ? "\" class=\"extern\" rel=\"noopener\"" : "\"")
        if let title, let base = title.baseAddress, title.count > 0 {
            out.append(" title=\"")
            out.appendEscaped(base, title.count)
            out.append("\"")
        }
        out.append(">")
    }

    /// Asks the resolver; nil when the link leads nowhere, which is reported then.
    mutating func resolve(
        _ kind: LinkRequest.Kind,
        _ target: String,
        at position: SourcePosition
    ) -> (href: String, title: String?, width: Int?, height: Int?)? {
        let answer = links.answer(LinkRequest(kind: kind, target: target, position: position))
        let found: (href: String, title: String?, width: Int?, height: Int?)
        switch answer {
        case .href(let href, let title): found = (href, title, nil, nil)
        case .image(let src, let width, let height): found = (src, nil, width, height)
        case .broken(var problem?):
            if problem.line == 0 { (problem.line, problem.column) = (position.line, position.column) }
            if problem.file.isEmpty { problem.file = options.file }
            result.problems.append(problem)
            return nil
        case .broken(nil): return nil
        }
        let address = Address(found.href)
        if address.isAllowed || address == .empty { return found }
        if case .forbidden(let scheme) = address { report(.forbiddenScheme(scheme), at: position) }
        if case .withoutScheme = address { report(.missingScheme, at: position) }
        return nil
    }

    /// Remembers `#anker` until all ids of the page are known.
    mutating func noteAnchor(_ target: String, at position: SourcePosition) {
        let anchor = String(target.dropFirst())
        if !anchor.isEmpty && anchor != "top" { ownAnchors.append((anchor, position)) }
    }

    /// Where a link or image begins, checked against the text itself.
    mutating func linkPosition(_ node: Node, opening: UInt8) -> SourcePosition {
        let guess = locator.offset(node.pointee.start_line, node.pointee.start_column)
        if guess >= locator.cursor, guess < locator.blockEnd, begins(node, at: guess, opening) {
            locator.cursor = guess + 1
            return locator.position(at: guess)
        }
        if let offset = search(node, opening) {
            locator.cursor = offset + 1
            return locator.position(at: offset)
        }
        return locator.position(at: locator.cursor > locator.blockStart ? locator.cursor : locator.blockStart)
    }

    private func begins(_ node: Node, at offset: Int, _ opening: UInt8) -> Bool {
        guard locator.byte(offset) == opening else { return false }
        let inner = offset + (opening == 0x21 ? 2 : 1)
        guard let child = node.first, child.type == NodeType.text, let byte = child.literal.first else {
            return true
        }
        let found = locator.byte(inner)
        return found == byte || found == 0x5C || found == 0x26 || found <= 32
    }

    /// Searches for the opening and the first bytes of the text, then for a bare address.
    private mutating func search(_ node: Node, _ opening: UInt8) -> Int? {
        var pattern: [UInt8] = opening == 0x21 ? [0x21, 0x5B] : [opening]
        let child = node.first
        let text = child?.type == NodeType.text ? child?.literal : nil
        if let text {
            if opening == 0x5B, let offset = searchBare(text) { return offset }
            pattern.append(contentsOf: text.prefix(12))
        }
        if let offset = pattern.withUnsafeBufferPointer({ locator.find($0) }) { return offset }
        return (text == nil ? nil : opening == 0x21 ? locator.find("![") : locator.find("["))
    }

    /// `<https://…>`, `https://…` and `www.…` are their own text.
    private mutating func searchBare(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count > 3, let offset = locator.find(text) else { return nil }
        let before = locator.byte(offset - 1)
        return before == 0x5B ? offset - 1 : before == 0x3C ? offset - 1 : offset
    }
}
