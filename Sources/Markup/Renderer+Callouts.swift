import CCMarkGFM

/// The boxes an author can write as `> [!HINWEIS] Titel`.
enum Callout: Equatable {
    case box(name: StaticString, title: StaticString)
    case audience(Audience)
    case record(RecordBlock.Kind)
    case language(String)

    /// The kind by its name in the marker; nil when there is none of that name.
    init?(_ name: String) {
        switch name.uppercased() {
        case "HINWEIS", "NOTE", "TIP": self = .box(name: "hinweis", title: "Hinweis")
        case "WICHTIG", "IMPORTANT": self = .box(name: "wichtig", title: "Wichtig")
        case "WARNUNG", "WARNING", "CAUTION": self = .box(name: "warnung", title: "Warnung")
        case "KOMMUNEN": self = .audience(.municipalities)
        case "DIENSTLEISTER": self = .audience(.providers)
        case "BESCHLUSS": self = .record(.decision)
        case "AUFGABE": self = .record(.action)
        default: return nil
        }
    }

    var cssName: String {
        switch self {
        case .box(let name, _): "\(name)"
        case .audience(.municipalities): "kommunen"
        case .audience(.providers): "dienstleister"
        case .record(.decision): "beschluss"
        case .record(.action): "aufgabe"
        case .language: ""
        }
    }

    var title: String {
        switch self {
        case .box(_, let title): "\(title)"
        case .audience(let audience): audience.title
        case .record(.decision): "Beschluss"
        case .record(.action): "Aufgabe"
        case .language: ""
        }
    }

    static func == (left: Callout, right: Callout) -> Bool {
        left.cssName == right.cssName && left.title == right.title
    }
}

/// A box whose content is being written.
struct OpenCallout {
    let node: Node
    let kind: Callout
    var id = ""
    var title: String?
    var fields: [RecordBlock.Field] = []
    var outMark = 0
    var plainMark = 0
    let heading: String?
    let position: SourcePosition
}

extension Renderer {
    mutating func enterQuote(_ node: Node) -> Visit {
        out.newLine()
        if !specification, features.callouts, let visit = enterCallout(node) { return visit }
        out.append("<blockquote>\n")
        return .into(node.first)
    }

    mutating func exitQuote(_ node: Node) {
        out.newLine()
        guard callouts.last?.node == node, let box = callouts.popLast() else {
            return out.append("</blockquote>\n")
        }
        switch box.kind {
        case .audience(let audience):
            let html = out.string(from: box.outMark)
            result.audienceBoxes.append(
                AudienceBox(
                    audience: audience,
                    html: html,
                    id: box.id,
                    heading: box.heading,
                    position: box.position
                )
            )
        case .record(let kind):
            captures -= 1
            result.records.append(
                RecordBlock(
                    kind: kind,
                    title: box.title,
                    fields: box.fields,
                    text: plain.string(from: box.plainMark).trimmed,
                    html: out.string(from: box.outMark),
                    id: box.id,
                    position: box.position
                )
            )
            if captures == 0 { plain.truncate(to: box.plainMark) }
        case .box, .language: break
        }
        out.append("</div>\n")
    }

    private mutating func enterCallout(_ node: Node) -> Visit? {
        guard let paragraph = node.first, paragraph.type == NodeType.paragraph, let text = paragraph.first,
            text.type == NodeType.text, text.literal.starts(with: "[!".utf8),
            let end = text.literal.prefix(60).firstIndex(of: 0x5D)
        else { return nil }
        locator.enterBlock(paragraph.pointee.start_line, paragraph.pointee.end_line)
        guard let offset = locator.find("[!") else { return nil }  // written as \[!
        locator.cursor = offset + 1
        let position = locator.position(at: offset)
        let name = String(decoding: text.literal[2..<end], as: UTF8.self)
        guard let kind = calloutKind(name, at: position) else { return nil }
        var box = OpenCallout(node: node, kind: kind, heading: currentHeading, position: position)
        skippedNode = text
        skippedBytes = end + 1
        if end + 1 < text.literal.count && text.literal[end + 1] == 32 { skippedBytes += 1 }
        var rest = text.next
        if case .language(let tag) = kind {
            out.append("<div lang=\"")
            out.append(tag)
            out.append("\">\n")
            rest = text
            if skippedBytes >= text.literal.count {
                skippedNode = nil
                rest = text.next?.next
            }
        } else {
            rest = openBox(&box, text)
        }
        callouts.append(box)
        if let rest { writeRest(of: paragraph, from: rest) }
        return .into(paragraph.next)
    }

    private mutating func calloutKind(_ name: String, at position: SourcePosition) -> Callout? {
        if let kind = Callout(name) { return kind }
        if name.uppercased().hasPrefix("SPRACHE") {
            let tag = String(name.dropFirst(7)).trimmed
            if tag.isLanguageTag { return .language(tag) }
            report(.badLanguage(tag), at: position)
        } else {
            report(.unknownCallout(name), at: position)
        }
        return nil
    }

    /// Writes the box up to its first own text; returns where in the paragraph that begins.
    private mutating func openBox(_ box: inout OpenCallout, _ text: Node) -> Node? {
        var end: Node? = text
        while let node = end, node.type != NodeType.softBreak, node.type != NodeType.lineBreak {
            end = node.next
        }
        out.append("<div class=\"kasten kasten-")
        out.append(box.kind.cssName)
        out.append("\"")
        box.id = boxID(box.kind)
        if !box.id.isEmpty {
            out.append(" id=\"")
            out.append(box.id)
            out.append("\"")
        }
        out.append(" role=\"note\"><p class=\"kasten-titel\">")
        out.append(box.kind.title)
        let mark = out.count
        let plainMark = plain.count
        captures += 1
        quiet += 1
        out.append(": ")
        walk(from: text, upTo: end)
        quiet -= 1
        captures -= 1
        let title = plain.string(from: plainMark).trimmed
        if title.isEmpty { out.truncate(to: mark) } else { box.title = title }
        out.append("</p>\n")
        if captures == 0 { plain.truncate(to: plainMark) } else { endPlainBlock() }
        var rest = end?.next
        if case .record = box.kind {
            rest = writeFields(&box, rest)
            captures += 1
            box.plainMark = plain.count
        }
        box.outMark = out.count
        return rest
    }

    private mutating func boxID(_ kind: Callout) -> String {
        switch kind {
        case .audience:
            boxCount.audience += 1
            return slugs.unique("kasten-\(boxCount.audience)")
        case .record(.decision):
            boxCount.decision += 1
            return slugs.unique("beschluss-\(boxCount.decision)")
        case .record(.action):
            boxCount.action += 1
            return slugs.unique("aufgabe-\(boxCount.action)")
        case .box, .language: return ""
        }
    }

    /// The lines of the first paragraph behind marker and fields.
    private mutating func writeRest(of paragraph: Node, from first: Node) {
        if paragraph.isTight {
            walk(from: first, upTo: nil)
        } else {
            out.append("<p>")
            walk(from: first, upTo: nil)
            out.append("</p>\n")
        }
        endPlainBlock()
    }
}
