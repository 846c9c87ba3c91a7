public import Markup

extension PageQuery {
    /// Reads a query.
    ///
    /// Unknown keys and values are errors, because a list that silently shows too much or nothing would look right.
    /// - Parameter isSection: whether the query is that of a section, which may have filters and pages.
    public static func read(
        _ node: YAMLNode,
        types: [String: PageType],
        isSection: Bool = false
    ) -> (query: PageQuery, problems: [Problem]) {
        var reading = Reading(types: types)
        guard case .mapping(let entries) = node.shape else {
            let hint = "Schreiben Sie je Zeile „angabe: wert“, zum Beispiel „typ: termin“."
            reading.refuse(node.position, "Die Angaben einer Liste fehlen.", hint)
            return (reading.query, reading.problems)
        }
        // The type decides which fields there are, whatever the order of the lines.
        for entry in entries where entry.key == "typ" { reading.read(entry) }
        for entry in entries where entry.key != "typ" {
            if isSection, entry.key == "filter" || entry.key == "pro_seite" {
                reading.readSection(entry)
            } else {
                reading.read(entry)
            }
        }
        return (reading.query, reading.problems)
    }
}

/// The state of reading one query.
private struct Reading {
    let types: [String: PageType]
    var query = PageQuery()
    private(set) var problems: [Problem] = []

    init(types: [String: PageType]) { self.types = types }

    mutating func refuse(_ position: SourcePosition, _ text: String, _ hint: String) {
        problems.append(
            Problem(
                line: position.line,
                column: position.column,
                level: .error,
                code: "wrong-query",
                text: text,
                hint: hint
            )
        )
    }

    private mutating func wrong(_ entry: YAMLNode.Entry, _ hint: String) {
        let value = entry.value.text ?? entry.value.items.compactMap(\.text).joined(separator: ", ")
        refuse(entry.value.position, "„\(entry.key): \(value)“ ist in einer Liste nicht möglich.", hint)
    }

    /// The path of a page, also where somebody writes its address: `/termine/`.
    private func path(_ text: String) -> String {
        text.split(separator: "/").joined(separator: "/")
    }

    mutating func read(_ entry: YAMLNode.Entry) {
        let text = entry.value.text
        query.positions[entry.key] = entry.value.position
        switch entry.key {
        case "typ":
            query.type = text
            if text.map({ types[$0] == nil }) ?? true {
                wrong(entry, "Bekannte Typen: " + types.keys.sorted().joined(separator: ", "))
            }
        case "bereich": query.section = text.map(path)
        case "themenfeld": query.topicField = text.map { PagePath.lastPart(path($0)) }
        case "zeitraum":
            query.period = text.flatMap(PageQuery.Period.init)
            if query.period == nil { wrong(entry, "Möglich sind kommend und vergangen.") }
        case "sortierung": readSort(entry)
        case "anzahl":
            query.limit = number(entry)
        case "darstellung":
            guard let display = text.flatMap(PageQuery.Display.init) else {
                return wrong(entry, "Möglich sind liste, tabelle und links.")
            }
            query.display = display
        case "titel": query.title = text
        case "leer": query.empty = text
        case "spalten":
            query.columns = entry.value.items.compactMap(\.text)
            checkFields(query.columns, entry)
        case "wo": readConditions(entry)
        default:
            let known =
                "typ, bereich, themenfeld, zeitraum, sortierung, anzahl, darstellung, titel, leer, spalten, wo"
            refuse(
                entry.position,
                "Die Angabe „\(entry.key)“ gibt es in einer Liste nicht.",
                "Bekannt: \(known)"
            )
        }
    }

    mutating func readSection(_ entry: YAMLNode.Entry) {
        if entry.key == "pro_seite" {
            _ = number(entry)
        } else {
            let names = entry.value.items.compactMap(\.text)
            checkFields(names.filter { $0 != "themenfeld" && $0 != "jahr" }, entry)
        }
    }

    private mutating func number(_ entry: YAMLNode.Entry) -> Int? {
        if let number = entry.value.text.flatMap({ Int($0) }), number > 0, number <= 100_000 { return number }
        wrong(entry, "Erwartet wird eine Zahl größer als 0.")
        return nil
    }

    private mutating func readSort(_ entry: YAMLNode.Entry) {
        query.sort = entry.value.text
        guard let name = entry.value.text.map({ String($0.drop { $0 == "-" }) }), !name.isEmpty else {
            return wrong(entry, "Erwartet wird der Name eines Feldes, mit - davor absteigend.")
        }
        if !["titel", "datum", "stand", "reihenfolge", "kommend"].contains(name) {
            checkFields([name], entry)
        }
    }

    private mutating func readConditions(_ entry: YAMLNode.Entry) {
        guard case .mapping(let conditions) = entry.value.shape else {
            return wrong(entry, "Erwartet wird zum Beispiel „wo: {art: mitteilung}“.")
        }
        for condition in conditions {
            query.matching[condition.key] = condition.value.text ?? ""
            checkFields([condition.key], condition)
        }
    }

    /// Fields must be those of the type, or of any type where none is named.
    private mutating func checkFields(_ names: [String], _ entry: YAMLNode.Entry) {
        let asked = query.type.flatMap { types[$0] }.map { [$0] } ?? Array(types.values)
        let known = Set(asked.flatMap(\.fields).map(\.name) + CommonFields.all.map(\.name))
        for name in names where !known.contains(name) {
            let own = Set(asked.flatMap(\.fields).map(\.name)).sorted().joined(separator: ", ")
            let text = "Das Feld „\(name)“ gibt es \(query.type.map { "im Typ \($0) " } ?? "")nicht."
            refuse(entry.value.position, text, "Felder: \(own)")
        }
    }
}
