public import Markup

/// Front matter as the texts of a form, and back: what nobody changed keeps its bytes.
public enum FrontMatterForm {
    /// What came of entered values: the new text, and what is wrong with them by field.
    public struct Applied: Sendable, Hashable {
        public var source: [UInt8]
        /// By name of the field; under "" what concerns the whole front matter.
        public var problems: [String: [Problem]] = [:]
    }

    /// The values of all fields of the form, "" for those that are not there; empty where the front matter is broken.
    public static func values(of source: [UInt8], type: PageType) -> [String: String] {
        guard Problem.invalidText(source[...]) == nil, let front = try? FrontMatterText(source) else {
            return [:]
        }
        var values: [String: String] = [:]
        for field in FormOfType.declarations(type) {
            values[field.name] = front.node(field).map { text($0, field.kind) } ?? ""
        }
        return values
    }

    /// Writes entered values into the front matter of a text.
    ///
    /// A field that is not among the values, or has the value it had, is left as it stands. Wrong values are written
    /// too, so that nothing that was entered is lost; the problems say what is wrong.
    public static func apply(_ values: [String: String], to source: [UInt8], type: PageType) -> Applied {
        if let invalid = Problem.invalidText(source[...]) {
            return Applied(source: source, problems: ["": [invalid]])
        }
        var front: FrontMatterText
        do {
            front = try FrontMatterText(source)
        } catch {
            return Applied(source: source, problems: ["": [error]])
        }
        var problems: [String: [Problem]] = [:]
        for field in FormOfType.declarations(type) {
            let before = front.node(field)
            if let value = values[field.name].map(unified),
                value != before.map({ text($0, field.kind) }) ?? ""
            {
                front.useOwnName(field)
                if let node = node(value, field.kind, before) {
                    front.set(field.name, node)
                } else {
                    front.remove(field.name)
                }
            }
            let found = check(front.node(field), field)
            if !found.isEmpty { problems[field.name] = found }
        }
        return Applied(source: front.source, problems: problems)
    }

    private static func check(_ node: YAMLNode?, _ field: FieldDeclaration) -> [Problem] {
        var reader = FieldReader()
        let value = node.flatMap { reader.value($0, field) }
        if field.isRequired, value == nil, reader.problems.isEmpty {
            let text = "„\(field.label)“ fehlt."
            return [Problem(line: 0, level: .error, code: "missing-field", text: text, hint: field.hint)]
        }
        return reader.problems
    }

    /// Browsers send line ends as CRLF.
    private static func unified(_ text: String) -> String {
        var lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")[...]
        while let last = lines.last, last.isWhitespace { lines = lines.dropLast() }
        return String(lines)
    }
}

extension FrontMatterForm {
    /// What a form shows for a value.
    static func text(_ node: YAMLNode, _ kind: FieldKind) -> String {
        switch kind {
        case .list: return node.items.map { line($0) }.joined(separator: "\n")
        case .rows(let columns):
            return node.items.map { row in
                let cells = columns.map { row[$0.name].map { cell($0) } ?? "" }
                return cells.joined(separator: " | ").trimmedEnd
            }.joined(separator: "\n")
        case .flag:
            guard let text = node.text else { return "" }
            return FieldReader.flag(text).map { $0 ? "ja" : "nein" } ?? text
        default: return node.text.map(unified) ?? node.items.map { line($0) }.joined(separator: "\n")
        }
    }

    private static func line(_ node: YAMLNode) -> String {
        (node.text ?? node.items.compactMap(\.text).joined(separator: ", ")).split { $0.isNewline }
            .joined(separator: " ")
    }

    private static func cell(_ node: YAMLNode) -> String { line(node).replacing("|", with: "\\|") }

    /// The value that an entered text means; `nil` for none.
    static func node(_ text: String, _ kind: FieldKind, _ before: YAMLNode?) -> YAMLNode? {
        switch kind {
        case .list:
            let items = lines(text).map { YAMLNode.made($0) }
            return items.isEmpty ? nil : .made(.sequence(items))
        case .rows(let columns):
            let old = before?.items ?? []
            let rows = lines(text).enumerated().map { number, line in
                let known = Set(columns.map(\.name))
                let rest = old.dropFirst(number).first?.entries.filter { !known.contains($0.key) } ?? []
                return YAMLNode.made(.mapping(row(line, columns) + rest))
            }
            return rows.isEmpty ? nil : .made(.sequence(rows))
        default:
            return text.allSatisfy(\.isWhitespace) ? nil : .made(text)
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmedEnd.trimmedStart }.filter { !$0.isEmpty }
    }

    private static func row(_ line: String, _ columns: [FieldDeclaration]) -> [YAMLNode.Entry] {
        // What stands behind the last column belongs to it: nothing that was entered is lost.
        let cells = cells(line, most: columns.count)
        return zip(columns, cells).compactMap { column, cell in
            cell.isEmpty
                ? nil : .init(key: column.name, position: .init(line: 1, column: 1), value: .made(cell))
        }
    }

    private static func cells(_ line: String, most: Int) -> [String] {
        var cells = [""]
        var isEscaped = false
        for character in line {
            if isEscaped {
                if character != "|" { cells[cells.count - 1].append("\\") }
                cells[cells.count - 1].append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "|", cells.count < most {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        if isEscaped { cells[cells.count - 1].append("\\") }
        return cells.map { $0.trimmedEnd.trimmedStart }
    }
}

extension FrontMatterText {
    /// The value of a field under any of its names, as the reader would take it.
    fileprivate func node(_ field: FieldDeclaration) -> YAMLNode? {
        keys.last { $0 == field.name || field.aliases.contains($0) }.flatMap { self[$0] }
    }
}

extension StringProtocol {
    fileprivate var trimmedStart: String { String(drop { $0.isWhitespace }) }

    fileprivate var trimmedEnd: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
