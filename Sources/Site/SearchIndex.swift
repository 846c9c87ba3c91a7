import Markup
import Pages

/// The index for searching in the browser where no server searches: titles, summaries and headings, folded.
///
/// Its size is bounded (`search_limit_kb`). What does not fit is left out in this order: headings, then summaries, then
/// pages; `complete` says whether anything was.
enum SearchIndex {
    static func outputs(_ model: SiteModel, _ rendered: [RenderedPage]) -> [Output] {
        guard model.searchPage != nil else { return [] }
        let limit = model.settings.searchLimit
        let ids = model.pages.indices.filter { !model.pages[$0].isWithdrawn }
        var isComplete = true
        for detail in [Detail.headings, .summaries, .titles] {
            let bytes = index(ids, detail, model, rendered, complete: isComplete)
            if bytes.count <= limit { return [Output("suche/index.json", bytes)] }
            isComplete = false
        }
        // How many pages fit is found by halving; each try makes the whole index.
        var (fits, fails) = (0, ids.count)
        while fails - fits > max(1, ids.count / 64) {
            let count = (fits + fails) / 2
            let size = index(Array(ids.prefix(count)), .titles, model, rendered, complete: false).count
            if size <= limit { fits = count } else { fails = count }
        }
        let bytes = index(Array(ids.prefix(fits)), .titles, model, rendered, complete: false)
        return [Output("suche/index.json", bytes)]
    }

    private enum Detail { case headings, summaries, titles }

    private static func index(
        _ ids: [Int],
        _ detail: Detail,
        _ model: SiteModel,
        _ rendered: [RenderedPage],
        complete: Bool
    ) -> [UInt8] {
        let entries = ids.map { id -> JSON in
            let page = model.pages[id]
            let summary =
                detail == .titles ? "" : page.summary ?? String(rendered[id].firstParagraph.prefix(200))
            let headings = detail == .headings ? rendered[id].outline.map(\.text) : []
            let keywords = page["schlagworte"]?.items.compactMap(\.text) ?? []
            let words = ([page.title, summary] + headings + keywords).joined(separator: " ")
            return .object([
                ("t", .text(page.title)), ("u", .text(model.url(page))), ("s", .text(summary)),
                ("h", .list(headings.map { .text($0) })), ("k", .text(page.type.title)),
                ("f", .text(Folding.searchKey(words))),
            ])
        }
        return JSON.object([
            ("version", .number(1)), ("limit", .number(Double(model.settings.searchLimit))),
            ("complete", .flag(complete)), ("entries", .list(entries)),
        ]).bytes
    }
}
