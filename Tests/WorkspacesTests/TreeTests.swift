import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("The tree")
struct TreeTests {
    @Test("keeps the order that people give it", arguments: TestDatabase.engines)
    func order(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Oben")
            var pages: [WikiPage] = []
            for title in ["A", "B", "C", "D"] {
                pages.append(try await world.page("# \(title)", below: top.id))
            }
            let actor = try await world.by(.writer)
            func titles() async throws -> String {
                try await world.titles(below: top.id).joined()
            }
            #expect(try await titles() == "ABCD")
            _ = try await world.wiki.shift(pages[0].id, in: world.room, up: true, by: actor)
            _ = try await world.wiki.shift(pages[3].id, in: world.room, up: false, by: actor)
            #expect(try await titles() == "ABCD")
            _ = try await world.wiki.shift(pages[0].id, in: world.room, up: false, by: actor)
            #expect(try await titles() == "BACD")
            let before = MoveTarget(workspace: world.room, parent: top.id, before: pages[1].id)
            _ = try await world.wiki.move(pages[3].id, in: world.room, to: before, by: actor)
            #expect(try await titles() == "DBAC")
            // Before a page that is somewhere else means at the end.
            let away = MoveTarget(workspace: world.room, parent: top.id, before: top.id)
            _ = try await world.wiki.move(pages[3].id, in: world.room, to: away, by: actor)
            #expect(try await titles() == "BACD")
            #expect(try await world.count(pages[0].id) == 1)
        }
    }

    @Test("moves a page with everything below it, and leaves all addresses", arguments: TestDatabase.engines)
    func move(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let from = try await world.page("# Von")
            let to = try await world.page("# Nach")
            let page = try await world.page("# Mitte", below: from.id)
            let below = try await world.page("# Unten", below: page.id)
            let linking = try await world.page("# V\n\n[[Unten]]")
            let target = MoveTarget(workspace: world.room, parent: to.id)
            let moved = try await world.wiki.move(
                page.id,
                in: world.room,
                to: target,
                by: try await world.by(.writer)
            )
            #expect(moved.value?.parent == to.id)
            #expect(try await world.titles(below: to.id) == ["Mitte"])
            #expect(try await world.titles(below: from.id).isEmpty)
            #expect(try await world.titles(below: page.id) == ["Unten"])
            #expect(try await world.hrefs(linking, for: .reader) == [below.address.text])
        }
    }

    @Test("refuses to put a page into its own branch or too deep", arguments: TestDatabase.engines)
    func refused(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# A")
            let below = try await world.page("# B", below: page.id)
            let last = try await world.page("# C", below: below.id)
            var deep: ID<WikiPage>?
            for level in 1...(WikiLimits.depth - 2) {
                deep = try await world.page("# E\(level)", below: deep).id
            }
            let actor = try await world.by(.writer)
            for (parent, reason) in [
                (page.id, WikiRefusal.ownBranch), (last.id, .ownBranch), (deep, .tooDeep),
            ] {
                let target = MoveTarget(workspace: world.room, parent: parent)
                let refusal = try await world.refusal {
                    try await world.wiki.move(page.id, in: world.room, to: target, by: actor)
                }
                #expect(refusal == reason)
            }
            let fits = MoveTarget(workspace: world.room, parent: deep)
            #expect(try await world.wiki.move(below.id, in: world.room, to: fits, by: actor).value != nil)
        }
    }

    @Test("shows nobody the pages of a section that she is not in", arguments: TestDatabase.engines)
    func visible(engine: Engine) async throws {
        try await WikiWorld.on(engine, .family) { world in
            let top = try await world.page("# Personal")
            _ = try await world.page("# Stellen", below: top.id)
            _ = try await world.page("# Offen")
            try await world.close(top, for: .second)
            for (who, count) in [
                (WikiWorld.Who.second, 3), (.coordinator, 3), (.writer, 1), (.member, 1), (.administrator, 1),
            ] {
                let principal = try await world.principal(who)
                let tree = try await world.store.read {
                    try world.wiki.tree(of: world.room, for: principal, in: $0)
                }
                #expect(tree.nodes.count == count, "\(who)")
            }
        }
    }

    @Test("brings pages under a section into it, and out of it again", arguments: TestDatabase.engines)
    func sections(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let top = try await world.page("# Personal")
            try await world.close(top, for: .second)
            let page = try await world.page("# Bericht")
            let below = try await world.page("# Anlage", below: page.id)
            let actor = try await world.by(.second)
            let inside = MoveTarget(workspace: world.room, parent: top.id)
            #expect(try await world.wiki.move(page.id, in: world.room, to: inside, by: actor).value != nil)
            #expect(try await world.seers(below.id) == [.second, .coordinator])
            // Whoever is not in the section can neither take the page out nor put one in.
            let other = try await world.page("# Neu")
            for (page, target) in [(page, MoveTarget(workspace: world.room)), (other, inside)] {
                let refusal = try await world.refusal {
                    try await world.wiki.move(
                        page.id,
                        in: world.room,
                        to: target,
                        by: try await world.by(.writer)
                    )
                }
                #expect(refusal == .notFound)
            }
            let out = MoveTarget(workspace: world.room)
            #expect(
                try await world.wiki.move(page.id, in: world.room, to: out, by: actor).value?.section == nil
            )
            #expect(try await world.seers(below.id) == [.reader, .writer, .second, .coordinator])
            // A section moves as a whole within its workspace and does not leave it.
            let folder = try await world.page("# Ordner")
            let into = MoveTarget(workspace: world.room, parent: folder.id)
            let karin = try await world.by(.coordinator)
            #expect(
                try await world.wiki.move(top.id, in: world.room, to: into, by: karin).value?.section != nil
            )
            try await world.appoint(.coordinator, .writing, in: world.other)
            let both = try await world.by(.coordinator)
            let refusal = try await world.refusal {
                try await world.wiki.move(
                    folder.id,
                    in: world.room,
                    to: MoveTarget(workspace: world.other),
                    by: both
                )
            }
            #expect(refusal == .sectionInSection)
        }
    }
}

extension WikiWorld {
    /// The titles of the pages below a page, in their order.
    func titles(below page: ID<WikiPage>?) async throws -> [String] {
        try await store.read { reader in
            try wiki.tree(of: room, for: Actor.commandLine, in: reader).children(of: page).map(\.title)
        }
    }
}
