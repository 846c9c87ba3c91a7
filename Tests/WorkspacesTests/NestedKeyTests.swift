import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("A key of somewhere else")
struct NestedKeyTests {
    @Test(
        "of a page, in the address of a workspace that it is not in, means nothing",
        arguments: TestDatabase.engines
    )
    func pages(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            // Somebody who coordinates both, so that only the address is wrong.
            try await world.appoint(.coordinator, .coordination, in: world.other)
            let page = try await world.page("# Da")
            let theirs = try await world.foreign("# Dort")
            let (wiki, room, actor) = (world.wiki, world.room, try await world.by(.coordinator))
            let principal = try await world.principal(.coordinator)
            let (id, edit) = (theirs.id, PageEdit(base: theirs.latest, source: "# X"))
            let here = MoveTarget(workspace: room)
            let release = ReleaseDraft(
                page: id,
                revision: 1,
                visibility: .everyone,
                address: "themen/x",
                reason: "Ja"
            )
            let bundle = try #require(
                try await wiki.makeBundle(title: "B", note: "", in: room, by: actor).value
            )
            let verbs: [(String, @Sendable () async throws -> WikiRefusal?)] = [
                ("save", { try await wiki.save(id, in: room, edit, by: actor).refusal }),
                (
                    "revert",
                    { try await wiki.revert(id, in: room, to: 1, base: theirs.latest, by: actor).refusal }
                ),
                ("bin", { try await wiki.bin(id, in: room, by: actor).refusal }),
                ("restore", { try await wiki.restore(id, in: room, by: actor).refusal }),
                ("erase", { try await wiki.erase(id, in: room, by: actor).refusal }),
                ("move", { try await wiki.move(id, in: room, to: here, by: actor).refusal }),
                (
                    "move below",
                    {
                        try await wiki.move(
                            page.id,
                            in: room,
                            to: MoveTarget(workspace: room, parent: id),
                            by: actor
                        )
                        .refusal
                    }
                ),
                ("copy", { try await wiki.copy(id, in: room, to: here, title: "K", by: actor).refusal }),
                ("shift", { try await wiki.shift(id, in: room, up: true, by: actor).refusal }),
                ("readdress", { try await wiki.readdress(id, in: room, slug: "x", by: actor).refusal }),
                ("close", { try await wiki.closeSection(id, reason: "G", in: room, by: actor).refusal }),
                (
                    "admit",
                    { try await wiki.admit(.person(principal.person), to: id, in: room, by: actor).refusal }
                ),
                ("attend", { try await wiki.attend(id, in: room, base: nil, by: actor).refusal }),
                (
                    "draft",
                    {
                        try await wiki.keepDraft(
                            of: id,
                            in: room,
                            base: nil,
                            title: "",
                            source: "x",
                            remark: "",
                            by: actor
                        ).refusal
                    }
                ),
                ("comment", { try await wiki.comment(on: id, in: room, body: "X", by: actor).refusal }),
                ("note", { try await wiki.acknowledge(theirs.latest, of: id, in: room, by: actor).refusal }),
                ("attach", { try await wiki.attach([("a.txt", [65])], to: id, in: room, by: actor).refusal }),
                ("detach", { try await wiki.detach("a.txt", from: id, in: room, by: actor).refusal }),
                ("release", { try await wiki.release(release, in: room, by: actor).refusal }),
                ("withdraw", { try await wiki.withdraw(id, reason: "Ja", in: room, by: actor).refusal }),
                ("put", { try await wiki.put(release, into: bundle, in: room, by: actor).refusal }),
                (
                    "care",
                    { try await wiki.setCare(of: id, in: room, owner: nil, deputy: nil, by: actor).refusal }
                ),
                (
                    "watch",
                    {
                        try await wiki.setWatch(
                            on: id,
                            in: room,
                            subtree: false,
                            cadence: .once,
                            by: principal
                        ).refusal
                    }
                ),
            ]
            for (name, verb) in verbs {
                let before = try await world.state()
                #expect(try await verb() == .notFound, "\(name)")
                #expect(try await world.state() == before, "\(name)")
            }
        }
    }
}
