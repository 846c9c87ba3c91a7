import Access
package import Store

/// A page in the bin, with how many pages come back with it.
package struct BinnedPage: Sendable, Hashable, RowDecodable {
    package let id: ID<WikiPage>
    let parent: ID<WikiPage>?
    package let title: String
    package let deletedAt: Timestamp
    package let deleter: String
    /// Itself and what was thrown away with it, as far as the reader may see it.
    package private(set) var size = 1

    package init(row: Row) throws {
        id = try row.get("id")
        parent = try row.get("parent")
        title = try row.get("title")
        deletedAt = try row.get("deleted_at")
        deleter = try row.get("deleter")
    }

    /// Pages that were thrown away with one above them are counted there.
    static func tops(of pages: [BinnedPage]) -> [BinnedPage] {
        let all = Dictionary(uniqueKeysWithValues: pages.map { ($0.id, $0) })
        func above(_ page: BinnedPage) -> BinnedPage? {
            page.parent.flatMap { all[$0] }.flatMap { $0.deletedAt == page.deletedAt ? $0 : nil }
        }
        var sizes: [ID<WikiPage>: Int] = [:]
        for page in pages {
            var top = page
            while let next = above(top) { top = next }
            sizes[top.id, default: 0] += 1
        }
        return pages.filter { above($0) == nil }.map { page in
            var top = page
            top.size = sizes[page.id] ?? 1
            return top
        }
    }
}
