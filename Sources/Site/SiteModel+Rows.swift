import Markup
import Pages
import Theme

/// Pages as list rows, facts and dates: the same everywhere a page is named.
extension SiteModel {
    func dateText(_ date: CalendarDate) -> DateText {
        let month = date.month.map { CalendarDate.months[$0 - 1] } ?? ""
        return DateText(
            iso: date.iso,
            text: date.german,
            day: date.day.map(String.init) ?? "",
            month: month.count <= 4 ? month : String(month.prefix(3)),
            year: String(date.year)
        )
    }

    /// A page as a row; with its kind where a list mixes kinds.
    func row(_ id: Int, withKind: Bool = false) -> Row {
        let page = pages[id]
        var row = Row(title: page.title, url: url(page))
        row.summary = page.summary
        row.kind = withKind ? page.type.title : nil
        if page.type.dateField != nil || page.type.event != nil { row.date = page.date.map(dateText) }
        row.meta = page.type.rowFields.compactMap { name in
            page[name].map { Meta(display($0, page.type.field(name))) }
        }
        row.example = page["beispiel"]?.flag == true
        row.chip = chip(page)
        return row
    }

    private func chip(_ page: Page) -> Chip? {
        if let field = page.type.event?.cancelled, page[field]?.flag == true {
            return Chip(text: "Abgesagt", name: "abgesagt")
        }
        if page.isInProgress { return Chip(text: "In Arbeit", name: "in-arbeit") }
        guard let name = page.type.chipField, let value = page[name] else { return nil }
        let label = page.type.field(name)?.label ?? name
        let text = value.number == nil ? value.display : "\(label) \(value.display)"
        return Chip(text: text, name: name)
    }

    /// What people read for a value; references become titles.
    func display(_ value: FieldValue, _ field: FieldDeclaration?) -> String {
        switch value {
        case .reference(let target, let type, _):
            index.page(reference: target, type: type).map { pages[$0].shortTitle } ?? target
        case .list(let items): items.map { display($0, field) }.joined(separator: ", ")
        default: value.display
        }
    }

    /// The fact list of a page: the shown, public fields of its type in their order, then the ways back from others.
    func facts(_ id: Int) -> [Fact] {
        let page = pages[id]
        var facts: [Fact] = []
        for field in page.type.fields where field.isShown && field.isPublic {
            guard let value = page[field.name] else { continue }
            if case .rows = field.kind { continue }
            if value == .flag(false) { continue }
            facts.append(Fact(label: field.label, values: value.items.map { factValue($0, field.kind) }))
        }
        facts += inverseFacts(id)
        if page.type.name != "themenfeld", let fields = page["themenfelder"] {
            facts.append(
                Fact(
                    label: fields.items.count == 1 ? "Themenfeld" : "Themenfelder",
                    values: fields.items.map { factValue($0, .text) }
                )
            )
        }
        return facts
    }

    private func inverseFacts(_ id: Int) -> [Fact] {
        var facts: [Fact] = []
        for entry in inverse[id] ?? [] {
            guard let label = entry.field.inverse, pages[entry.page].type.event == nil else { continue }
            let value = FactValue(text: pages[entry.page].title, url: url(pages[entry.page]))
            if let at = facts.firstIndex(where: { $0.label == label }) {
                facts[at].values.append(value)
            } else {
                facts.append(Fact(label: label, values: [value]))
            }
        }
        return facts
    }

    private func factValue(_ value: FieldValue, _ kind: FieldKind) -> FactValue {
        if case .list(let element) = kind { return factValue(value, element) }
        switch (kind, value) {
        case (_, .reference(let target, let type, _)):
            guard let id = index.page(reference: target, type: type) else { return FactValue(text: target) }
            return FactValue(text: pages[id].title, url: url(pages[id]))
        case (.url, .text(let address)): return link(address)
        case (.email, .text(let address)): return FactValue(text: address, url: "mailto:" + address)
        case (.serviceKey, .text(let key)):
            return FactValue(text: serviceName(key).map { "\($0) (\(key))" } ?? key)
        case (_, .date(let date)): return FactValue(text: date.german, iso: date.iso)
        default: return FactValue(text: value.display)
        }
    }

    private func link(_ address: String) -> FactValue {
        if address.hasPrefix("/") { return FactValue(text: address, url: href(address)) }
        let text = address.drop { $0 != ":" }.dropFirst(3)
        return FactValue(text: String(text.last == "/" ? text.dropLast() : text), url: address)
    }

    /// The name of a LeiKa service, from `_data/leika.csv`.
    func serviceName(_ key: String) -> String? {
        data["leika"]?.first { $0["key"] == key }?["name"]
    }

    /// Renders a query with the partial that it asks for.
    func render(_ query: PageQuery, id: String, into output: inout [UInt8]) {
        let found = index.run(query, now: today)
        let empty = query.empty ?? "Zurzeit gibt es hier keine Einträge."
        switch query.display {
        case .table:
            theme.render(table(query, found, id: id, empty: empty), with: "teile/tabelle", into: &output)
        case .list, .links:
            var list = RowList(
                title: query.title,
                id: id,
                rows: found.map { row($0, withKind: query.type == nil) }
            )
            list.empty = empty
            theme.render(list, with: query.display == .list ? "teile/liste" : "teile/links", into: &output)
        }
    }

    private func table(_ query: PageQuery, _ found: [Int], id: String, empty: String) -> TableView {
        let type = query.type.flatMap { types[$0] }
        let columns = query.columns.isEmpty ? (type?.rowFields ?? []) : query.columns
        let labels = columns.map { name in
            Meta(type?.field(name)?.label ?? CommonFields.all.first { $0.name == name }?.label ?? name)
        }
        let rows = found.map { id in
            let page = pages[id]
            let cells = columns.map { name in
                FactValue(text: page[name].map { display($0, page.type.field(name)) } ?? "–")
            }
            return TableRow([FactValue(text: page.title, url: url(page))] + cells)
        }
        return TableView(
            title: query.title,
            id: id,
            columns: [Meta(type?.title ?? "Seite")] + labels,
            rows: rows,
            empty: empty
        )
    }
}
