import Pages
import Theme

/// Lists below a page: what belongs to a Themenfeld, the meetings of a committee.
extension PageComposer {
    func related(_ id: Int) -> [RowList] {
        let page = model.pages[id]
        guard !page.isSection else { return [] }
        if page.type.name == "themenfeld" { return ofTopicField(page) }
        return referring(id)
    }

    /// Events to come and past, documents, solutions, press of a field, in the order that the types declare.
    private func ofTopicField(_ page: Page) -> [RowList] {
        let types = model.types.values.filter { $0.collectOrder != nil }
            .sorted { ($0.collectOrder ?? 0, $0.name) < ($1.collectOrder ?? 0, $1.name) }
        return types.flatMap { type -> [RowList] in
            var query = PageQuery()
            query.type = type.name
            query.topicField = page.name
            query.sort = type.dateField == nil ? "titel" : "-datum"
            guard type.event != nil else {
                return [list(type.plural, type, query, "Zu diesem Themenfeld gibt es noch keine Einträge.")]
            }
            query.sort = nil
            query.period = .coming
            var coming = list("Nächste \(type.plural)", type, query, "Zurzeit ist nichts geplant.")
            coming.calendar = Calendars.url(ofTopicField: page, model)
            query.period = .past
            query.limit = 5
            let past = list("Vergangene \(type.plural)", type, query, "")
            return past.rows.isEmpty ? [coming] : [coming, past]
        }
    }

    private func list(_ title: String, _ type: PageType, _ query: PageQuery, _ empty: String) -> RowList {
        let found = model.index.run(query, now: model.today)
        let id = title.lowercased().split(separator: " ").joined(separator: "-")
        var list = RowList(title: title, id: "bezug-" + Slugs.of(id), rows: found.map { model.row($0) })
        list.empty = empty
        if let folder = type.folder, let section = model.index.page(path: folder) {
            list.url = model.url(model.pages[section])
            list.moreTitle = "Alle \(type.plural)"
        }
        return list
    }

    /// Events that name this page, such as the meetings of a committee.
    private func referring(_ id: Int) -> [RowList] {
        var lists: [RowList] = []
        for entry in model.inverse[id] ?? [] where model.pages[entry.page].type.event != nil {
            let title = entry.field.inverse ?? model.pages[entry.page].type.plural
            if let at = lists.firstIndex(where: { $0.title == title }) {
                lists[at].rows.append(model.row(entry.page))
            } else {
                lists.append(
                    RowList(title: title, id: "bezug-" + Slugs.of(title), rows: [model.row(entry.page)])
                )
                lists[lists.count - 1].calendar = Calendars.url(ofCommittee: id, model)
            }
        }
        for at in lists.indices { lists[at].rows.sort { ($0.date?.iso ?? "") > ($1.date?.iso ?? "") } }
        return lists
    }
}
