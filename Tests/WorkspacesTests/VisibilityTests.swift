import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("What somebody sees")
struct VisibilityTests {
    @Test(
        "in lists, counts, the tree and search is what she finds one by one, for random trees",
        arguments: TestDatabase.engines
    )
    func agrees(engine: Engine) async throws {
        for seed in 1...3 {
            try await WikiWorld.on(engine, Workspace.Visibility.allCases[seed % 3]) { world in
                var chance = Chance(seed)
                let pages = try await grow(world, &chance)
                for who in WikiWorld.Who.allCases {
                    let reader = try await world.principal(who)
                    try await compare(pages, for: reader, in: world, "\(seed) \(who)")
                }
                try await compare(pages, for: Principal?.none, in: world, "\(seed) visitor")
            }
        }
    }

    private func compare(
        _ pages: [ID<WikiPage>],
        for reader: some Audience,
        in world: WikiWorld,
        _ note: WikiWorld.Comment
    ) async throws {
        let single = try await world.store.read { db in
            let found = try pages.filter { page in
                let condition: SQL = "pages.id = \(page) AND \(sql: WikiPage.visible(to: reader))"
                return try db.first(WikiPage.select(condition), as: WikiPage.self) != nil
            }
            return Set(found)
        }
        let wiki = world.wiki
        let rooms = [world.room, world.other]
        let seen = try await world.store.read { db in
            let listed: [WikiPage] = try db.all(WikiPage.select(WikiPage.visible(to: reader)))
            let records: [ID<WikiPage>] = try db.values(
                "SELECT DISTINCT r.page FROM \(sql: PageRecord.from) WHERE \(sql: PageRecord.visible(to: reader))"
            )
            let readable: [ID<Workspace>] = try db.values(
                "SELECT id FROM workspaces WHERE \(sql: Workspace.readable(by: reader))"
            )
            let nodes = try rooms.filter(readable.contains).flatMap {
                try wiki.tree(of: $0, for: reader, in: db).nodes
            }
            return (Set(listed.map(\.id)), Set(records), Set(nodes.map(\.id)))
        }
        #expect(seen.0 == single, note)
        #expect(seen.1 == single, note)
        #expect(seen.2 == single, note)
        var changed: Set<ID<WikiPage>> = []
        for room in rooms {
            let changes = try await wiki.changes(in: room, page: PageRequest(size: 200), for: reader)
            #expect(changes.total == changes.rows.count, note)
            changed.formUnion(changes.rows.map(\.page.id))
        }
        #expect(changed == single, note)
    }

    /// A tree of some depth in both workspaces, with sections, a bin, and people in and out of sections.
    private func grow(_ world: WikiWorld, _ chance: inout Chance) async throws -> [ID<WikiPage>] {
        var pages: [WikiPage] = []
        for number in 1...16 {
            let parent = pages.isEmpty || chance.below(3) == 0 ? nil : pages[chance.below(pages.count)]
            let text = "# Seite \(number)\n\n" + WikiTexts.decision("B", "Ja zu \(number).")
            let isHere = parent.map { $0.workspace == world.room } ?? (chance.below(4) > 0)
            let page =
                isHere
                ? try await world.page(text, below: parent?.id)
                : try await world.foreign(text, below: parent?.id)
            pages.append(page)
        }
        let karin = try await world.by(.coordinator)
        let people: [WikiWorld.Who] = [.reader, .writer, .second]
        for _ in 1...4 {
            let page = pages[chance.below(pages.count)]
            guard page.workspace == world.room else { continue }
            _ = try await world.wiki.closeSection(page.id, reason: "G", in: world.room, by: karin)
            let who = people[chance.below(people.count)]
            _ = try await world.wiki.admit(.person(world.id(who)), to: page.id, in: world.room, by: karin)
        }
        for _ in 1...3 {
            world.clock.advance(by: .seconds(1))
            let page = pages[chance.below(pages.count)]
            _ = try await world.wiki.bin(
                page.id,
                in: page.workspace,
                by: page.workspace == world.room ? karin : world.by(.head)
            )
        }
        let page = pages[chance.below(pages.count)]
        _ = try await world.wiki.restore(page.id, in: world.room, by: karin)
        return pages.map(\.id)
    }
}

/// The same numbers in every run (SplitMix64), so that a failure can be repeated by its seed.
private struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
