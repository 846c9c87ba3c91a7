import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Saving")
struct SavingTests {
    @Test("makes a revision on top of its base and an event with its number", arguments: TestDatabase.engines)
    func saves(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nEins.")
            let saved = try await world.saved(page, "# Ablauf\n\nZwei.", by: .second)
            #expect(saved.number == 2 && !saved.isMerge)
            let revision = try await world.latest(page.id)
            #expect(revision.base == page.latest && revision.author == world.id(.second))
            #expect(revision.source == "# Ablauf\n\nZwei.\n")
            #expect(try await world.revision(page.id, 1).source == "# Ablauf\n\nEins.\n")
            #expect(try await world.eventCount(.pageSaved) == 1)
        }
    }

    @Test("needs a base that is a revision of this very page", arguments: TestDatabase.engines)
    func base(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            let neighbour = try await world.page("# Nachbar")
            let theirs = try await world.foreign("# Fremd")
            for base in [neighbour.latest, theirs.latest, ID<Revision>.make()] {
                #expect(
                    try await world.refusal { try await world.save(page, "# Anders", on: base) } == .notFound
                )
            }
        }
    }

    @Test("the same text again changes nothing, whichever base it names", arguments: TestDatabase.engines)
    func unchanged(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nEins.")
            try await world.saved(page, "# Ablauf\n\nZwei.")
            let before = try await world.state()
            for text in ["# Ablauf\n\nZwei.", "# Ablauf\r\n\r\nZwei.\r\n", "# Ablauf\n\nZwei.\n\n\n"] {
                #expect(try await world.save(page, text, on: page.latest).isUnchanged)
                #expect(try await world.save(page, text).isUnchanged)
            }
            #expect(try await world.state() == before)
            // Sent again although somebody else has gone on: hers stays, and ours is in it already.
            try await world.saved(page, "# Ablauf\n\nZwei.\n\nDrei.", by: .second)
            #expect(try await world.save(page, "# Ablauf\n\nZwei.", on: page.latest).isUnchanged)
            #expect(try await world.source(page.id).contains("Drei."))
        }
    }

    @Test("brings edits of different paragraphs together and says so", arguments: TestDatabase.engines)
    func merge(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let text = WikiTexts.paragraphs(4)
            let page = try await world.page(text)
            let mine = text.replacing("Absatz 1 ist noch leer", with: "Eins von Sven")
            let theirs = text.replacing("Absatz 4 ist noch leer", with: "Vier von Ute")
            try await world.saved(page, theirs, on: page.latest, by: .second)
            let saved = try await world.saved(page, mine, on: page.latest)
            #expect(saved.isMerge && saved.number == 3)
            let revision = try await world.latest(page.id)
            #expect(revision.isMerge && revision.base == page.latest)
            #expect(revision.source.contains("Eins von Sven") && revision.source.contains("Vier von Ute"))
        }
    }

    @Test(
        "stops at a place that both changed, with both texts and nothing written",
        arguments: TestDatabase.engines
    )
    func conflict(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nBeginn um 17 Uhr.\n\nEnde.")
            try await world.saved(page, "# Ablauf\n\nBeginn um 19 Uhr.\n\nEnde.", by: .second)
            let before = try await world.state()
            let mine = "# Ablauf\n\nBeginn um 18 Uhr.\n\nEnde mit Kaffee.\n"
            let conflict = try #require(try await world.save(page, mine, on: page.latest).conflict)
            #expect(try await world.state() == before)
            #expect(conflict.places == 1 && conflict.own == mine && conflict.latest.number == 2)
            for words in ["18 Uhr", "19 Uhr", "Ende mit Kaffee"] {
                #expect(conflict.proposed.contains(words))
            }
            // What still holds the marks is no text; what was decided is saved on the newer base.
            let problems = try await world.problems {
                try await world.save(page, conflict.proposed, on: conflict.latest.id)
            }
            #expect(problems.map(\.field) == ["quelle"])
            #expect(try await world.saved(page, mine, on: conflict.latest.id).number == 3)
        }
    }

    @Test("stops when both texts fit by lines but are no page together", arguments: TestDatabase.engines)
    func frontMatter(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("---\ntitel: Ablauf\nkurz: A\nquelle: B\n---\nText.\n")
            let theirs = "---\nstand: 2026-11-01\ntitel: Ablauf\nkurz: A\nquelle: B\n---\nText.\n"
            let mine = "---\ntitel: Ablauf\nkurz: A\nquelle: B\nstand: 2026-11-02\n---\nText.\n"
            try await world.saved(page, theirs, on: page.latest, by: .second)
            let before = try await world.state()
            let conflict = try #require(try await world.save(page, mine, on: page.latest).conflict)
            #expect(conflict.own == mine && conflict.places == 1)
            #expect(conflict.proposed.contains("2026-11-01") && conflict.proposed.contains("2026-11-02"))
            #expect(try await world.state() == before)
        }
    }

    @Test(
        "keeps a new title and an edit of the text that came at the same time",
        arguments: TestDatabase.engines
    )
    func rename(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nEins.\n\nZwei.")
            try await world.saved(page, "# Verlauf\n\nEins.\n\nZwei.", by: .second)
            try await world.saved(page, "# Ablauf\n\nEins.\n\nZwei und drei.", on: page.latest)
            let now = try await world.row(page.id)
            #expect(now.title == "Verlauf" && now.slug == "ablauf")
            #expect(try await world.source(page.id) == "# Verlauf\n\nEins.\n\nZwei und drei.\n")
        }
    }

    @Test(
        "of a page that was thrown away meanwhile says so and leaves the draft",
        arguments: TestDatabase.engines
    )
    func deleted(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            try await world.bin(page, by: .second)
            let actor = try await world.by(.writer)
            let kept = try await world.wiki.keepDraft(
                of: page.id,
                in: world.room,
                base: page.latest,
                title: "Ablauf",
                source: "# Ablauf\n\nMühsam geschrieben.",
                remark: "",
                by: actor
            ).value
            let draft = try #require(kept)
            let refusal = try await world.refusal {
                try await world.save(page, draft.source, on: page.latest, draft: draft.id)
            }
            #expect(refusal == .pageIsGone)
            let writer = try await world.principal(.writer)
            #expect(
                try await world.wiki.drafts(of: writer).map(\.source) == ["# Ablauf\n\nMühsam geschrieben."]
            )
        }
    }

    @Test(
        "is refused to those who only read, and to those whose right has ended",
        arguments: TestDatabase.engines
    )
    func rights(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            let page = try await world.page("# Ablauf")
            for who in WikiWorld.Who.allCases where ![.writer, .second, .coordinator].contains(who) {
                let refusal = try await world.refusal { try await world.save(page, "# X", by: who) }
                #expect(refusal == .notFound, "\(who)")
            }
            // The page was open while the right was taken away.
            let writer = try await world.by(.writer)
            try await world.dismiss(.writer, from: world.room)
            let edit = PageEdit(base: page.latest, source: "# X")
            let refusal = try await world.refusal {
                try await world.wiki.save(page.id, in: world.room, edit, by: writer)
            }
            #expect(refusal == .notFound)
        }
    }
}
