import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("A bundle")
struct BundleTests {
    @Test(
        "releases the revisions that were put in, all at once and only once",
        arguments: TestDatabase.engines
    )
    func together(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let pages = [try await world.page("# A"), try await world.page("# B")]
            let bundle = try await world.bundle(pages, ["themen/a", "themen/b"])
            try await world.saved(pages[0], "# A\n\nSpäter.")
            let actor = try await world.by(.coordinator)
            let released = try await world.wiki.release(
                bundle,
                reason: "Beschluss 2026-1",
                in: world.room,
                by: actor
            )
            #expect(released.value == 2)
            for (page, address) in zip(pages, ["themen/a", "themen/b"]) {
                let current = try #require(try await world.inForce(page))
                #expect(current.address == address && current.revisionNumber == 1 && current.bundle == bundle)
            }
            let again = try await world.refusal {
                try await world.wiki.release(bundle, reason: "Ja", in: world.room, by: actor)
            }
            #expect(again == .changedMeanwhile)
            let late = try await world.refusal {
                try await world.wiki.take(pages[0].id, outOf: bundle, in: world.room, by: actor)
            }
            #expect(late == .changedMeanwhile)
        }
    }

    @Test(
        "with one page that cannot be released releases none, and says which",
        arguments: TestDatabase.engines
    )
    func allOrNothing(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let good = try await world.page("# A")
            let unfinished = try await world.page("---\ntitel: Sitzung\ntyp: protokoll\n---\nText.\n")
            let actor = try await world.by(.coordinator)
            func release(_ bundle: ID<Bundle>) async throws -> [FieldProblem] {
                try await world.problems {
                    try await world.wiki.release(bundle, reason: "Ja", in: world.room, by: actor)
                }
            }
            let first = try await release(
                try await world.bundle([good, unfinished], ["themen/a", "themen/b"])
            )
            #expect(first.map(\.field) == ["grund"] && first.first?.message.contains("Sitzung") == true)
            let other = try await world.page("# B")
            let second = try await release(try await world.bundle([good, other], ["themen/a", "Themen/A"]))
            #expect(second.count == 1)
            #expect(try await release(try await world.bundle([], [])).count == 1)
            #expect(try await world.inForce(good) == nil)
            // A page that was thrown away stops it as well.
            let third = try await world.bundle([good, other], ["themen/a", "themen/b"])
            try await world.bin(other)
            let refusal = try await world.refusal {
                try await world.wiki.release(third, reason: "Ja", in: world.room, by: actor)
            }
            #expect(refusal == .pageIsGone)
            #expect(try await world.wiki.take(other.id, outOf: third, in: world.room, by: actor).value != nil)
            #expect(try await world.wiki.release(third, reason: "Ja", in: world.room, by: actor).value == 1)
        }
    }

    @Test("holds a page once and is for those who coordinate", arguments: TestDatabase.engines)
    func once(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            let page = try await world.page("# A")
            let bundle = try await world.bundle([page], ["themen/a"])
            try await world.saved(page, "# A\n\nNeu.")
            let actor = try await world.by(.coordinator)
            let draft = ReleaseDraft(
                page: page.id,
                revision: 2,
                visibility: .everyone,
                address: "themen/neu",
                reason: ""
            )
            #expect(try await world.wiki.put(draft, into: bundle, in: world.room, by: actor).value != nil)
            let pages = try #require(try await world.wiki.bundle(bundle, in: world.room)).1
            #expect(
                pages.map(\.address) == ["themen/neu"] && pages.map(\.revision) == [2]
                    && pages.map(\.latest) == [2]
            )
            for who in WikiWorld.Who.allCases where who != .coordinator {
                let actor = try await world.by(who)
                let refusals = [
                    try await world.refusal {
                        try await world.wiki.put(draft, into: bundle, in: world.room, by: actor)
                    },
                    try await world.refusal {
                        try await world.wiki.take(page.id, outOf: bundle, in: world.room, by: actor)
                    },
                    try await world.refusal {
                        try await world.wiki.release(bundle, reason: "Ja", in: world.room, by: actor)
                    },
                    try await world.refusal {
                        try await world.wiki.makeBundle(title: "B", note: "", in: world.room, by: actor)
                    },
                ]
                #expect(refusals == Array(repeating: .notFound, count: 4), "\(who)")
            }
        }
    }
}

extension WikiWorld {
    /// A bundle of the latest revisions of pages.
    func bundle(_ pages: [WikiPage], _ addresses: [String]) async throws -> ID<Bundle> {
        let actor = try await by(.coordinator)
        let bundle = try #require(
            try await wiki.makeBundle(title: "Beschlüsse", note: "", in: room, by: actor).value
        )
        for (page, address) in zip(pages, addresses) {
            let number = try await latest(page.id).number
            let draft = ReleaseDraft(
                page: page.id,
                revision: number,
                visibility: .everyone,
                address: address,
                reason: ""
            )
            try #require(try await wiki.put(draft, into: bundle, in: room, by: actor).value != nil)
        }
        return bundle
    }
}
