import Access
import Store
import TestSupport

@testable import Search

/// A database with two workspaces and an index that is ready.
struct SearchDesk: Sendable {
    let store: Store
    let build = ID<Workspace>.make()
    let family = ID<Workspace>.make()

    static let migrations =
        StoreSchema.migrations + AccessSchema.migrations + SearchSchema.migrations + AccessSchema.later

    static func on(_ engine: Engine, _ body: (SearchDesk) async throws -> Void) async throws {
        try await TestDatabase.with(engine, migrations: migrations) { store in
            let desk = SearchDesk(store: store)
            try await desk.makeWorkspaces()
            try await SearchIndex.prepare(store)
            try await body(desk)
        }
    }

    func makeWorkspaces() async throws {
        try await store.write { tx in
            for (id, slug) in [(build, "bauen"), (family, "familie")] {
                try tx.run(
                    """
                    INSERT INTO workspaces
                        (id, slug, name, name_sort, purpose, closed_reason, visibility, created_at)
                    VALUES (\(id), \(slug), \(slug), \(slug), '', '', 'open', \(tx.now))
                    """
                )
            }
        }
    }

    static func page(
        _ title: String,
        _ body: String = "",
        in workspace: ID<Workspace>? = nil,
        type: String = "seite",
        headings: String = "",
        summary: String = "",
        changedAt: Int = 1_795_514_400
    ) -> SearchDocument {
        SearchDocument(
            id: workspace == nil ? SearchDocument.siteID(url: title) : .make(),
            source: workspace == nil ? .site : .wiki,
            workspace: workspace,
            type: type,
            url: "/\(title)",
            title: title,
            headings: headings,
            summary: summary,
            body: body,
            changedAt: Timestamp(seconds: changedAt)
        )
    }

    func put(_ documents: SearchDocument...) async throws {
        try await store.write { tx in for document in documents { try SearchIndex.put(document, in: tx) } }
    }

    func search(
        _ query: SearchQuery,
        visible: SQL = "true",
        page: PageRequest = PageRequest()
    ) async throws -> SearchResults {
        try await store.read { try SearchIndex.search(query, visible: visible, page: page, in: $0) }
    }

    /// The titles of all hits, best first.
    func titles(_ text: String, isTyping: Bool = false) async throws -> [String] {
        try await search(SearchQuery(text, isTyping: isTyping)).hits.map(\.title.text)
    }
}
