import CCMarkGFM

/// What is known of a page's footnotes, counted over the whole tree before writing.
struct Footnotes {
    /// References that will be written, by definition.
    var references: [Node: Int] = [:]
    /// References written so far, by definition.
    var written: [Node: Int] = [:]
    /// Number of each definition.
    var numbers: [Node: Int] = [:]
    var isSectionOpen = false
}

extension Renderer {
    /// Counts references where they will be written: not in alternative texts and not in the title.
    mutating func countFootnotes(_ root: Node) {
        var node = root
        while true {
            if node.type == NodeType.footnoteReference, let definition = node.pointee.parent_footnote_def {
                footnotes.references[definition, default: 0] += 1
            }
            let isHidden = node.type == NodeType.image || node == titleNode
            if !isHidden, let child = node.first {
                node = child
                continue
            }
            while node != root, node.next == nil, let parent = node.pointee.parent { node = parent }
            guard node != root, let next = node.next else { return }
            node = next
        }
    }

    mutating func writeFootnoteReference(_ node: Node) {
        guard let definition = node.pointee.parent_footnote_def else { return writeLiteral(node) }
        let number = self.number(of: definition, node)
        let place = (footnotes.written[definition] ?? 0) + 1
        footnotes.written[definition] = place
        // Links do not nest: inside a link the reference is only a place to come back to.
        out.append("<sup class=\"fussnote\"")
        if openLink == nil {
            out.append("><a href=\"#fn-")
            out.append(number: number)
            out.append("\"")
        }
        out.append(" id=\"fnref-")
        out.append(number: number)
        if place > 1 {
            out.append("-")
            out.append(number: place)
        }
        if openLink == nil {
            out.append("\" aria-label=\"Fußnote ")
            out.append(number: number)
        }
        out.append("\">")
        out.append(number: number)
        out.append(openLink == nil ? "</a></sup>" : "</sup>")
    }

    private mutating func number(of definition: Node, _ reference: Node) -> Int {
        if let known = footnotes.numbers[definition] { return known }
        let number = Int(String(decoding: reference.literal, as: UTF8.self)) ?? footnotes.numbers.count + 1
        footnotes.numbers[definition] = number
        return number
    }

    mutating func enterFootnote(_ node: Node) {
        out.newLine()
        if !footnotes.isSectionOpen {
            footnotes.isSectionOpen = true
            let id = slugs.unique("fussnoten")
            out.append("<section class=\"fussnoten\" role=\"doc-endnotes\" aria-labelledby=\"")
            out.append(id)
            out.append("\"><h2 id=\"")
            out.append(id)
            out.append("\">Fußnoten</h2>\n<ol>\n")
        }
        let number = footnotes.numbers[node] ?? footnotes.numbers.count + 1
        footnotes.numbers[node] = number
        _ = slugs.unique("fn-\(number)")
        out.append("<li id=\"fn-")
        out.append(number: number)
        out.append("\">")
    }

    mutating func exitFootnote(_ node: Node) {
        if node.pointee.last_child?.type != NodeType.paragraph {
            out.newLine()
            out.append("<p>")
            writeBackLinks(node)
            out.append("</p>\n")
        }
        out.append("</li>\n")
    }

    /// One way back for each place that refers to the note.
    mutating func writeBackLinks(_ definition: Node) {
        let number = footnotes.numbers[definition] ?? 0
        let count = footnotes.references[definition] ?? 0
        guard count > 0 else { return }
        for place in 1...count {
            out.append(" <a class=\"zurueck\" href=\"#fnref-")
            out.append(number: number)
            if place > 1 {
                out.append("-")
                out.append(number: place)
            }
            out.append("\" aria-label=\"Zurück zum Text, Fußnote ")
            out.append(number: number)
            if place > 1 {
                out.append(", Stelle ")
                out.append(number: place)
            }
            out.append("\">↩")
            if place > 1 {
                out.append("<sup>")
                out.append(number: place)
                out.append("</sup>")
            }
            out.append("</a>")
        }
    }
}
