import CCMarkGFM

extension Renderer {
    mutating func enterParagraph(_ node: Node) -> Visit {
        locator.enterBlock(node.pointee.start_line, node.pointee.end_line)
        if !specification {
            if let image = node.loneFigure {
                writeFigure(image)
                return .over
            }
            if isTableCaption(node) { return .over }
            if !hasFirstParagraph && node.pointee.parent?.type == NodeType.document {
                hasFirstParagraph = true
                captures += 1
                firstParagraphMark = plain.count
            }
        }
        openBrackets.removeAll(keepingCapacity: true)
        if !node.isTight {
            out.newLine()
            out.append("<p>")
        }
        return .into(node.first)
    }

    mutating func exitParagraph(_ node: Node) {
        if firstParagraphMark >= 0 {
            result.firstParagraph = plain.string(from: firstParagraphMark)
            captures -= 1
            if captures == 0 { plain.truncate(to: firstParagraphMark) }
            firstParagraphMark = -1
        }
        endPlainBlock()
        if node.isTight { return }
        if node.next == nil, let parent = node.pointee.parent, parent.type == NodeType.footnoteDefinition {
            writeBackLinks(parent)
        }
        out.append("</p>\n")
    }

    /// Separates blocks in the plain text.
    mutating func endPlainBlock() {
        if captures > 0 && plain.count > 0 { plain.newLine() }
    }

    mutating func enterList(_ node: Node) {
        out.newLine()
        let list = node.pointee.as.list
        if list.list_type == .bullet {
            out.append("<ul>\n")
        } else if list.start == 1 {
            out.append("<ol>\n")
        } else {
            out.append("<ol start=\"")
            out.append(number: Int(list.start))
            out.append("\">\n")
        }
    }

    mutating func enterItem(_ node: Node) {
        out.newLine()
        if specification && node.pointee.extension == CMark.shared.tasklist {
            out.append("<li><input type=\"checkbox\" ")
            if node.pointee.as.list.checked { out.append("checked=\"\" ") }
            out.append("disabled=\"\" /> ")
        } else if features.mayHaveTasks && !specification, let box = taskBox(node) {
            skippedNode = box.text
            skippedBytes = 4
            out.append(
                box.isChecked
                    ? "<li class=\"aufgabe\"><input type=\"checkbox\" disabled checked aria-label=\"erledigt\"> "
                    : "<li class=\"aufgabe\"><input type=\"checkbox\" disabled aria-label=\"offen\"> "
            )
        } else {
            out.append("<li>")
        }
    }

    /// The `[x]` or `[ ]` an item begins with.
    ///
    /// Found by us: cmark's extension misses tasks in quotes and takes any
    /// `[x]` in the line for a tick.
    private func taskBox(_ item: Node) -> (text: Node, isChecked: Bool)? {
        guard let paragraph = item.first, paragraph.type == NodeType.paragraph, let text = paragraph.first,
            text.type == NodeType.text
        else { return nil }
        let box = text.literal
        guard box.count > 3, box[0] == 0x5B, box[2] == 0x5D, box[3] == 32 || box[3] == 9 else { return nil }
        // Written as \[x] it is text.
        guard
            locator.byte(locator.offset(paragraph.pointee.start_line, paragraph.pointee.start_column)) != 0x5C
        else { return nil }
        switch box[1] {
        case 0x20: return (text, false)
        case 0x78, 0x58: return (text, true)
        default: return nil
        }
    }

    mutating func writeCodeBlock(_ node: Node) {
        let code = node.pointee.as.code
        let info = code.info.bytes
        let language = info.prefix { $0 != 32 && ($0 < 9 || $0 > 13) }
        if !specification && language.elementsEqual("liste".utf8) { return addListBlock(node) }
        out.newLine()
        out.append(specification ? "<pre>" : "<pre tabindex=\"0\">")
        let isNamed = language.allSatisfy { $0.isLanguageByte }
        if !language.isEmpty && (specification || isNamed), let base = info.baseAddress {
            out.append("<code class=\"language-")
            out.appendEscaped(base, language.count)
            out.append("\">")
        } else {
            out.append("<code>")
        }
        let text = code.literal.bytes
        if let base = text.baseAddress {
            out.appendEscaped(base, text.count)
            if captures > 0 { plain.append(base, text.count) }
        }
        out.append("</code></pre>\n")
        endPlainBlock()
    }

    private mutating func addListBlock(_ node: Node) {
        out.newLine()
        let line = Int(node.pointee.start_line)
        let column = max(0, Int(node.pointee.start_column) - 1)
        // The YAML begins below the fence, in the fence's column as far as the line reaches.
        let start = locator.lines.start(line)
        let offset = min(start + column, max(start, locator.lines.end(line) - 1))
        result.lists.append(
            ListBlock(
                source: String(decoding: node.pointee.as.code.literal.bytes, as: UTF8.self),
                offset: out.count,
                position: locator.position(at: offset)
            )
        )
    }
}

extension UnsafeMutablePointer where Pointee == Node.Pointee {
    /// Whether a paragraph stands in a tight list, where it has no element of its own.
    @inline(__always)
    var isTight: Bool {
        guard let list = pointee.parent?.pointee.parent, list.type == NodeType.list else { return false }
        return list.pointee.as.list.tight
    }
}

extension UInt8 {
    /// Letters, digits and what names of programming languages contain.
    var isLanguageByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x23, 0x2B, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
