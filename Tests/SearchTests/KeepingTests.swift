import Access
import Store
import TestSupport
import Testing

@testable import Search

@Suite("Keeping the index", .timeLimit(.minutes(20)))
struct KeepingTests {
    @Test(
        "forgets old words with each new state and everything when removed",
        arguments: TestDatabase.engines
    )
    func states(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            var page = SearchDesk.page("Erste", "Apfel", in: desk.build)
            try await desk.put(page, SearchDesk.page("Andere", "Apfel"))
            page.title = "Zweite"
            page.body = "Birne"
            try await desk.put(page)
            #expect(try await desk.titles("Apfel") == ["Andere"])
            #expect(try await desk.titles("Birne") == ["Zweite"])
            let isNew = try await desk.store.write { [page] tx in try SearchIndex.put(page, in: tx) }
            #expect(!isNew)
            let isGone = try await desk.store.write { [page] tx in
                (try SearchIndex.remove(page.id, in: tx), try SearchIndex.remove(page.id, in: tx))
            }
            #expect(isGone == (true, false))
            #expect(try await desk.titles("Birne").isEmpty)
            let left = try await desk.store.read {
                try $0.value("SELECT count(*) FROM search_texts", as: Int.self)
            }
            #expect(left == 1)
            try await desk.put(page)
            #expect(try await desk.titles("Birne") == ["Zweite"])
            try await desk.store.write { try SearchIndex.remove(workspace: desk.build, in: $0) }
            #expect(try await desk.titles("Birne").isEmpty)
        }
    }

    @Test("an undone transaction leaves nothing", arguments: TestDatabase.engines)
    func undone(engine: Engine) async throws {
        struct Stop: Error {}
        try await SearchDesk.on(engine) { desk in
            await #expect(throws: Stop.self) {
                try await desk.store.write { tx in
                    try SearchIndex.put(SearchDesk.page("Kurz", "Apfel"), in: tx)
                    throw Stop()
                }
            }
            let found = try await desk.titles("Apfel")
            #expect(found.isEmpty)
        }
    }

    @Test("the pages of the site are exactly those of the last build", arguments: TestDatabase.engines)
    func site(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            try await desk.put(SearchDesk.page("Wiki", "Wort", in: desk.build))
            var pages = (0..<250).map { SearchDesk.page("Seite \($0)", "Wort \($0)") }
            var changes = try await SearchIndex.replaceSite(pages, in: desk.store)
            #expect(changes == .init(written: 250, removed: 0))
            changes = try await SearchIndex.replaceSite(pages, in: desk.store)
            #expect(changes == .init(written: 0, removed: 0))
            pages[3].body = "Anderes"
            pages.removeLast(130)
            changes = try await SearchIndex.replaceSite(pages, in: desk.store)
            #expect(changes == .init(written: 1, removed: 130))
            let found = try await desk.search(SearchQuery("wort"))
            #expect(found.total == 120)
            #expect(try await desk.titles("anderes") == ["Seite 3"])
            _ = try await SearchIndex.replaceSite([], in: desk.store)
            #expect(try await desk.titles("wort") == ["Wiki"])
        }
    }

    @Test("what the engine searches is made again when it is lost or old", arguments: TestDatabase.engines)
    func again(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            let page = SearchDesk.page("Eins", "Apfel", in: desk.build)
            try await desk.put(page, SearchDesk.page("Zwei", "Apfel"))
            #expect(try await SearchIndex.prepare(desk.store) == 0)
            let losses: [SQL] =
                engine == .sqlite
                ? ["DROP TABLE derived_search_text", "DROP TABLE derived_search_rows"]
                : ["DROP TABLE derived_search_vectors"]
            for loss in losses {
                try await desk.store.write { try $0.run(loss) }
                #expect(try await SearchIndex.prepare(desk.store) == 2)
                #expect(try await desk.titles("Apfel").count == 2)
            }
            let table: SQL = engine == .sqlite ? "derived_search_rows" : "derived_search_vectors"
            try await desk.store.write { try $0.run("UPDATE \(table) SET indexed_version = 0") }
            #expect(try await SearchIndex.prepare(desk.store) == 2)
            // A document that goes without us, as when its row is deleted by hand.
            try await desk.store.write { try $0.run("DELETE FROM search_documents WHERE id = \(page.id)") }
            #expect(try await desk.search(SearchQuery("Apfel")).total == 1)
            #expect(try await SearchIndex.prepare(desk.store) == 0)
            let rows = try await desk.store.read {
                try $0.value("SELECT count(*) FROM \(table)", as: Int.self)
            }
            #expect(rows == 1)
        }
    }

    @Test("a document put in before the index is ready is found after it", arguments: TestDatabase.engines)
    func early(engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: SearchDesk.migrations) { store in
            let desk = SearchDesk(store: store)
            try await desk.put(SearchDesk.page("Früh", "Apfel"), SearchDesk.page("Fort", "Apfel"))
            try await store.write { try SearchIndex.remove(SearchDesk.page("Fort").id, in: $0) }
            #expect(try await SearchIndex.prepare(store) == 1)
            #expect(try await desk.titles("Apfel") == ["Früh"])
        }
    }

    @Test(
        "a backup of either engine restores into either and is searched there",
        arguments: TestDatabase.engines,
        TestDatabase.engines
    )
    func backup(_ first: Engine, _ second: Engine) async throws {
        let path = "/tmp/search-\(ID<SearchDocument>.make()).tar"
        defer { Files.remove(path) }
        try await SearchDesk.on(first) { desk in
            try await desk.put(SearchDesk.page("Straße", "Apfel", in: desk.build))
            let report = try await Backup.write(from: desk.store, to: path, migrations: SearchDesk.migrations)
            #expect(report.tables.contains { $0.name == "search_documents" && $0.rows == 1 })
            #expect(!report.tables.contains { $0.name.hasPrefix("derived_") })
        }
        try await SearchDesk.on(second) { desk in
            try await desk.put(SearchDesk.page("Alt", "Apfel Birne"))
            _ = try await Backup.restore(
                from: path,
                into: desk.store,
                migrations: SearchDesk.migrations,
                overwrite: true
            )
            #expect(try await SearchIndex.prepare(desk.store) == 1)
            #expect(try await desk.titles("apfel") == ["Straße"])
            #expect(try await desk.titles("birne").isEmpty)
        }
    }

    @Test("two nodes that prepare at once do it once", arguments: TestDatabase.engines)
    func nodes(engine: Engine) async throws {
        try await TestDatabase.withAddress(engine) { address in
            let one = try await Store(address, logger: TestDatabase.quiet)
            let other = try await Store(address, logger: TestDatabase.quiet)
            _ = try await one.migrate(SearchDesk.migrations)
            let desk = SearchDesk(store: one)
            for number in 0..<30 { try await desk.put(SearchDesk.page("Nr \(number)", "Apfel \(number)")) }
            async let first = SearchIndex.prepare(one)
            async let second = SearchIndex.prepare(other)
            #expect(try await first + second == 30)
            #expect(try await desk.search(SearchQuery("apfel")).total == 30)
            await one.close()
            await other.close()
        }
    }
}
