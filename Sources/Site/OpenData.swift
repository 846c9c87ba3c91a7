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
                    + columns.map { cell(published(model.pages[id], $0)) }
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
        type.fields.compactMap(withoutPersonalData)
            + CommonFields.all.filter { ["kurz", "themenfelder", "stand", "quelle"].contains($0.name) }
    }

    /// A field as it may be published; `nil` when it is personal, tables without their personal columns.
    private static func withoutPersonalData(_ field: FieldDeclaration) -> FieldDeclaration? {
        guard field.isPublic, !field.isPersonal, field.kind != .person, field.kind != .list(.person) else {
            return nil
        }
        guard case .rows(let columns) = field.kind else { return field }
        var field = field
        field.kind = .rows(columns.compactMap(withoutPersonalData))
        return field
    }

    /// The value of a column; of tables only the columns that may be published.
    private static func published(_ page: Page, _ column: FieldDeclaration) -> FieldValue? {
        guard let value = page[column.name], case .rows(let columns) = column.kind else {
            return page[column.name]
        }
        let names = Set(columns.map(\.name))
        return .list(value.items.map { .row($0.row.filter { names.contains($0.key) }) })
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
            let own: [(String, JSON?)] = columns.map { ($0.name, value(published(page, $0))) }
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
