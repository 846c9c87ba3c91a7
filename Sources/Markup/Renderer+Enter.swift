import CCMarkGFM

extension Renderer {
    /// Writes what stands before a node's children.
    mutating func enter(_ node: Node) -> Visit {
        switch node.type {
        case NodeType.text:
            writeText(node)
            return .over
        case NodeType.softBreak:
            out.append(10)
            if captures > 0 { plain.append(32) }
            return .over
        case NodeType.lineBreak:
            out.append("<br />\n")
            if captures > 0 { plain.append(32) }
            return .over
        case NodeType.code:
            if features.wikiLinks || features.footnotes { locator.skipCode() }
            out.append("<code>")
            writeLiteral(node)
            out.append("</code>")
            return .over
        case NodeType.emphasis: out.append("<em>")
        case NodeType.strong: out.append("<strong>")
        case NodeType.link: return enterLink(node)
        case NodeType.image: return enterImage(node)
        case NodeType.htmlInline:
            writeInlineHTML(node)
            return .over
        case NodeType.paragraph: return enterParagraph(node)
        case NodeType.heading: return enterHeading(node)
        case NodeType.list: enterList(node)
        case NodeType.item: enterItem(node)
        case NodeType.blockQuote: return enterQuote(node)
        case NodeType.codeBlock:
            writeCodeBlock(node)
            return .over
        case NodeType.htmlBlock:
            writeBlockHTML(node)
            return .over
        case NodeType.thematicBreak:
            out.newLine()
            out.append("<hr />\n")
            return .over
        case NodeType.document: break
        case NodeType.footnoteReference:
            writeFootnoteReference(node)
            return .over
        case NodeType.footnoteDefinition: enterFootnote(node)
        default: return enterExtension(node)
        }
        return .into(node.first)
    }

    /// Writes what stands after a node's children.
    mutating func exit(_ node: Node) {
        switch node.type {
        case NodeType.emphasis: out.append("</em>")
        case NodeType.strong: out.append("</strong>")
        case NodeType.link: exitLink(node)
        case NodeType.paragraph: exitParagraph(node)
        case NodeType.heading: exitHeading(node)
        case NodeType.list: out.append(node.pointee.as.list.list_type == .bullet ? "</ul>\n" : "</ol>\n")
        case NodeType.item: out.append("</li>\n")
        case NodeType.blockQuote: exitQuote(node)
        case NodeType.document: break
        case NodeType.footnoteDefinition: exitFootnote(node)
        default: exitExtension(node)
        }
    }

    /// Tables and strikethrough, whose types are known only at run time.
    private mutating func enterExtension(_ node: Node) -> Visit {
        let types = tableType
        switch node.type {
        case types.cell: enterCell(node)
        case types.row: enterRow(node)
        case types.table: enterTable(node)
        case CMark.strikethroughType: out.append("<del>")
        default: break
        }
        return .into(node.first)
    }

    private mutating func exitExtension(_ node: Node) {
        let types = tableType
        switch node.type {
        case types.cell: exitCell(node)
        case types.row: exitRow(node)
        case types.table: exitTable(node)
        case CMark.strikethroughType: out.append("</del>")
        default: break
        }
    }

    /// The literal, escaped, and into the plain text.
    mutating func writeLiteral(_ node: Node) {
        let literal = node.literal
        guard let base = literal.baseAddress else { return }
        out.appendEscaped(base, literal.count)
        if captures > 0 { plain.append(base, literal.count) }
    }
}
