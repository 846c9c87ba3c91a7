import Pages
import Theme

/// Open data: every type that says so, as CSV and JSON with a JSON Schema that describes the columns.
enum OpenData {
    static func outputs(_ model: SiteModel) -> [Output] {
        published(model).flatMap { type -> [Output] in
            let name = fileName(type)
            let ids = members(type, model)
            let columns = columns(type)
            let header = ["adresse", "titel"] + columns.map(\.name)
            let rows = ids.map { id in
                [model.absolute(model.pages[id].url), model.pages[id].title]
                    + columns.map { cell(model.pages[id][$0.name]) }
            }
            return [
                Output("daten/\(name).csv", CSV.write([header] + rows)),
                Output("daten/\(name).json", json(type, ids, columns, model).bytes),
                Output("daten/\(name).schema.json", schema(type, columns, model).bytes),
            ]
        }
    }

    /// The files that a section offers, or all of them on the page `/daten/`.
    static func downloads(for page: Page, _ model: SiteModel) -> [Download] {
        let types = published(model).filter {
            page.path == "daten" || page.isSection && page.path == $0.folder
        }
        return types.flatMap { type in
            let name = fileName(type)
            return [
                Download(title: type.plural, url: model.href("/daten/\(name).csv"), format: "CSV"),
                Download(title: type.plural, url: model.href("/daten/\(name).json"), format: "JSON"),
                Download(
                    title: "Beschreibung der Felder: \(type.plural)",
                    url: model.href("/daten/\(name).schema.json"),
                    format: "JSON Schema"
                ),
            ]
        }
    }

    private static func published(_ model: SiteModel) -> [PageType] {
        model.types.values.filter(\.isOpenData).sorted { $0.name < $1.name }
    }

    private static func fileName(_ type: PageType) -> String { Slugs.of(type.plural) }

    private static func members(_ type: PageType, _ model: SiteModel) -> [Int] {
        var query = PageQuery()
        query.type = type.name
        return model.index.run(query, now: model.today)
    }

    /// The public fields of a type without personal data, then those common fields that describe an entry.
    private static func columns(_ type: PageType) -> [FieldDeclaration] {
        type.fields.filter { $0.isPublic && !$0.isPersonal && $0.kind != .person }
            + CommonFields.all.filter { ["kurz", "themenfelder", "stand", "quelle"].contains($0.name) }
    }

    private static func cell(_ value: FieldValue?) -> String {
        switch value {
        case nil: ""
        case .list(let items): items.map { cell($0) }.joined(separator: "; ")
        case .choice(let choice, _): choice
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        case .period(let from, let to): "\(from.iso)/\(to.iso)"
        case .some(let value): value.text ?? value.display
        }
    }

    private static func value(_ value: FieldValue?) -> JSON? {
        switch value {
        case nil: nil
        case .list(let items): .list(items.compactMap { self.value($0) })
        case .flag(let flag): .flag(flag)
        case .number(let number): .number(number)
        case .row(let row):
            .object(row.keys.sorted().compactMap { key in self.value(row[key]).map { (key, $0) } })
        case .some(let other): .text(cell(other))
        }
    }

    private static func json(
        _ type: PageType,
        _ ids: [Int],
        _ columns: [FieldDeclaration],
        _ model: SiteModel
    ) -> JSON {
        let entries = ids.map { id -> JSON in
            let page = model.pages[id]
            let own: [(String, JSON?)] = columns.map { ($0.name, value(page[$0.name])) }
            return .members(
                [("adresse", .text(model.absolute(page.url))), ("titel", .text(page.title))] + own
            )
        }
        let latest = ids.compactMap { model.pages[$0].asOf }.max()
        return .members([
            ("$schema", .text(model.absolute("/daten/\(fileName(type)).schema.json"))),
            ("titel", .text("\(type.plural) – \(model.settings.title)")),
            ("herausgeber", .text(model.settings.organisation)),
            ("lizenz", .text(model.settings.dataLicence)),
            ("stand", .optional(latest?.iso)), ("anzahl", .number(Double(ids.count))),
            ("eintraege", .list(entries)),
        ])
    }

    private static func schema(_ type: PageType, _ columns: [FieldDeclaration], _ model: SiteModel) -> JSON {
        var properties = [
            (
                "adresse",
                described("string", "Adresse", "Die Seite des Eintrags auf dieser Website.", format: "uri")
            ),
            ("titel", described("string", "Titel", "Der Titel der Seite.")),
        ]
        properties += columns.map { ($0.name, property($0)) }
        let required = ["adresse", "titel"] + columns.filter(\.isRequired).map(\.name)
        let entry = JSON.object([
            ("type", .text("object")), ("properties", .object(properties)),
            ("required", .list(required.map { .text($0) })), ("additionalProperties", .flag(false)),
        ])
        let envelope: [(String, JSON)] = [
            ("$schema", described("string", "Schema", "Die Adresse dieser Beschreibung.", format: "uri")),
            ("titel", described("string", "Titel", "Der Name der Sammlung.")),
            ("herausgeber", described("string", "Herausgeber", "Die Stelle, die die Daten veröffentlicht.")),
            (
                "lizenz",
                described("string", "Lizenz", "Unter welchen Bedingungen die Daten genutzt werden dürfen.")
            ),
            ("stand", described("string", "Stand", "Der jüngste Stand eines Eintrags.", format: "date")),
            ("anzahl", described("integer", "Anzahl", "Wie viele Einträge die Datei hat.")),
            (
                "eintraege",
                .object([
                    ("title", .text(type.plural)), ("description", .text("Alle Einträge, je Seite einer.")),
                    ("type", .text("array")), ("items", entry),
                ])
            ),
        ]
        return .object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("$id", .text(model.absolute("/daten/\(fileName(type)).schema.json"))),
            ("title", .text(type.plural)), ("type", .text("object")), ("properties", .object(envelope)),
            ("required", .list(["titel", "anzahl", "eintraege"].map { .text($0) })),
        ])
    }

    private static func described(
        _ type: String,
        _ title: String,
        _ description: String,
        format: String? = nil
    ) -> JSON {
        .members([
            ("type", .text(type)), ("format", .optional(format)), ("title", .text(title)),
            ("description", .text(description)),
        ])
    }

    private static func property(_ field: FieldDeclaration) -> JSON {
        var members = kind(field.kind)
        members.append(("title", .text(field.label)))
        members.append(
            ("description", .text(field.hint.isEmpty ? "\(field.label) des Eintrags." : field.hint))
        )
        return .object(members)
    }

    private static func kind(_ kind: FieldKind) -> [(String, JSON)] {
        switch kind {
        case .number: [("type", .text("number"))]
        case .flag: [("type", .text("boolean"))]
        case .list(let element): [("type", .text("array")), ("items", .object(self.kind(element)))]
        case .rows: [("type", .text("array")), ("items", .object([("type", .text("object"))]))]
        case .choice(let choices):
            [("type", .text("string")), ("enum", .list(choices.map { .text($0.value) }))]
        case .serviceKey: [("type", .text("string")), ("pattern", .text("^99[0-9]{12}$"))]
        default: [("type", .text("string"))]
        }
    }
}
