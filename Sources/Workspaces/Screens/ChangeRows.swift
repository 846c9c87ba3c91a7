import Access
import Store
import Theme
import Web

/// Lists of changed pages.
enum ChangeRows {
    /// - Parameter names: whether it is said who changed what; visitors do not learn names of members.
    static func list(_ changes: [ChangedPage], names: Bool, empty: String, showsWorkspace: Bool = false)
        -> RowList
    {
        let rows = changes.map { row($0, names, showsWorkspace) }
        var list = RowList(title: nil, id: "aenderungen", rows: rows)
        list.empty = empty
        return list
    }

    private static func row(_ change: ChangedPage, _ names: Bool, _ showsWorkspace: Bool) -> Theme.Row {
        var row = Theme.Row(title: change.page.title, url: change.page.address.text)
        row.summary = change.remark.isEmpty ? nil : change.remark
        let what = (change.isNew ? "angelegt" : "geändert") + (names ? " von \(change.changer)" : "")
        row.meta = [Meta("\(what), \(Words.moment(change.page.changedAt).text)")]
        if showsWorkspace { row.meta.insert(Meta(change.page.workspaceName), at: 0) }
        return row
    }

    static func pages(_ pages: [WikiPage], empty: String, meta: (WikiPage) -> String? = { _ in nil })
        -> RowList
    {
        let rows = pages.map { page -> Theme.Row in
            var row = Theme.Row(title: page.title, url: page.address.text)
            row.meta = [page.workspaceName, meta(page)].compactMap { $0 }.map { Meta($0) }
            return row
        }
        var list = RowList(title: nil, id: "seiten", rows: rows)
        list.empty = empty
        return list
    }
}

/// "Änderungen" of a workspace.
struct ChangePages: Sendable {
    let wiki: Wiki

    func show(_ c: Visitor) async throws -> Reply {
        let principal = c.reader
        guard let room = try await wiki.room(c, for: principal) else { return .notFound }
        let list = try Listing<NoColumn>(c, sort: .none)
        let found = try await wiki.changes(
            in: room.workspace.id,
            page: PageRequest(number: list.number, size: list.size),
            for: principal
        )
        var rows = ChangeRows.list(
            found.rows,
            names: room.mayReadPast,
            empty: "Noch gibt es keine Seiten."
        )
        rows.id = "alle"
        var parts: [PartView] = [.rows(rows)]
        if let paging = list.paging(number: list.number, pages: found.pages) {
            parts.append(.pagingOnly(paging))
        }
        return .screen(
            .room(
                "Änderungen",
                lead: "Alle Seiten, die zuletzt geänderten zuerst: \(Words.pages(found.total)).",
                in: room,
                trail: [(title: "Änderungen", url: room.address.path("aenderungen/").text)],
                parts: parts
            )
        )
    }
}

/// A list that has one order only.
enum NoColumn: String, CaseIterable, Hashable, Sendable {
    case none = "standard"
}

extension PartView {
    /// The numbers below a list that is no table.
    static func pagingOnly(_ paging: Paging) -> PartView {
        var links: [Theme.Link] = []
        if let previous = paging.previous {
            links.append(Theme.Link(title: "Vorherige Seite", url: previous))
        }
        if let next = paging.next { links.append(Theme.Link(title: "Nächste Seite", url: next)) }
        return .links(links)
    }
}
