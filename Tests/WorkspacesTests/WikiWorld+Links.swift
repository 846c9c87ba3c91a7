import Access
import Markup
import Store

@testable import Workspaces

extension WikiWorld {
    /// Where the links of a page lead for somebody, by what was noted when it was saved; `nil` where they lead nowhere.
    ///
    /// The table that is made from the text alone must give the same.
    func hrefs(_ page: WikiPage, for who: Who) async throws -> [String?] {
        let (noted, fresh) = try await rendered(page, for: who)
        let hrefs = noted.links.map(\.href)
        return hrefs == fresh.links.map(\.href)
            ? hrefs : hrefs + ["anders als ohne Notiz:"] + fresh.links.map(\.href)
    }

    /// The HTML of a page as somebody gets it.
    func shown(_ page: WikiPage, to who: Who) async throws -> String {
        String(decoding: try await rendered(page, for: who).noted.html, as: UTF8.self)
    }

    private func rendered(_ page: WikiPage, for who: Who) async throws -> (
        noted: RenderedMarkup, fresh: RenderedMarkup
    ) {
        let reader = try await principal(who)
        let (page, source) = (try await row(page.id), try await source(page.id))
        let text = PageText(source, types: wiki.types.all)
        let site = wiki.site
        let requests = ReadText(text).requests
        return try await store.read { db in
            let files = try RevisionFile.of(page.latest, in: db)
            let links = try db.rows(LinkTable.question(page, for: reader))
            let noted = try LinkTable(links, of: page, files: files, for: reader)
            let fresh = try LinkTable.of(requests, on: page, files: files, for: reader, in: db)
            return (
                TextRendering.render(text, links: TableLinks(table: noted, site: site)),
                TextRendering.render(text, links: TableLinks(table: fresh, site: site))
            )
        }
    }
}
