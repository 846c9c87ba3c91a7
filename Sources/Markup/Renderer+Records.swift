import CCMarkGFM

extension Renderer {
    /// Writes the lines `Wer: …`, `Bis: …` … as a list of terms; returns the first node behind them.
    mutating func writeFields(_ box: inout OpenCallout, _ first: Node?) -> Node? {
        var line = first
        var isOpen = false
        while let start = line, let name = Self.fieldName(start) {
            var end: Node? = start
            while let node = end, node.type != NodeType.softBreak, node.type != NodeType.lineBreak {
                end = node.next
            }
            if !isOpen { out.append("<dl class=\"felder\">") }
            isOpen = true
            out.append("<dt>")
            out.append(name)
            out.append("</dt><dd>")
            box.fields.append(RecordBlock.Field(name: name, value: writeValue(name, start, end)))
            out.append("</dd>")
            line = end?.next
        }
        if isOpen { out.append("</dl>\n") }
        return line
    }

    private mutating func writeValue(_ name: String, _ start: Node, _ end: Node?) -> String {
        skippedNode = start
        skippedBytes = name.utf8.count + 1
        while skippedBytes < start.literal.count && start.literal[skippedBytes] == 32 { skippedBytes += 1 }
        let mark = out.count
        let plainMark = plain.count
        captures += 1
        walk(from: start, upTo: end)
        captures -= 1
        let value = plain.string(from: plainMark).trimmed
        if captures == 0 { plain.truncate(to: plainMark) } else { endPlainBlock() }
        guard name == "Bis" else { return value }
        guard let date = CalendarDay(value) else {
            let position = fieldPosition(name, value)
            report(.badDate(value), at: position)
            return value
        }
        out.truncate(to: mark)
        out.append("<time datetime=\"")
        out.append(value)
        out.append("\">")
        out.append(date.german)
        out.append("</time>")
        return value
    }

    private mutating func fieldPosition(_ name: String, _ value: String) -> SourcePosition {
        var label = name + ":"
        guard let offset = label.withUTF8({ locator.find($0) }) else {
            return locator.position(at: locator.blockStart)
        }
        locator.cursor = offset + label.utf8.count
        var text = value
        let place = value.isEmpty ? nil : text.withUTF8 { locator.find($0) }
        return locator.position(at: place ?? offset)
    }

    /// The field a line begins with, nil when it begins with none.
    private static func fieldName(_ node: Node) -> String? {
        guard node.type == NodeType.text else { return nil }
        return ["Wer", "Bis", "Gremium", "Nummer", "Ergebnis"].first {
            node.literal.starts(with: ($0 + ":").utf8)
        }
    }
}

/// A day such as 2026-12-01, checked against the calendar.
struct CalendarDay {
    let year: Int
    let month: Int
    let day: Int

    /// nil unless the text is a day in ISO 8601.
    init?(_ text: String) {
        let parts = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2],
            text.utf8.allSatisfy({ $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) }),
            let year = Int(String(decoding: parts[0], as: UTF8.self)),
            let month = Int(String(decoding: parts[1], as: UTF8.self)), (1...12).contains(month),
            let day = Int(String(decoding: parts[2], as: UTF8.self)), day >= 1
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= days[month - 1] else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    private static let months = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
        "November",
        "Dezember",
    ]

    /// "1. Dezember 2026"
    var german: String { "\(day). \(Self.months[month - 1]) \(year)" }
}
