import Markup
import Pages
import Theme

/// Pages that collect from all others: start, glossary, search, audience boxes, figures.
extension PageComposer {
    func startView(_ id: Int, _ view: PageView) -> StartView {
        let page = model.pages[id]
        var start = StartView(page: view)
        start.questions = (page["leitfragen"]?.items ?? []).map(\.row).map { row in
            Question(
                question: row["frage"]?.display ?? "",
                text: row["text"]?.display ?? "",
                url: address(row["link"]?.display ?? "")
            )
        }
        start.figures = (page["kennzahlen"]?.items ?? []).map(\.row).map { row in
            KeyFigure(
                value: row["wert"]?.display ?? "",
                unit: row["einheit"]?.display,
                label: row["bezeichnung"]?.display ?? "",
                source: row["quelle"]?.display ?? "",
                stand: row["stand"]?.date.map(model.dateText),
                url: row["link"].map { address($0.display) }
            )
        }
        start.events = newest(type: "termin", title: "Nächste Termine", period: .coming, limit: 4)
        start.news = newest(type: "presse", title: "Aktuelles", period: nil, limit: 3)
        start.documents = newest(type: "dokument", title: "Dokumente", period: nil, limit: 3)
        var fields = PageQuery()
        fields.type = "themenfeld"
        if model.types["themenfeld"] != nil {
            fields.sort = "titel"
            start.fields = model.index.run(fields, now: model.today).map { model.row($0) }
        }
        return start
    }

    /// Where a row of front matter leads: a path of the site, or a page by path.
    private func address(_ target: String) -> String {
        let (path, suffix) = PageLinks.split(target)
        if let id = model.index.page(path: PagePath.path(ofFile: path).path) {
            return model.url(model.pages[id]) + suffix
        }
        guard FieldLinks.isAllowed(target) else { return "" }
        return target.hasPrefix("/") ? model.href(target) : target
    }

    private func newest(type: String, title: String, period: PageQuery.Period?, limit: Int) -> RowList? {
        guard let declared = model.types[type] else { return nil }
        var query = PageQuery()
        query.type = type
        query.period = period
        query.sort = period != nil ? nil : declared.dateField == nil ? "reihenfolge" : "-datum"
        query.limit = limit
        var list = RowList(
            title: title,
            id: Slugs.of(title),
            rows: model.index.run(query, now: model.today).map { model.row($0) }
        )
        list.empty = "Zurzeit gibt es keine Einträge."
        if let section = declared.folder.flatMap({ model.index.page(path: $0) }) {
            list.url = model.url(model.pages[section])
            list.moreTitle = "Alle \(declared.plural)"
            list.feed = Feeds.url(of: section, model)
            list.calendar = declared.event == nil ? nil : Calendars.overallURL(model)
        }
        return list
    }

    func glossaryView(_ id: Int, _ view: PageView) -> GlossaryView {
        var letters: [GlossaryView.Letter] = []
        let terms = model.pages.indices.filter { model.pages[$0].type.isTerm && !model.pages[$0].isSection }
            .filter { !model.pages[$0].isWithdrawn }
            .sorted { Folding.sortKey(model.pages[$0].title) < Folding.sortKey(model.pages[$1].title) }
        for id in terms {
            let page = model.pages[id]
            let letter = Folding.sortKey(page.title).first.map { String($0).uppercased() } ?? "#"
            let term = GlossaryView.Term(
                title: page.title,
                long: page["langform"]?.text,
                definition: page["definition"]?.text ?? page.summary ?? "",
                url: model.url(page),
                id: page.name
            )
            if letters.last?.letter != letter {
                letters.append(.init(letter: letter, id: "buchstabe-" + Slugs.of(letter), terms: []))
            }
            letters[letters.count - 1].terms.append(term)
        }
        return GlossaryView(page: view, letters: letters)
    }

    func searchView(_ view: PageView) -> SearchView {
        var sections: [SearchView.Section] = []
        func links(_ ids: [Int]) -> [PageLink] {
            ids.map { (Folding.sortKey(model.pages[$0].title), $0) }.sorted { $0 < $1 }.map(\.1)
                .map { PageLink(title: model.pages[$0].title, url: model.url(model.pages[$0])) }
        }
        var groups: [Substring: [Int]] = [:]
        for (id, page) in model.pages.enumerated() where !page.isWithdrawn {
            guard let slash = page.path.firstIndex(of: "/") else { continue }
            groups[page.path[..<slash], default: []].append(id)
        }
        var single: [Int] = []
        for id in model.index.children(of: "") {
            let top = model.pages[id]
            if let below = groups.removeValue(forKey: top.path[...]) {
                sections.append(.init(title: top.shortTitle, url: model.url(top), rows: links(below)))
            } else {
                single.append(id)
            }
        }
        // Pages whose folder has no page of its own.
        single += groups.values.flatMap { $0 }
        if !single.isEmpty {
            sections.append(.init(title: "Weitere Seiten", url: model.href("/"), rows: links(single)))
        }
        return SearchView(page: view, indexURL: model.href("/suche/index.json"), sections: sections)
    }

    func audienceView(_ view: PageView) -> AudienceView {
        let groups = Audience.allCases.map { audience in
            let boxes = rendered.indices.filter(isCollected).flatMap { id in
                rendered[id].boxes.filter { $0.audience == audience }.map { box in
                    AudienceView.Box(
                        body: Fragment(Array(box.html.utf8)),
                        pageTitle: model.pages[id].title,
                        url: model.url(model.pages[id]) + "#" + box.id,
                        heading: box.heading
                    )
                }
            }
            return AudienceView.Group(title: audience.title, id: Slugs.of(audience.title), boxes: boxes)
        }
        return AudienceView(page: view, groups: groups)
    }

    /// Pages of a manual show boxes and figures as examples only; `sammeln: nein` keeps them out.
    private func isCollected(_ id: Int) -> Bool {
        model.pages[id]["sammeln"] != .flag(false) && !model.pages[id].isWithdrawn
    }

    func figuresView(_ view: PageView) -> FiguresView {
        let figures = rendered.indices.filter(isCollected).flatMap { id in
            rendered[id].figures.map { figure in
                FiguresView.FigureRow(
                    number: figure.number,
                    caption: figure.caption,
                    source: figure.source,
                    alt: figure.alt,
                    url: model.url(model.pages[id]) + "#" + figure.id,
                    pageTitle: model.pages[id].title,
                    pageURL: model.url(model.pages[id])
                )
            }
        }
        return FiguresView(page: view, figures: figures)
    }
}
