import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("The bin")
struct BinTests {
    @Test("takes a page with everything below it and gives all of it back", arguments: TestDatabase.engines)
    func there(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Oben")
            let page = try await world.page("# Mitte", below: top.id)
            let below = try await world.page("# Unten", below: page.id)
            let early = try await world.page("# Früher", below: page.id)
            try await world.bin(early)
            try await world.bin(page)
            let writer = try await world.principal(.writer)
            let binned = try await world.wiki.binned(in: world.room, for: writer)
            #expect(binned.map(\.title) == ["Mitte", "Früher"] && binned.map(\.size) == [2, 1])
            #expect(binned.first?.deleter == "Sven Schreiber")
            #expect(try await world.titles(below: top.id).isEmpty)
            #expect(try await world.seers(below.id).isEmpty)
            let back = try await world.wiki.restore(page.id, in: world.room, by: .principal(writer))
            #expect(back.value?.parent == top.id)
            #expect(try await world.titles(below: page.id) == ["Unten"])
            #expect(try await world.row(below.id).changedAt == below.changedAt)
            #expect(try await world.wiki.binned(in: world.room, for: writer).map(\.title) == ["Früher"])
        }
    }

    @Test(
        "gives back to the top what has lost its place, and another address where the old one is taken",
        arguments: TestDatabase.engines
    )
    func places(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Oben")
            let page = try await world.page("# Ablauf", below: top.id)
            try await world.bin(page)
            try await world.bin(top)
            let other = try await world.page("# Ablauf")
            #expect(other.slug == "ablauf")
            let actor = try await world.by(.writer)
            let back = try #require(try await world.wiki.restore(page.id, in: world.room, by: actor).value)
            #expect(back.parent == nil && back.slug == "ablauf-2")
            let again = try await world.refusal {
                try await world.wiki.restore(page.id, in: world.room, by: actor)
            }
            #expect(again == .notFound)
            // The page above comes back without the one that is there already.
            #expect(try await world.wiki.restore(top.id, in: world.room, by: actor).value != nil)
            #expect(try await world.titles(below: top.id).isEmpty)
        }
    }

    @Test(
        "gives a page back to its workspace although the one above it has moved to another",
        arguments: TestDatabase.engines
    )
    func moved(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            try await world.appoint(.writer, .writing, in: world.other)
            let top = try await world.page("# Oben")
            let page = try await world.page("# Unten", below: top.id)
            try await world.bin(page)
            let actor = try await world.by(.writer)
            let target = MoveTarget(workspace: world.other)
            #expect(try await world.wiki.move(top.id, in: world.room, to: target, by: actor).value != nil)
            let back = try #require(try await world.wiki.restore(page.id, in: world.room, by: actor).value)
            #expect(back.workspace == world.room && back.parent == nil)
        }
    }

    @Test(
        "is emptied by those who coordinate only, and only of what lies in it",
        arguments: TestDatabase.engines
    )
    func erase(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Mitte")
            let below = try await world.page("# Unten\n\n" + WikiTexts.decision("B", "Ja."), below: page.id)
            try await world.saved(below, "# Unten\n\nAnders.")
            let coordinator = try await world.by(.coordinator)
            _ = try await world.wiki.comment(on: below.id, in: world.room, body: "Hm.", by: coordinator)
            _ = try await world.wiki.attach(
                [("a.txt", Array("Text".utf8))],
                to: below.id,
                in: world.room,
                by: coordinator
            )
            let alive = try await world.refusal {
                try await world.wiki.erase(page.id, in: world.room, by: coordinator)
            }
            #expect(alive == .notFound)
            try await world.bin(page)
            for who in [WikiWorld.Who.writer, .administrator, .head] {
                let refusal = try await world.refusal {
                    try await world.wiki.erase(page.id, in: world.room, by: try await world.by(who))
                }
                #expect(refusal == .notFound, "\(who)")
            }
            #expect(try await world.wiki.erase(page.id, in: world.room, by: coordinator).value == 2)
            let left: Int? = try await world.store.read { reader in
                try reader.value(
                    """
                    SELECT (SELECT count(*) FROM pages) + (SELECT count(*) FROM revisions) + (SELECT count(*) FROM comments)
                        + (SELECT count(*) FROM attachments) + (SELECT count(*) FROM page_records)
                    """
                )
            }
            #expect(left == 0)
        }
    }

    @Test("takes no page of which a version is released", arguments: TestDatabase.engines)
    func released(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Oben")
            let page = try await world.page("# Unten", below: top.id)
            #expect(try await world.release(page, at: "themen/unten").value != nil)
            for id in [page.id, top.id] {
                let refusal = try await world.refusal {
                    try await world.wiki.bin(id, in: world.room, by: try await world.by(.coordinator))
                }
                #expect(refusal == .stillReleased)
            }
            let actor = try await world.by(.coordinator)
            _ = try await world.wiki.withdraw(page.id, reason: "Überholt", in: world.room, by: actor)
            #expect(try await world.wiki.bin(top.id, in: world.room, by: actor).value == 2)
            #expect(try await world.wiki.erase(top.id, in: world.room, by: actor).value == 2)
        }
    }

    @Test(
        "holds what search no longer finds, and finds again after it is back",
        arguments: TestDatabase.engines
    )
    func search(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nDie Zwiebelfische schwimmen.")
            #expect(try await world.found("Zwiebelfische", by: .reader) == ["Ablauf"])
            try await world.saved(page, "# Ablauf\n\nDie Kugelfische schwimmen.")
            #expect(try await world.found("Zwiebelfische", by: .reader).isEmpty)
            #expect(try await world.found("Kugelfische", by: .reader) == ["Ablauf"])
            try await world.bin(page)
            #expect(try await world.found("Kugelfische", by: .writer).isEmpty)
            _ = try await world.wiki.restore(page.id, in: world.room, by: try await world.by(.writer))
            #expect(try await world.found("Kugelfische", by: .reader) == ["Ablauf"])
        }
    }
}
