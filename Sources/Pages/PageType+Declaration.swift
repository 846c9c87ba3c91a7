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
        type.folder = node["folder"]?.text
        type.template = node["template"]?.text ?? "seite"
        type.dateField = node["date"]?.text
        type.rowFields = node["row"]?.items.compactMap(\.text) ?? []
        type.chipField = node["chip"]?.text
        type.structuredData = node["structured_data"]?.text
        type.isOpenData = node["open_data"]?.text == "true"
        type.isTerm = node["term"]?.text == "true"
        type.collectOrder = node["collect"]?.text.flatMap { Int($0) }
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
            reader.note(
                entry.position,
                .error,
                "type-key",
                "Unbekannte Angabe „\(entry.key)“ im Seitentyp.",
                ""
            )
        }
        let used = [type.dateField, type.chipField, type.event?.begin] + type.rowFields.map { $0 }
        for name in used.compactMap({ $0 }) where type.field(name) == nil {
            reader.note(
                node.position,
                .error,
                "type-field",
                "Das Feld „\(name)“ ist im Typ nicht erklärt.",
                ""
            )
        }
        return (type, reader.problems)
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
        field.isRequired = node["required"]?.text == "true"
        field.isPublic = node["public"]?.text != "false"
        field.isPersonal = node["personal"]?.text == "true"
        field.isShown = node["shown"]?.text != "false"
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
