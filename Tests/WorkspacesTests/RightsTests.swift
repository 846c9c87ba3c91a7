import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Rights in a workspace")
struct RightsTests {
    typealias Who = WikiWorld.Who

    /// Who reads a page, in prose: members always; the kommunale Familie and visitors as the workspace says.
    static let readers: [(Workspace.Visibility, Set<Who>, visitors: Bool)] = [
        (.members, [.reader, .writer, .second, .coordinator], false),
        (.family, Set(Who.allCases).subtracting([.stranger]), false),
        (.open, Set(Who.allCases), true),
    ]

    @Test(
        "let read as the workspace says, and write and coordinate by role alone",
        arguments: TestDatabase.engines
    )
    func table(engine: Engine) async throws {
        for (visibility, readers, visitors) in Self.readers {
            try await WikiWorld.on(engine, visibility) { world in
                let page = try await world.page("# Ablauf")
                #expect(try await world.sees(Principal?.none, page.id) == visitors)
                #expect(try await world.sees(Actor.commandLine, page.id))
                for who in Who.allCases {
                    let actor = try await world.by(who)
                    #expect(
                        try await world.sees(who, page.id) == readers.contains(who),
                        "\(visibility) \(who)"
                    )
                    let edit = PageEdit(
                        base: try await world.row(page.id).latest,
                        source: "# Ablauf\n\nVon \(who)."
                    )
                    let saved = try await world.wiki.save(page.id, in: world.room, edit, by: actor)
                    #expect(
                        (saved.saved != nil) == [.writer, .second, .coordinator].contains(who),
                        "\(visibility) \(who)"
                    )
                    let closed = try await world.wiki.closeSection(
                        page.id,
                        reason: "Grund",
                        in: world.room,
                        by: actor
                    )
                    #expect((closed.value != nil) == (who == .coordinator), "\(visibility) \(who)")
                    if closed.value != nil {
                        _ = try await world.wiki.openSection(page.id, in: world.room, by: actor)
                    }
                }
            }
        }
    }

    @Test(
        "keep a restricted section to those let in and to those who coordinate",
        arguments: TestDatabase.engines
    )
    func section(engine: Engine) async throws {
        for (visibility, readers, _) in Self.readers {
            try await WikiWorld.on(engine, visibility) { world in
                let page = try await world.page("# Personal")
                let below = try await world.page("# Stellenplan", below: page.id)
                try await world.close(page, for: .reader, .second)
                let later = try await world.page("# Nachtrag", below: below.id, by: .second)
                for who in Who.allCases {
                    let isIn = [.reader, .second, .coordinator].contains(who)
                    for page in [page, below, later] {
                        #expect(try await world.sees(who, page.id) == isIn, "\(who)")
                    }
                }
                #expect(try await !world.sees(Principal?.none, later.id))
                // Whoever is in reads or writes as before; whoever is out may not even write into it.
                #expect(try await world.save(below, "# Stellenplan\n\nNeu.", by: .second).saved != nil)
                #expect(try await world.save(below, "# X", by: .reader).refusal == .notFound)
                #expect(try await world.save(below, "# X", by: .writer).refusal == .notFound)
                let actor = try await world.by(.coordinator)
                #expect(try await world.wiki.openSection(page.id, in: world.room, by: actor).value != nil)
                for who in Who.allCases {
                    #expect(try await world.sees(who, later.id) == readers.contains(who))
                }
            }
        }
    }

    @Test("end with the grant, and with it the place in a section", arguments: TestDatabase.engines)
    func endings(engine: Engine) async throws {
        try await WikiWorld.on(engine, .family) { world in
            let page = try await world.page("# Personal")
            let open = try await world.page("# Offen")
            try await world.close(page, for: .reader, .second)
            try await world.dismiss(.second, from: world.room)
            try await world.appoint(.reader, .reading, until: world.clock.now + .seconds(60), in: world.room)
            #expect(try await world.seers(page.id) == [.reader, .coordinator])
            world.clock.advance(by: .seconds(60))
            #expect(try await !world.sees(.reader, page.id))
            // Both are still listed in the section and still belong to the kommunale Familie; that is not enough.
            #expect(try await world.seers(open.id).isSuperset(of: [.reader, .second]))
            #expect(try await world.wiki.section(at: page.id)?.members.count == 2)
        }
    }
}
