import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Drafts")
struct DraftTests {
    @Test(
        "hold what cannot be saved, and go once their text is in a revision",
        arguments: TestDatabase.engines
    )
    func kept(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            let broken = "---\ntitel: [\n---\n\0<<<<<<< Ihre Fassung\n"
            let draft = try await world.keep(broken, of: page)
            #expect(draft.source == broken.replacing("\0", with: "") && draft.base == page.latest)
            let problems = try await world.problems { try await world.save(page, broken, draft: draft.id) }
            #expect(problems.count == 1)
            let newer = try await world.keep("# Ablauf\n\nGut.", of: page)
            #expect(newer.id == draft.id)
            #expect(try await world.save(page, "# Ablauf\n\nGut.", draft: draft.id).saved != nil)
            let writer = try await world.principal(.writer)
            #expect(try await world.wiki.drafts(of: writer).isEmpty)
        }
    }

    @Test("of other pages and other people stay, whatever a form says", arguments: TestDatabase.engines)
    func foreign(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            let other = try await world.page("# Anderes")
            let own = try await world.keep("Mühsam", of: other)
            let theirs = try await world.keep("Noch mühsamer", of: page, by: .second)
            let new = try await world.keep("Neu", of: nil)
            for (number, draft) in [own, theirs, new].enumerated() {
                #expect(try await world.save(page, "# Ablauf\n\n\(number)", draft: draft.id).saved != nil)
            }
            let draft = PageDraft(source: "# Noch eine", draft: own.id)
            _ = try await world.wiki.create(draft, in: world.room, by: try await world.by(.writer))
            let left = try await world.wiki.drafts(of: try await world.principal(.writer))
            #expect(Set(left.map(\.source)) == ["Mühsam", "Neu"])
            #expect(
                try await world.wiki.drafts(of: try await world.principal(.second)).map(\.id) == [theirs.id]
            )
            let drop = try await world.refusal {
                try await world.wiki.dropDraft(theirs.id, in: world.room, by: try await world.by(.writer))
            }
            #expect(drop == .notFound)
            _ = try await world.wiki.dropDraft(own.id, in: world.room, by: try await world.by(.writer))
            #expect(
                try await world.wiki.drafts(of: try await world.principal(.writer)).map(\.source) == ["Neu"]
            )
        }
    }

    @Test("stay through a conflict, and forget a base that was never one", arguments: TestDatabase.engines)
    func bases(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nEins.")
            let other = try await world.page("# Anderes")
            for base in [other.latest, ID<Revision>.make()] {
                #expect(try await world.keep("X", of: page, base: base).base == nil)
            }
            let draft = try await world.keep("# Ablauf\n\nZwei.", of: page)
            try await world.saved(page, "# Ablauf\n\nDrei.", by: .second)
            #expect(
                try await world.save(page, draft.source, on: page.latest, draft: draft.id).conflict != nil
            )
            #expect(
                try await world.wiki.drafts(of: try await world.principal(.writer)).map(\.source) == [
                    draft.source
                ]
            )
        }
    }

    @Test("tell who else is writing for a minute, and of newer revisions", arguments: TestDatabase.engines)
    func presence(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            func attend(_ who: WikiWorld.Who) async throws -> Presence? {
                let actor = try await world.by(who)
                return try await world.wiki.attend(page.id, in: world.room, base: page.latest, by: actor)
                    .value
            }
            #expect(try await attend(.writer) == Presence(others: [], newer: nil))
            #expect(try await attend(.second)?.others == ["Sven Schreiber"])
            #expect(try await attend(.reader) == nil)
            try await world.saved(page, "# Ablauf\n\nNeu.", by: .second)
            let seen = try await attend(.writer)
            #expect(
                seen?.others == ["Ute Zweit"] && seen?.newer?.number == 2
                    && seen?.newer?.authorName == "Ute Zweit"
            )
            world.clock.advance(by: .seconds(61))
            #expect(try await attend(.writer)?.others == [])
        }
    }
}

extension WikiWorld {
    @discardableResult
    func keep(_ source: String, of page: WikiPage?, base: ID<Revision>? = nil, by who: Who = .writer)
        async throws -> Draft
    {
        let outcome = try await wiki.keepDraft(
            of: page?.id,
            in: room,
            base: base ?? page?.latest,
            title: "Ablauf",
            source: source,
            remark: "",
            by: try await by(who)
        )
        return try #require(outcome.value, "\(outcome)")
    }
}
