import CCMarkGFM

extension Renderer {
    private static let captionMark: StaticString = "Tabelle:"

    /// A paragraph `Tabelle: Beschriftung` directly before a table.
    func isTableCaption(_ node: Node) -> Bool {
        guard let next = node.next, next.type == tableType.table, let text = node.first,
            text.type == NodeType.text
        else { return false }
        return text.literal.starts(with: "Tabelle:".utf8)
    }

    mutating func enterTable(_ node: Node) {
        out.newLine()
        isTableBodyOpen = false
        if specification { return out.append("<table>\n") }
        tableCount += 1
        let mark = out.count
        let plainMark = plain.count
        captures += 1
        if let caption = node.pointee.prev, caption.type == NodeType.paragraph, isTableCaption(caption) {
            locator.enterBlock(caption.pointee.start_line, caption.pointee.end_line)
            skippedNode = caption.first
            skippedBytes = Self.captionMark.utf8CodeUnitCount
            if caption.first?.literal.dropFirst(skippedBytes).first == 32 { skippedBytes += 1 }
            quiet += 1
            out.append("<caption>")
            walk(from: caption.first, upTo: nil)
            out.append("</caption>\n")
            quiet -= 1
        }
        captures -= 1
        let caption = plain.string(from: plainMark).trimmed
        if captures == 0 { plain.truncate(to: plainMark) } else { endPlainBlock() }
        scratch.truncate(to: 0)
        scratch.append("<div class=\"tabelle\" role=\"region\" tabindex=\"0\" aria-label=\"Tabelle ")
        scratch.append(number: tableCount)
        if !caption.isEmpty {
            scratch.append(": ")
            scratch.appendEscaped(caption)
        }
        scratch.append("\"><table>\n")
        out.insert(scratch, at: mark)
    }

    mutating func exitTable(_ node: Node) {
        out.newLine()
        if isTableBodyOpen { out.append("</tbody>\n") }
        isTableBodyOpen = false
        out.append(specification ? "</table>\n" : "</table></div>\n")
    }

    mutating func enterRow(_ node: Node) {
        out.newLine()
        cellIndex = 0
        isTableHead = cmark_gfm_extensions_get_table_row_is_header(node) != 0
        if isTableHead {
            out.append("<thead>\n")
        } else if !isTableBodyOpen {
            out.append("<tbody>\n")
            isTableBodyOpen = true
        }
        out.append("<tr>")
    }

    mutating func exitRow(_ node: Node) {
        out.newLine()
        out.append("</tr>")
        if isTableHead { out.append("\n</thead>") }
        isTableHead = false
        endPlainBlock()
    }

    mutating func enterCell(_ node: Node) {
        if cellIndex == 0 || !specification {
            let row = node.pointee.parent
            locator.enterCell(row?.pointee.start_line ?? 0, isFirst: cellIndex == 0)
        }
        openBrackets.removeAll(keepingCapacity: true)
        out.newLine()
        // An empty heading cell heads nothing.
        let isHead = isTableHead && (specification || node.first != nil)
        out.append(isHead ? "<th" : "<td")
        if isHead && !specification { out.append(" scope=\"col\"") }
        var alignment: UInt8 = 0
        if let table = node.pointee.parent?.pointee.parent,
            let alignments = cmark_gfm_extensions_get_table_alignments(table),
            cellIndex < Int(cmark_gfm_extensions_get_table_columns(table))
        {
            alignment = alignments[cellIndex]
        }
        switch alignment {
        case 0x6C where specification: out.append(" align=\"left\"")
        case 0x63: out.append(specification ? " align=\"center\"" : " class=\"mitte\"")
        case 0x72: out.append(specification ? " align=\"right\"" : " class=\"rechts\"")
        default: break
        }
        out.append(">")
    }

    mutating func exitCell(_ node: Node) {
        out.append(isTableHead && (specification || node.first != nil) ? "</th>" : "</td>")
        cellIndex += 1
        if captures > 0 { plain.append(32) }
    }
}

extension Locator {
    /// Cells of a row share its line; what was found in one is not looked for again in the next.
    mutating func enterCell(_ line: Int32, isFirst: Bool) {
        if isFirst { enterBlock(line, line) }
    }
}
