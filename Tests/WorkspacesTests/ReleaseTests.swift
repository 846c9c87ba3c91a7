import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Releasing")
struct ReleaseTests {
    /// A public site with one page of its own.
    private struct Site: PublicSiteKnowledge {
        func page(named name: String) -> (title: String, url: String)? { nil }
        func occupant(of address: String, apartFrom own: String?) -> String? {
            address == "themen/bauen" ? "Bauen in NRW" : nil
        }
        var origin: String { "https://wir.example" }
        var generation: Int { 0 }
        var sections: [(path: String, title: String)] { [] }
    }

    @Test("points at one revision, which stays whatever is drafted later", arguments: TestDatabase.engines)
    func pointer(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Hinweis\n\nEins.")
            let rings = world.wiki.publicationSignal.listen()
            #expect(try await world.release(page, at: "themen/hinweis").value != nil)
            var bell = rings.makeAsyncIterator()
            #expect(await bell.next() != nil)
            try await world.saved(page, "# Hinweis\n\nZwei.")
            let now = try await world.row(page.id)
            #expect(now.released == page.latest && now.latest != page.latest)
            let current = try await world.inForce(page)
            #expect(current?.revisionNumber == 1 && current?.url == "/themen/hinweis/")
            #expect(current?.person == "Karin Kern" && current?.reason == "Beschlossen")
        }
    }

    @Test("is for those who coordinate", arguments: TestDatabase.engines)
    func rights(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            let page = try await world.page("# Hinweis")
            for who in WikiWorld.Who.allCases where who != .coordinator {
                let refusal = try await world.refusal("\(who)") {
                    try await world.release(page, at: "a/b", by: who)
                }
                #expect(refusal == .notFound)
            }
            #expect(try await world.release(page, at: "a/b").value != nil)
            let writer = try await world.by(.writer)
            let withdrawn = try await world.refusal {
                try await world.wiki.withdraw(page.id, reason: "Nein", in: world.room, by: writer)
            }
            #expect(withdrawn == .notFound)
        }
    }

    @Test(
        "asks for the fields that the type requires, a reason, and a revision of the page",
        arguments: TestDatabase.engines
    )
    func required(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("---\ntitel: Sitzung\ntyp: protokoll\n---\nText.\n")
            let open = try await world.problems { try await world.release(page, at: "a/b") }
            #expect(open.map(\.field) == ["fassung"] && open.first?.message.contains("Gremium") == true)
            try await world.saved(page, "---\ntitel: Sitzung\ntyp: protokoll\ngremium: Beirat\n---\nText.\n")
            let silent = try await world.problems { try await world.release(page, at: "a/b", reason: " ") }
            #expect(silent.map(\.field) == ["grund"])
            for number in [0, 7, -1] {
                #expect(
                    try await world.refusal { try await world.release(page, at: "a/b", revision: number) }
                        == .notFound
                )
            }
            #expect(try await world.release(page, at: "a/b").value != nil)
        }
    }

    @Test(
        "cleans addresses and refuses those that are nobody's to give",
        arguments: [
            ("Themen/Bauen & Wohnen/Über uns", "themen/bauen-wohnen/ueber-uns"), ("/a//b/", "a/b"),
            ("a/../b", nil), ("", nil),
            ("///", nil), ("anmelden", nil), ("Bereiche/x", nil), ("api/v1", nil), ("suchen", nil),
            ("a/b/c/d/e/f/g", nil),
            ("a b\0c", "a-b-c"), (String(repeating: "x", count: 90), nil),
            ("themen/anmelden", "themen/anmelden"), ("日本", nil),
        ]
    )
    func addresses(typed: String, clean: String?) {
        #expect(PublicAddress.clean(typed) == clean)
    }

    @Test("takes no address that something stands at", arguments: TestDatabase.engines)
    func taken(engine: Engine) async throws {
        try await WikiWorld.on(engine, site: Site()) { world in
            let (a, b) = (try await world.page("# A"), try await world.page("# Geheimer Titel"))
            #expect(try await world.release(b, at: "themen/hinweis").value != nil)
            for (address, says) in [
                ("themen/bauen", "Bauen in NRW"), ("Themen/Hinweis", "andere"), ("verwaltung", "geht nicht"),
            ] {
                let problems = try await world.problems { try await world.release(a, at: address) }
                #expect(problems.map(\.field) == ["adresse"])
                #expect(
                    problems.first?.message.contains(says) == true
                        && problems.first?.message.contains("Geheimer") == false
                )
            }
            // For the kommunale Familie the address of the wiki counts, and no public one is needed.
            #expect(try await world.release(a, at: "verwaltung", .family).value != nil)
            #expect(try await world.inForce(a)?.address == "bauen/a")
            // Withdrawn is free again.
            let actor = try await world.by(.coordinator)
            _ = try await world.wiki.withdraw(b.id, reason: "Überholt", in: world.room, by: actor)
            #expect(try await world.release(a, at: "themen/hinweis").value != nil)
        }
    }

    @Test("again ends the release before, at the same address or another", arguments: TestDatabase.engines)
    func again(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Hinweis")
            for address in ["a/b", "a/b", "a/c"] {
                world.clock.advance(by: .seconds(1))
                #expect(try await world.release(page, at: address).value != nil)
            }
            #expect(try await world.release(page, at: "", .family).value != nil)
            let all = try await world.store.read { try world.wiki.releases(of: page.id, in: $0) }
            #expect(all.map(\.address) == ["bauen/hinweis", "a/c", "a/b", "a/b"])
            #expect(all.map { $0.endedAt == nil } == [true, false, false, false])
            #expect(all.allSatisfy { $0.withdrawnAt == nil })
        }
    }

    @Test("is withdrawn with a reason, once", arguments: TestDatabase.engines)
    func withdrawn(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Hinweis")
            let actor = try await world.by(.coordinator)
            func withdraw(_ reason: String) async throws -> Outcome<Done, WikiRefusal> {
                try await world.wiki.withdraw(page.id, reason: reason, in: world.room, by: actor)
            }
            #expect(try await world.refusal { try await withdraw("Überholt") } == .nothingReleased)
            _ = try await world.release(page, at: "a/b")
            #expect(try await world.problems { try await withdraw("") }.map(\.field) == ["grund"])
            #expect(try await withdraw("Überholt").value != nil)
            #expect(try await world.row(page.id).released == nil)
            let last = try await world.store.read { try world.wiki.releases(of: page.id, in: $0) }.first
            #expect(last?.withdrawnReason == "Überholt" && last?.endedAt != nil)
            #expect(try await world.refusal { try await withdraw("Noch einmal") } == .nothingReleased)
        }
    }
}

extension WikiWorld {
    func inForce(_ page: WikiPage) async throws -> Release? {
        try await store.read { try Release.inForce(of: page.id, in: $0) }
    }
}
