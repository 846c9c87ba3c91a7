import Markup

/// Turns YAML into checked values and collects every problem on the way.
struct FieldReader {
    private(set) var problems: [Problem] = []

    /// Reads the value of one declared field; `nil` when it is empty or wrong.
    mutating func value(_ node: YAMLNode, _ field: FieldDeclaration) -> FieldValue? {
        node.isEmpty ? nil : value(node, field.kind, label: field.name)
    }

    private mutating func value(_ node: YAMLNode, _ kind: FieldKind, label: String) -> FieldValue? {
        switch kind {
        case .list(let element):
            let values = node.items.compactMap { value($0, element, label: label) }
            return values.isEmpty ? nil : .list(values)
        case .rows(let columns): return rows(node, columns, label: label)
        default:
            guard let text = node.text else {
                if case .scalar = node.shape { return nil }
                return refuse(node, label, "ein einzelner Wert", "field-shape")
            }
            return scalar(text, node, kind, label: label)
        }
    }

    private mutating func scalar(_ text: String, _ node: YAMLNode, _ kind: FieldKind, label: String)
        -> FieldValue?
    {
        switch kind {
        case .text, .organisation, .person: return .text(text)
        case .date:
            if let date = CalendarDate(text) { return .date(date) }
            return refuse(node, label, "ein Datum wie 2026-12-03 oder 2026-12-03T10:00", "wrong-date")
        case .period: return period(text, node, label: label)
        case .number:
            let plain = text.replacing(",", with: ".")
            if let number = Double(plain), number.isFinite { return .number(number) }
            return refuse(node, label, "eine Zahl", "wrong-number")
        case .flag: return flag(text, node, label: label)
        case .choice(let choices):
            if let choice = choices.first(where: { $0.value == text }) {
                return .choice(text, title: choice.title)
            }
            let allowed = choices.map(\.value).joined(separator: ", ")
            return refuse(node, label, "einer der Werte \(allowed)", "wrong-choice")
        case .reference(let type): return .reference(text, type: type, position: node.position)
        case .url:
            // "//host" would leave the site, and browsers read "/\\host" the same way.
            let isPath = text.hasPrefix("/") && !text.hasPrefix("//") && !text.contains("\\")
            let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://") || isPath
            if isAddress, !text.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "<" }) {
                return .text(text)
            }
            return refuse(node, label, "eine Adresse mit https:// oder /", "wrong-url")
        case .email:
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            let isAddress = parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            if isAddress, !text.contains(where: { $0.isWhitespace || "<>,\"".contains($0) }) {
                return .text(text)
            }
            return refuse(node, label, "eine E-Mail-Adresse", "wrong-email")
        case .serviceKey:
            let digits = text.filter { $0 != " " }
            if digits.utf8.count == 14, digits.hasPrefix("99"),
                digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 })
            {
                return .text(digits)
            }
            return refuse(
                node,
                label,
                "ein LeiKa-Schlüssel mit 14 Ziffern, der mit 99 beginnt",
                "wrong-service-key"
            )
        case .list, .rows: return nil
        }
    }

    private mutating func period(_ text: String, _ node: YAMLNode, label: String) -> FieldValue? {
        let parts = text.split(separator: "/")
        if parts.count == 2, let from = CalendarDate(parts[0]), let to = CalendarDate(parts[1]), from <= to {
            return .period(from, to)
        }
        return refuse(node, label, "ein Zeitraum wie 2019-10-07/2019-10-14", "wrong-period")
    }

    private mutating func flag(_ text: String, _ node: YAMLNode, label: String) -> FieldValue? {
        if let flag = Self.flag(text) { return .flag(flag) }
        return refuse(node, label, "ja oder nein", "wrong-flag")
    }

    /// Yes and no as people write them.
    static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "ja", "yes": true
        case "false", "nein", "no": false
        default: nil
        }
    }

    private mutating func rows(_ node: YAMLNode, _ columns: [FieldDeclaration], label: String) -> FieldValue?
    {
        var rows: [FieldValue] = []
        for item in node.items {
            guard case .mapping(let entries) = item.shape else {
                _ = refuse(item, label, "eine Liste von Zeilen mit Feldern", "field-shape")
                continue
            }
            var row: [String: FieldValue] = [:]
            for entry in entries {
                if let column = columns.first(where: { $0.name == entry.key }) {
                    row[entry.key] = value(entry.value, column)
                } else {
                    let known = columns.map(\.name).joined(separator: ", ")
                    note(
                        entry.position,
                        .warning,
                        "unknown-field",
                        "Unbekanntes Feld „\(entry.key)“ in „\(label)“.",
                        "Bekannt sind: \(known)"
                    )
                }
            }
            for column in columns where column.isRequired && row[column.name] == nil {
                note(item.position, .error, "missing-field", "In „\(label)“ fehlt „\(column.name)“.", "")
            }
            rows.append(.row(row))
        }
        return rows.isEmpty ? nil : .list(rows)
    }

    private mutating func refuse(
        _ node: YAMLNode,
        _ label: String,
        _ expected: String,
        _ code: String
    ) -> FieldValue? {
        let found = node.text.map { " Gefunden: „\($0.prefix(60))“." } ?? ""
        note(
            node.position,
            .error,
            code,
            "„\(label)“ ist falsch geschrieben.\(found)",
            "Erwartet wird \(expected)."
        )
        return nil
    }

    mutating func note(
        _ position: SourcePosition,
        _ level: Problem.Level,
        _ code: String,
        _ text: String,
        _ hint: String
    ) {
        problems.append(
            Problem(
                line: position.line,
                column: position.column,
                level: level,
                code: code,
                text: text,
                hint: hint
            )
        )
    }
}
