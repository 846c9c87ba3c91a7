public import Markup

extension PageType {
    /// Reads one `_types/*.yml`.
    ///
    /// Every mistake in the declaration is an error: a type that is half understood would drop fields
    /// silently.
    public static func read(_ node: YAMLNode) -> (type: PageType?, problems: [Problem]) {
        var reader = FieldReader()
        guard let name = node["name"]?.text else {
            reader.note(node.position, .error, "type-name", "Dem Seitentyp fehlt „name“.", "")
            return (nil, reader.problems)
        }
        var type = PageType(name: name, title: node["title"]?.text ?? name)
        type.plural = node["plural"]?.text ?? type.title
        type.folder = node["folder"]?.text.map { $0.split(separator: "/").joined(separator: "/") }
        type.template = node["template"]?.text ?? "seite"
        type.dateField = node["date"]?.text
        type.rowFields = node["row"]?.items.compactMap(\.text) ?? []
        type.chipField = node["chip"]?.text
        type.structuredData = node["structured_data"]?.text
        type.isOpenData = flag(node, "open_data", default: false, &reader)
        type.isTerm = flag(node, "term", default: false, &reader)
        if let order = node["collect"] {
            type.collectOrder = order.text.flatMap { Int($0) }
            if type.collectOrder == nil { wrong(order, "collect", "eine ganze Zahl", &reader) }
        }
        if let event = node["event"] {
            type.event = EventFields(
                begin: event["begin"]?.text ?? "",
                end: event["end"]?.text,
                place: event["place"]?.text,
                cancelled: event["cancelled"]?.text
            )
        }
        type.fields = node["fields"]?.items.compactMap { field($0, &reader) } ?? []
        let known: Set = [
            "name", "title", "plural", "folder", "template", "date", "row", "chip", "structured_data",
            "open_data",
            "term", "collect", "event", "fields", "description",
        ]
        for entry in node.entries where !known.contains(entry.key) {
            unknown(entry, "im Seitentyp", &reader)
        }
        let eventKeys: Set = ["begin", "end", "place", "cancelled"]
        for entry in node["event"]?.entries ?? [] where !eventKeys.contains(entry.key) {
            unknown(entry, "in „event“", &reader)
        }
        checkNames(type, node, &reader)
        return (type, reader.problems)
    }

    /// Fields that the type speaks of must be declared, and each only once.
    private static func checkNames(_ type: PageType, _ node: YAMLNode, _ reader: inout FieldReader) {
        let event = [type.event?.begin, type.event?.end, type.event?.place, type.event?.cancelled]
        let used = [type.dateField, type.chipField] + event + type.rowFields.map { $0 }
        for name in used.compactMap({ $0 }) where type.field(name) == nil {
            reader.note(
                node.position,
                .error,
                "type-field",
                "Das Feld „\(name)“ ist im Typ nicht erklärt.",
                ""
            )
        }
        for (at, field) in type.fields.enumerated() {
            guard type.fields[..<at].contains(where: { $0.name == field.name }) else { continue }
            let text = "Das Feld „\(field.name)“ ist zweimal erklärt."
            reader.note(node["fields"]?.position ?? node.position, .error, "type-field", text, "")
        }
    }

    private static func flag(
        _ node: YAMLNode,
        _ key: String,
        default fallback: Bool,
        _ reader: inout FieldReader
    ) -> Bool {
        guard let value = node[key] else { return fallback }
        if let flag = value.flag { return flag }
        wrong(value, key, "true oder false", &reader)
        return fallback
    }

    private static func unknown(_ entry: YAMLNode.Entry, _ place: String, _ reader: inout FieldReader) {
        reader.note(entry.position, .error, "type-key", "Unbekannte Angabe „\(entry.key)“ \(place).", "")
    }

    private static func wrong(
        _ node: YAMLNode,
        _ key: String,
        _ expected: String,
        _ reader: inout FieldReader
    ) {
        let text = "„\(key): \(node.text ?? "")“ ist falsch geschrieben."
        reader.note(node.position, .error, "type-value", text, "Erwartet wird \(expected).")
    }

    private static func field(_ node: YAMLNode, _ reader: inout FieldReader) -> FieldDeclaration? {
        guard let name = node["name"]?.text else {
            reader.note(node.position, .error, "type-name", "Einem Feld fehlt „name“.", "")
            return nil
        }
        let kindNode = node["kind"]
        guard let kind = kind(kindNode?.text ?? "text", node, &reader) else {
            let position = kindNode?.position ?? node.position
            let names = FieldKind.names.joined(separator: ", ")
            reader.note(
                position,
                .error,
                "type-kind",
                "„\(name)“ hat eine unbekannte Art.",
                "Bekannt sind: \(names)"
            )
            return nil
        }
        var field = FieldDeclaration(name, node["label"]?.text ?? name, kind)
        field.isRequired = flag(node, "required", default: false, &reader)
        field.isPublic = flag(node, "public", default: true, &reader)
        field.isPersonal = flag(node, "personal", default: false, &reader)
        field.isShown = flag(node, "shown", default: true, &reader)
        if case .choice(let choices) = kind, choices.isEmpty {
            reader.note(
                node.position,
                .error,
                "type-choices",
                "Dem Feld „\(name)“ fehlen die Werte (choices).",
                ""
            )
        }
        let known: Set = [
            "name", "label", "kind", "of", "target", "choices", "columns", "required", "public", "personal",
            "shown",
            "hint", "inverse", "aliases",
        ]
        for entry in node.entries where !known.contains(entry.key) {
            unknown(entry, "im Feld „\(name)“", &reader)
        }
        field.hint = node["hint"]?.text ?? ""
        field.inverse = node["inverse"]?.text
        field.aliases = node["aliases"]?.items.compactMap(\.text) ?? []
        return field
    }

    private static func kind(_ name: String, _ node: YAMLNode, _ reader: inout FieldReader) -> FieldKind? {
        switch name {
        case "text": .text
        case "date": .date
        case "period": .period
        case "number": .number
        case "flag": .flag
        case "url": .url
        case "email": .email
        case "organisation": .organisation
        case "person": .person
        case "service-key": .serviceKey
        case "reference": .reference(type: node["target"]?.text)
        case "choice":
            .choice(
                node["choices"]?.entries.map { .init(value: $0.key, title: $0.value.text ?? $0.key) } ?? []
            )
        case "list": kind(node["of"]?.text ?? "text", node, &reader).map { .list($0) }
        case "rows": .rows(node["columns"]?.items.compactMap { field($0, &reader) } ?? [])
        default: nil
        }
    }
}
