import Access
import Search
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Search in wikis")
struct WikiSearchTests {
    @Test(
        "finds restricted pages for those in the section only, also after moves",
        arguments: TestDatabase.engines
    )
    func restricted(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            let top = try await world.page("# Personal\n\nZwiebelfische.")
            let open = try await world.page("# Offen\n\nZwiebelfische.")
            try await world.close(top, for: .second)
            func titles(_ who: WikiWorld.Who) async throws -> Set<String> {
                Set(try await world.found("Zwiebelfische", by: who))
            }
            for who in WikiWorld.Who.allCases {
                let isIn = [.second, .coordinator].contains(who)
                #expect(try await titles(who) == (isIn ? ["Personal", "Offen"] : ["Offen"]), "\(who)")
            }
            let inside = MoveTarget(workspace: world.room, parent: top.id)
            _ = try await world.wiki.move(
                open.id,
                in: world.room,
                to: inside,
                by: try await world.by(.second)
            )
            #expect(try await titles(.writer).isEmpty)
            try await world.appoint(.second, .writing, in: world.other)
            let out = MoveTarget(workspace: world.other)
            let moved = try await world.wiki.move(
                open.id,
                in: world.room,
                to: out,
                by: try await world.by(.second)
            )
            #expect(moved.value?.address.text == "/bereiche/familie/seiten/offen/")
            #expect(try await titles(.outsider) == ["Offen"])
            #expect(try await titles(.writer).isEmpty)
        }
    }
}

extension WikiWorld {
    /// The titles that somebody finds.
    func found(_ words: String, by who: Who) async throws -> [String] {
        let visible = WikiPage.visible("search_documents.id", to: try await principal(who))
        return try await store.read { reader in
            let results = try SearchIndex.search(
                SearchQuery(words),
                visible: visible,
                page: PageRequest(),
                in: reader
            )
            return results.hits.map(\.title.text)
        }
    }
}
