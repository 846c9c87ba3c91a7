import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("A new page")
struct CreatingTests {
    @Test(
        "has its first revision, an address from its title, and stands behind its siblings",
        arguments: TestDatabase.engines
    )
    func first(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            _ = try await world.page("# Anfang")
            let page = try await world.page("# Über uns & Ämter\n\nText.")
            #expect(page.slug == "ueber-uns-aemter" && page.title == "Über uns & Ämter")
            #expect(page.address.text == "/bereiche/bauen/seiten/ueber-uns-aemter/")
            let first = try await world.latest(page.id)
            #expect(first.number == 1 && first.base == nil && first.author == world.id(.writer))
            let tree = try await world.store.read {
                try world.wiki.tree(of: world.room, for: Actor.commandLine, in: $0)
            }
            #expect(tree.children(of: nil).map(\.title) == ["Anfang", "Über uns & Ämter"])
            #expect(try await world.eventCount(.pageCreated) == 2)
        }
    }

    @Test(
        "of a title that is there already gets a number, and never the address of the form",
        arguments: TestDatabase.engines
    )
    func addresses(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            var slugs: [String] = []
            for source in [
                "# Ablauf", "# Ablauf", "# Ablauf!", "# Neu", "# 日本", "# ",
                String(repeating: "lang ", count: 90),
            ] {
                slugs.append(try await world.page(source).slug)
            }
            #expect(slugs[..<6] == ["ablauf", "ablauf-2", "ablauf-3", "neu-2", "seite", "ohne-titel"])
            #expect(slugs[6].utf8.count <= 80)
            #expect(try await world.foreign("# Ablauf").slug == "ablauf")
        }
    }

    @Test(
        "is made once when its form is sent twice, also after it was moved",
        arguments: TestDatabase.engines
    )
    func twice(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let key = ID<WikiPage>.make()
            let draft = PageDraft(source: "# Einmal")
            let actor = try await world.by(.writer)
            let made = try await world.wiki.create(draft, in: world.room, key: key, by: actor).value
            let before = try await world.state()
            let again = try await world.wiki.create(draft, in: world.room, key: key, by: actor).value
            #expect(made == again && again?.id == key)
            #expect(try await world.state() == before)
            try await world.bin(try #require(made))
            let binned = try await world.refusal {
                try await world.wiki.create(draft, in: world.room, key: key, by: actor)
            }
            #expect(binned == .pageIsGone)
        }
    }

    @Test("cannot take the key of a page that its maker does not see", arguments: TestDatabase.engines)
    func foreignKey(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let theirs = try await world.foreign("# Fremd")
            let hidden = try await world.page("# Geheim")
            try await world.close(hidden)
            for key in [theirs.id, hidden.id] {
                let refusal = try await world.refusal {
                    try await world.wiki.create(
                        PageDraft(source: "# Da"),
                        in: world.room,
                        key: key,
                        by: try await world.by(.writer)
                    )
                }
                #expect(refusal == .notFound)
            }
        }
    }

    @Test(
        "is made by those who write only, below pages that they see in this workspace",
        arguments: TestDatabase.engines
    )
    func rights(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            for who in [WikiWorld.Who.stranger, .member, .reader, .administrator, .outsider, .head] {
                let refusal = try await world.refusal("\(who)") {
                    try await world.wiki.create(
                        PageDraft(source: "# X"),
                        in: world.room,
                        by: try await world.by(who)
                    )
                }
                #expect(refusal == .notFound, "\(who)")
            }
            let theirs = try await world.foreign("# Fremd")
            let hidden = try await world.page("# Geheim")
            try await world.close(hidden)
            for parent in [theirs.id, hidden.id, ID<WikiPage>.make()] {
                let refusal = try await world.refusal {
                    try await world.wiki.create(
                        PageDraft(parent: parent, source: "# X"),
                        in: world.room,
                        by: try await world.by(.writer)
                    )
                }
                #expect(refusal == .notFound)
            }
        }
    }

    @Test("goes twelve levels deep and no deeper", arguments: TestDatabase.engines)
    func depth(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            var parent: ID<WikiPage>?
            for level in 1...WikiLimits.depth {
                parent = try await world.page("# Ebene \(level)", below: parent).id
            }
            let draft = PageDraft(parent: parent, source: "# Zu tief")
            let refusal = try await world.refusal {
                try await world.wiki.create(draft, in: world.room, by: try await world.by(.writer))
            }
            #expect(refusal == .tooDeep)
        }
    }
}
