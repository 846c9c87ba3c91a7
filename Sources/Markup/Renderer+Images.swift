import CCMarkGFM

extension Renderer {
    mutating func enterImage(_ node: Node) -> Visit {
        if specification {
            writeSpecificationImage(node)
            return .over
        }
        let image = resolveImage(node)
        writeImage(image, title: node.pointee.as.link.title.bytes)
        if captures > 0 { plain.append(image.alt) }
        return .over
    }

    /// An image as it will be shown.
    struct ResolvedImage {
        var alt: String
        /// nil when it was not found or may not be shown.
        var src: String?
        var width: Int?
        var height: Int?
        var isDecorative: Bool
        var position: SourcePosition
    }

    mutating func resolveImage(_ node: Node) -> ResolvedImage {
        let target = node.pointee.as.link.url.bytes
        let position = linkPosition(node, opening: 0x21)
        var image = ResolvedImage(alt: text(of: node).trimmed, isDecorative: false, position: position)
        if image.alt == "dekorativ" && node.loneTitle.isEmpty {
            image.alt = ""
            image.isDecorative = true
        } else if image.alt.isEmpty {
            report(.missingAlt, at: position)
        }
        switch Address(target) {
        case .relative:
            guard let found = resolve(.image, String(decoding: target, as: UTF8.self), at: position) else {
                break
            }
            if case .relative = Address(found.href) {
                (image.src, image.width, image.height) = (found.href, found.width, found.height)
            } else {
                report(.remoteImage, at: position)
            }
        case .external, .withoutScheme: report(.remoteImage, at: position)
        case .empty, .fragment: report(.emptyTarget, at: position)
        case .contact: report(.forbiddenScheme("mailto:, tel:"), at: position)
        case .forbidden(let scheme): report(.forbiddenScheme(scheme), at: position)
        }
        return image
    }

    mutating func writeImage(_ image: ResolvedImage, title: UnsafeBufferPointer<UInt8>? = nil) {
        guard let src = image.src else {
            out.append("<span class=\"fehlt\">")
            out.appendEscaped(image.alt.isEmpty ? "Bild fehlt" : image.alt)
            out.append("</span>")
            return
        }
        out.append("<img src=\"")
        out.appendAddress(src)
        out.append("\" alt=\"")
        out.appendEscaped(image.alt)
        out.append("\"")
        if let title, let base = title.baseAddress, title.count > 0 {
            out.append(" title=\"")
            out.appendEscaped(base, title.count)
            out.append("\"")
        }
        if let width = image.width, let height = image.height, width > 0, height > 0 {
            out.append(" width=\"")
            out.append(number: width)
            out.append("\" height=\"")
            out.append(number: height)
            out.append("\"")
        }
        out.append(" loading=\"lazy\">")
    }

    /// A figure: `![Alternativtext](bild.svg "Bildunterschrift. Quelle: Konzept")` alone in its paragraph.
    mutating func writeFigure(_ node: Node) {
        let image = resolveImage(node)
        figureCount += 1
        let id = slugs.unique("abbildung-\(figureCount)")
        let title = String(decoding: node.pointee.as.link.title.bytes, as: UTF8.self)
        let (caption, origin) = Self.splitCaption(title)
        out.newLine()
        out.append("<figure id=\"")
        out.append(id)
        out.append("\" class=\"abbildung\">")
        writeImage(image)
        out.append("<figcaption><span class=\"nummer\">Abbildung ")
        out.append(number: figureCount)
        out.append(":</span> ")
        out.appendEscaped(caption)
        if let origin {
            out.append(" <span class=\"quelle\">Quelle: ")
            out.appendEscaped(origin)
            out.append("</span>")
        }
        out.append("</figcaption></figure>\n")
        if captures > 0 {
            plain.append(caption)
            endPlainBlock()
        }
        result.figures.append(
            Figure(
                number: figureCount,
                id: id,
                caption: caption,
                source: origin,
                alt: image.alt,
                src: image.src ?? "",
                position: image.position
            )
        )
    }

    /// Caption and source of a title; the last "Quelle:" counts.
    static func splitCaption(_ title: String) -> (caption: String, source: String?) {
        let bytes = Array(title.utf8)
        let mark = Array("Quelle:".utf8)
        var at = bytes.count - mark.count
        while at >= 0 {
            if bytes[at] == mark[0], bytes[at..<(at + mark.count)].elementsEqual(mark) {
                let caption = String(decoding: bytes[..<at], as: UTF8.self).trimmed
                let source = String(decoding: bytes[(at + mark.count)...], as: UTF8.self).trimmed
                return (caption, source.isEmpty ? nil : source)
            }
            at -= 1
        }
        return (title.trimmed, nil)
    }

    /// Plain text of everything below a node.
    func text(of root: Node) -> String {
        var bytes: [UInt8] = []
        var node = root
        while true {
            switch node.type {
            case NodeType.text, NodeType.code, NodeType.htmlInline: bytes.append(contentsOf: node.literal)
            case NodeType.softBreak, NodeType.lineBreak: bytes.append(32)
            default: break
            }
            if let child = node.first {
                node = child
                continue
            }
            while node != root, node.next == nil, let parent = node.pointee.parent { node = parent }
            guard node != root, let next = node.next else { break }
            node = next
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension UnsafeMutablePointer where Pointee == Node.Pointee {
    /// The image of a paragraph that is a figure: nothing else in it, and a title.
    var loneFigure: Node? {
        guard let image = first, image.type == NodeType.image, image.next == nil,
            image.pointee.as.link.title.len > 0
        else { return nil }
        return image
    }

    /// Title of an image that is a figure, else "".
    var loneTitle: String {
        guard pointee.parent?.loneFigure == self else { return "" }
        return String(decoding: pointee.as.link.title.bytes, as: UTF8.self)
    }
}
