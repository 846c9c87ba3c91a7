import Access
import Pages
import Search
import Store
import Theme
import Web

/// One box over everything that a person may see: her workspaces, what is open to her, and the public site.
struct SearchPages: Sendable {
    let wiki: Wiki

    /// `/suchen/?q=…`, for everybody.
    func all(_ c: Visitor) async throws -> Reply {
        try await show(c, in: nil)
    }

    /// The same within one workspace.
    func room(_ c: Visitor) async throws -> Reply {
        guard let room = try await wiki.room(c, for: c.reader) else { return .notFound }
        return try await show(c, in: room)
    }

    private func show(_ c: Visitor, in room: Room?) async throws -> Reply {
        let principal = c.reader
        let list = try Listing<NoColumn>(c, filters: ["q", "bereich", "art"], sort: .none, size: 20)
        let text = list["q"]
        let rooms = try await wiki.store.read { reader -> [Workspace] in
            try reader.all(Workspace.list(Workspace.readable(by: principal), at: reader.now))
        }
        let chosen = room?.workspace ?? rooms.first { $0.slug == list["bereich"] }
        let type = list["art"]
        let query = SearchQuery(
            text,
            workspace: chosen?.id,
            type: type.isEmpty ? nil : type,
            source: list["bereich"] == Self.siteKey ? .site : nil
        )
        let visible: SQL = """
            (search_documents.source = 'site' OR \(sql: WikiPage.visible("search_documents.id", to: principal)))
            """
        let found = try await wiki.store.read { reader in
            try SearchIndex.search(
                query,
                visible: visible,
                page: PageRequest(number: list.number, size: list.size),
                in: reader
            )
        }
        let screen = self.screen(text, list, found, rooms, chosen, room, c.request.path)
        return .screen(screen)
    }

    private static let siteKey = "website"

    private func screen(
        _ text: String,
        _ list: Listing<NoColumn>,
        _ found: SearchResults,
        _ rooms: [Workspace],
        _ chosen: Workspace?,
        _ room: Room?,
        _ path: String
    ) -> ScreenView {
        let names = Dictionary(rooms.map { ($0.id, $0.name) }) { first, _ in first }
        var fields: [FieldView] = [
            .search(
                "q",
                label: "Wonach suchen Sie?",
                value: text,
                hint: "Mehrere Wörter müssen alle vorkommen; „in Anführungszeichen“ genau so."
            )
        ]
        if room == nil {
            let places =
                [OptionView("", "überall"), OptionView(Self.siteKey, "öffentliche Website")]
                + rooms.map { OptionView($0.slug, $0.name) }
            fields.append(.select("bereich", label: "Wo", options: places, chosen: list["bereich"]))
        }
        let types = Set(found.byType.map(\.type)).union(list["art"].isEmpty ? [] : [list["art"]])
        if !types.isEmpty {
            let options = types.map { OptionView($0, typeTitle($0)) }.sorted { $0.title < $1.title }
            fields.append(
                .select(
                    "art",
                    label: "Art",
                    options: [OptionView("", "alles")] + options,
                    chosen: list["art"]
                )
            )
        }
        let form = FilterView(action: path, fields: fields, resetURL: path)
        var parts: [PartView] = [.filter(form)]
        if !text.isEmpty {
            parts.append(.rows(rows(found, names), heading: heading(found, text)))
            if let paging = list.paging(number: list.number, pages: found.page.pages) {
                parts.append(.pagingOnly(paging))
            }
        }
        let title = text.isEmpty ? "Suche" : "Suche nach „\(text)“"
        guard let room else {
            return ScreenView(
                title: title,
                breadcrumb: [(title: "Start", url: "/"), (title: "Suche", url: "/suchen/")].crumbs,
                parts: parts
            )
        }
        return .room(
            title,
            in: room,
            trail: [(title: "Suche", url: room.address.path("suche/").text)],
            parts: parts
        )
    }

    private func heading(_ found: SearchResults, _ text: String) -> String {
        switch found.total {
        case 0: "Keine Treffer"
        case 1: "1 Treffer"
        default: "\(found.total) Treffer"
        }
    }

    private func rows(_ found: SearchResults, _ names: [ID<Workspace>: String]) -> RowList {
        var list = RowList(
            title: nil,
            id: "treffer",
            rows: found.hits.map { hit in
                var row = Theme.Row(title: hit.title.text, url: hit.url)
                row.marked = hit.snippet.runs.map { MarkedText($0.text, isMatch: $0.kind == .match) }
                if hit.snippet.isCutBefore { row.marked.insert(MarkedText("… "), at: 0) }
                if hit.snippet.isCutAfter { row.marked.append(MarkedText(" …")) }
                let place = hit.workspace.map { names[$0] ?? "Arbeitsraum" } ?? "Öffentliche Website"
                row.meta = [
                    Meta(place), Meta(typeTitle(hit.type)), Meta("Stand \(Words.day(hit.changedAt).text)"),
                ]
                return row
            }
        )
        list.empty = "Prüfen Sie die Schreibweise, oder suchen Sie mit weniger Wörtern."
        return list
    }

    private func typeTitle(_ type: String) -> String { wiki.types[type]?.title ?? type }
}
