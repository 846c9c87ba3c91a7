import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Moving to another workspace")
struct MovingTests {
    @Test(
        "keeps old addresses, rewrites links both ways, and takes drafts along",
        arguments: TestDatabase.engines
    )
    func carried(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            try await world.appoint(.writer, .writing, in: world.other)
            let stays = try await world.page("# Bleibt")
            let page = try await world.page("# Ablauf\n\n[[Bleibt]] [[Unten]] [x](bleibt) [[fehlt]]")
            let below = try await world.page("# Unten\n\n[[Ablauf]]", below: page.id)
            let linking = try await world.page("# V\n\n[[Ablauf]] [[ablauf|so]] [y](unten)")
            _ = try await world.foreign("# Ablauf")
            let actor = try await world.by(.writer)
            let draft = try await world.wiki.keepDraft(
                of: page.id,
                in: world.room,
                base: page.latest,
                title: "",
                source: "# Ablauf\n\nEntwurf",
                remark: "",
                by: actor
            )
            #expect(draft.value?.base == page.latest)
            let target = MoveTarget(workspace: world.other)
            let moved = try #require(
                try await world.wiki.move(page.id, in: world.room, to: target, by: actor).value
            )
            #expect(moved.slug == "ablauf-2" && moved.workspace == world.other)
            let (a, b) = (moved.address.text, try await world.row(below.id).address.text)
            #expect(b == "/bereiche/familie/seiten/unten/")
            #expect(try await world.hrefs(linking, for: .writer) == [a, a, b])
            let form = "/bereiche/familie/seiten/neu/?titel=fehlt"
            let own = stays.address.text
            #expect(try await world.hrefs(moved, for: .writer) == [own, b, own, form])
            // Whoever is only in one of both sees only what is hers.
            #expect(try await world.hrefs(moved, for: .outsider) == [nil, b, nil, form])
            #expect(try await world.hrefs(linking, for: .reader) == [nil, nil, nil])
            // The old address leads on for what is written from now on.
            let late = try await world.page("# Spät\n\n[[ablauf]]")
            #expect(try await world.hrefs(late, for: .writer) == [a])
            let again = try await world.wiki.keepDraft(
                of: page.id,
                in: world.other,
                base: nil,
                title: "",
                source: "# Mehr",
                remark: "",
                by: actor
            )
            #expect(again.value?.id == draft.value?.id)
        }
    }

    @Test("asks for the right to write in both", arguments: TestDatabase.engines)
    func rights(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            let page = try await world.page("# Ablauf")
            let theirs = try await world.foreign("# Dort")
            let targets = [
                MoveTarget(workspace: world.other), MoveTarget(workspace: world.other, parent: theirs.id),
                MoveTarget(workspace: world.room, parent: theirs.id),
            ]
            for who in [WikiWorld.Who.writer, .outsider, .coordinator, .administrator] {
                let actor = try await world.by(who)
                for target in targets {
                    let moved = try await world.refusal {
                        try await world.wiki.move(page.id, in: world.room, to: target, by: actor)
                    }
                    let copied = try await world.refusal {
                        try await world.wiki.copy(page.id, in: world.room, to: target, title: "K", by: actor)
                    }
                    #expect(moved == .notFound && copied == .notFound, "\(who)")
                }
            }
        }
    }

    @Test("there and back again gives the old address back", arguments: TestDatabase.engines)
    func back(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            try await world.appoint(.writer, .writing, in: world.other)
            let page = try await world.page("# Ablauf")
            let linking = try await world.page("# V\n\n[[Ablauf]]")
            let actor = try await world.by(.writer)
            _ = try await world.wiki.move(
                page.id,
                in: world.room,
                to: MoveTarget(workspace: world.other),
                by: actor
            )
            let back = try await world.wiki.move(
                page.id,
                in: world.other,
                to: MoveTarget(workspace: world.room),
                by: actor
            )
            #expect(back.value?.address == page.address)
            #expect(try await world.hrefs(linking, for: .writer) == [page.address.text])
            let old: [String] = try await world.store.read {
                try $0.values("SELECT slug FROM page_addresses")
            }
            #expect(old == ["ablauf"])
        }
    }

    @Test("gives links that waited there what they waited for", arguments: TestDatabase.engines)
    func wishes(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            try await world.appoint(.writer, .writing, in: world.other)
            let wish = try await world.foreign("# Wunsch\n\n[[Ablauf]]")
            let page = try await world.page("# Ablauf")
            let actor = try await world.by(.writer)
            let target = MoveTarget(workspace: world.other)
            let moved = try #require(
                try await world.wiki.move(page.id, in: world.room, to: target, by: actor).value
            )
            #expect(try await world.hrefs(wish, for: .outsider) == [moved.address.text])
        }
    }

    @Test("of a copy leaves the original alone and shares its files", arguments: TestDatabase.engines)
    func copies(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            try await world.appoint(.writer, .writing, in: world.other)
            let page = try await world.page("# Ablauf\n\nText.")
            let actor = try await world.by(.writer)
            _ = try await world.wiki.attach(
                [("a.txt", Array("Text".utf8))],
                to: page.id,
                in: world.room,
                by: actor
            )
            let before = try await world.latest(page.id)
            let target = MoveTarget(workspace: world.other)
            let copied = try await world.wiki.copy(
                page.id,
                in: world.room,
                to: target,
                title: "Zweitschrift",
                by: actor
            )
            let copy = try #require(copied.value)
            #expect(copy.title == "Zweitschrift" && copy.workspace == world.other)
            #expect(try await world.latest(page.id) == before)
            let files = try await world.store.read { try RevisionFile.of(copy.latest, in: $0) }
            #expect(files.map(\.name) == ["a.txt"])
            let blobs: Int? = try await world.store.read { try $0.value("SELECT count(*) FROM blobs") }
            #expect(blobs == 1)
            let revision = try await world.latest(copy.id)
            #expect(
                revision.hash
                    == Revision.hash(
                        title: revision.title,
                        type: revision.type,
                        source: revision.source,
                        files: files
                    )
            )
        }
    }
}
