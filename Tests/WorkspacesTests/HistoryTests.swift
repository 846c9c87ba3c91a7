import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("The history of a page")
struct HistoryTests {
    @Test(
        "lists revisions, tells who wrote which paragraph, and goes back only from what one sees",
        arguments: TestDatabase.engines
    )
    func history(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nEins.")
            try await world.saved(page, "# Ablauf\n\nEins.\n\nZwei.", by: .second)
            try await world.saved(page, "# Ablauf\n\nAnders.\n\nZwei.", by: .coordinator)
            let part = PageRequest(number: 1, size: 2)
            let rows = try await world.store.read { reader in
                try world.wiki.revisions(of: page.id, part: part, in: reader)
            }
            let (first, origins) = try await world.wiki.origins(of: page.id)
            #expect(first == 1)
            #expect(rows.total == 3 && rows.rows.map(\.number) == [3, 2])
            #expect(origins.map(\.paragraph) == ["# Ablauf", "Anders.", "Zwei."])
            #expect(origins.map(\.revision.authorName) == ["Sven Schreiber", "Karin Kern", "Ute Zweit"])
            let actor = try await world.by(.writer)
            let stale = try await world.refusal {
                try await world.wiki.revert(page.id, in: world.room, to: 1, base: page.latest, by: actor)
            }
            #expect(stale == .changedMeanwhile)
            let latest = try await world.row(page.id).latest
            let same = try await world.wiki.revert(page.id, in: world.room, to: 3, base: latest, by: actor)
            #expect(same.isUnchanged)
            let back = try await world.wiki.revert(page.id, in: world.room, to: 1, base: latest, by: actor)
            #expect(back.saved?.number == 4)
            #expect(try await world.source(page.id) == "# Ablauf\n\nEins.\n")
        }
    }

    @Test("says who has taken note of which revision, once each", arguments: TestDatabase.engines)
    func acknowledged(engine: Engine) async throws {
        try await WikiWorld.on(engine, .family) { world in
            let page = try await world.page("# Ablauf")
            func acknowledge(_ who: WikiWorld.Who, _ revision: ID<Revision>) async throws -> Outcome<
                Done, WikiRefusal
            > {
                try await world.wiki.acknowledge(
                    revision,
                    of: page.id,
                    in: world.room,
                    by: try await world.by(who)
                )
            }
            for who in [WikiWorld.Who.reader, .reader, .member] {
                #expect(try await acknowledge(who, page.latest).value != nil)
            }
            #expect(try await world.refusal { try await acknowledge(.stranger, page.latest) } == .notFound)
            try await world.saved(page, "# Ablauf\n\nNeu.")
            let now = try await world.row(page.id).latest
            let (old, new) = try await world.store.read { reader in
                (
                    try Wiki.acknowledgements(of: page.latest, in: reader),
                    try Wiki.acknowledgements(of: now, in: reader)
                )
            }
            #expect(Set(old.map(\.name)) == ["Lea Lesen", "Mia Muster"] && new.isEmpty)
            #expect(try await world.eventCount(.acknowledged) == 2)
        }
    }

    @Test("is news since the last visit, without what one did oneself", arguments: TestDatabase.engines)
    func news(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let reader = try await world.principal(.reader)
            for _ in 0..<2 {
                // Looks shortly after each other, in the first visit of all.
                #expect(try await world.wiki.news(for: reader).since == nil)
                world.clock.advance(by: .seconds(40))
            }
            world.clock.advance(by: .seconds(3600))
            let page = try await world.page("# Ablauf", by: .second)
            let secret = try await world.page("# Geheim", by: .second)
            try await world.close(secret)
            world.clock.advance(by: .seconds(1))
            let news = try await world.wiki.news(for: reader)
            #expect(
                news.pages.map(\.page.id) == [page.id] && news.total == 1 && news.pages.first?.isNew == true
            )
            // The visit goes on, and so do its news; the next one begins without them.
            world.clock.advance(by: .seconds(600))
            #expect(try await world.wiki.news(for: reader).total == 1)
            world.clock.advance(by: .seconds(7200))
            #expect(try await world.wiki.news(for: reader).total == 0)
            #expect(try await world.wiki.news(for: try await world.principal(.second)).total == 0)
            #expect(try await world.wiki.news(for: try await world.principal(.member)).total == 0)
        }
    }
}
