import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Links")
struct LinkTests {
    @Test("find pages by title, address, workspace, neighbour and path", arguments: TestDatabase.engines)
    func found(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            try await world.appoint(.writer, .writing, in: world.other)
            let target = try await world.page("# Ablauf der Abstimmung")
            let slash = try await world.page("# Bauen/Wohnen")
            let theirs = try await world.foreign("# Kita")
            let source = """
                # Verweise

                [[Ablauf der Abstimmung]] [[ablauf der abstimmung|so]] [[ablauf-der-abstimmung#ziele]]
                [[bauen/ablauf-der-abstimmung]] [[familie/kita]] [[familie/Kita]] [[Bauen/Wohnen]]
                [a](ablauf-der-abstimmung) [b](./ablauf-der-abstimmung.md#c) [d](/bereiche/familie/seiten/kita/)
                """
            let page = try await world.page(source)
            let hrefs = try await world.hrefs(page, for: .writer)
            let (own, other) = (target.address.text, theirs.address.text)
            let wanted = [
                own, own, own + "#ziele", own, other, other, slash.address.text, own, own + "#c", other,
            ]
            #expect(hrefs == wanted)
        }
    }

    @Test(
        "to a page that is wanted become links when it is made, by title or address",
        arguments: TestDatabase.engines
    )
    func wanted(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let source =
                "# A\n\n[[Müllabfuhr]] [[muellabfuhr]] [[bauen/Müllabfuhr]] [x](muellabfuhr) [y](plan.pdf)"
            let page = try await world.page(source)
            let before = try await world.hrefs(page, for: .writer)
            let form = "/bereiche/bauen/seiten/neu/?titel="
            #expect(before == [form + "M%C3%BCllabfuhr", form + "muellabfuhr", nil, nil, nil])
            #expect(try await world.hrefs(page, for: .reader) == [nil, nil, nil, nil, nil])
            let list = try await world.wiki.wanted(in: world.room, for: Actor.commandLine)
            #expect(list.map(\.count) == [4])
            let made = try await world.page("# Müllabfuhr")
            let now = made.address.text
            #expect(try await world.hrefs(page, for: .reader) == [now, now, now, now, nil])
            #expect(try await world.wiki.wanted(in: world.room, for: Actor.commandLine).isEmpty)
            // No revision was needed for it.
            #expect(try await world.count(page.id) == 1)
        }
    }

    @Test(
        "are red again while the page is in the bin, and lead to whoever takes its name",
        arguments: TestDatabase.engines
    )
    func binned(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let target = try await world.page("# Ablauf")
            let page = try await world.page("# A\n\n[[Ablauf]]")
            let form = "/bereiche/bauen/seiten/neu/?titel=Ablauf"
            try await world.bin(target)
            #expect(try await world.hrefs(page, for: .writer) == [form])
            _ = try await world.wiki.restore(target.id, in: world.room, by: try await world.by(.writer))
            #expect(try await world.hrefs(page, for: .writer) == [target.address.text])
            try await world.bin(target)
            let erased = try await world.wiki.erase(
                target.id,
                in: world.room,
                by: try await world.by(.coordinator)
            )
            #expect(erased.value == 1)
            #expect(try await world.hrefs(page, for: .writer) == [form])
            let next = try await world.page("# Ablauf")
            #expect(try await world.hrefs(page, for: .writer) == [next.address.text])
        }
    }

    @Test(
        "follow a new title by small revisions, and only where the old one stood",
        arguments: TestDatabase.engines
    )
    func renamed(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let target = try await world.page("# Ablauf")
            let titled = try await world.page("# A\n\n[[Ablauf]] und [[Ablauf|der Weg]] und `[[Ablauf]]`.")
            let bySlug = try await world.page("# B\n\n[x](ablauf), [[nichts]]")
            try await world.saved(target, "# Verlauf", by: .second)
            let path = target.address.text
            let source = try await world.source(titled.id)
            #expect(source == "# A\n\n[Verlauf](\(path)) und [der Weg](\(path)) und `[[Ablauf]]`.\n")
            let small = try await world.latest(titled.id)
            #expect(small.isMinor && small.author == world.id(.second) && small.remark.contains("Verlauf"))
            #expect(try await world.count(bySlug.id) == 1)
            // Somebody who was editing meanwhile loses nothing.
            let text = "# A\n\n[[Ablauf]] und [[Ablauf|der Weg]] und `[[Ablauf]]`.\n\nNachtrag."
            let saved = try await world.save(titled, text, on: titled.latest)
            #expect(saved.saved?.isMerge == true || saved.conflict != nil)
        }
    }

    @Test("from another workspace never tell the new title", arguments: TestDatabase.engines)
    func probing(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let target = try await world.page("# Umbau")
            // Olaf guesses an address of a workspace that he may not read.
            let probe = try await world.foreign(
                "# Probe\n\n[[bauen/Umbau]] [x](/bereiche/bauen/seiten/umbau/) [[bauen/nichts]]"
            )
            #expect(try await world.hrefs(probe, for: .outsider) == [nil, nil, nil])
            try await world.saved(target, "# Entlassung von Herrn Muster")
            let actor = try await world.by(.writer)
            _ = try await world.wiki.readdress(target.id, in: world.room, slug: "entlassung", by: actor)
            #expect(try await world.count(probe.id) == 1)
            #expect(try await !world.shown(probe, to: .outsider).contains("Entlassung"))
        }
    }

    @Test(
        "to restricted pages resolve within the section only and never tell titles",
        arguments: TestDatabase.engines
    )
    func restricted(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Personal")
            let secret = try await world.page("# Kürzungen", below: top.id)
            let inside = try await world.page("# Liste\n\n[[Kürzungen]] [[Offen]]", below: top.id)
            let open = try await world.page("# Offen\n\n[[Kürzungen]] [x](kuerzungen)")
            #expect(try await world.hrefs(open, for: .writer).first == secret.address.text)
            try await world.close(top, for: .second)
            let form = "/bereiche/bauen/seiten/neu/?titel=K%C3%BCrzungen"
            for who in [WikiWorld.Who.writer, .second, .coordinator] {
                #expect(try await world.hrefs(open, for: who) == [form, nil], "\(who)")
            }
            #expect(try await world.hrefs(inside, for: .second) == [secret.address.text, open.address.text])
            // A new title goes to pages of the section and nowhere else.
            try await world.saved(secret, "# Entlassungen", by: .second)
            #expect(try await world.source(inside.id).contains("Entlassungen"))
            #expect(try await !world.source(open.id).contains("Entlassungen"))
            // New pages of the section answer no wish from outside, and their addresses cannot be guessed.
            let wish = try await world.page("# Wunsch\n\n[[Stellenplan]]")
            let plan = try await world.page("# Stellenplan", below: top.id, by: .second)
            #expect(plan.slug.hasPrefix("stellenplan-"))
            #expect(
                try await world.hrefs(wish, for: .second) == ["/bereiche/bauen/seiten/neu/?titel=Stellenplan"]
            )
            // When the section is opened, all of it comes together.
            let actor = try await world.by(.coordinator)
            _ = try await world.wiki.openSection(top.id, in: world.room, by: actor)
            #expect(try await world.hrefs(wish, for: .writer) == [plan.address.text])
        }
    }

    @Test(
        "of a page that left a section lead to none of its pages and are not rewritten",
        arguments: TestDatabase.engines
    )
    func left(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Personal")
            let secret = try await world.page("# Kürzungen", below: top.id)
            let page = try await world.page("# Liste\n\n[[Kürzungen]]", below: top.id)
            try await world.close(top, for: .second)
            let actor = try await world.by(.second)
            let target = MoveTarget(workspace: world.room)
            #expect(try await world.wiki.move(page.id, in: world.room, to: target, by: actor).value != nil)
            #expect(try await world.sees(.writer, page.id))
            try await world.saved(secret, "# Entlassungen", by: .second)
            #expect(try await world.source(page.id) == "# Liste\n\n[[Kürzungen]]\n")
        }
    }
}
