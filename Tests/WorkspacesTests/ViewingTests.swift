import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Ansicht als …")
struct ViewingTests {
    @Test("shows what the other person sees and changes nothing anywhere", arguments: TestDatabase.engines)
    func readOnly(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let task = WikiTexts.task("Bericht", who: "Karin Kern")
            let page = try await world.page("# Ablauf\n\n\(task)")
            let comment = try #require(
                try await world.wiki.comment(
                    on: page.id,
                    in: world.room,
                    body: "Gut.",
                    by: try await world.by(.writer)
                ).value
            )
            let record = try #require(
                try await world.wiki.allRecords(RecordFilter(.action), for: Actor.commandLine).first
            )
            let view = try await world.principal(.coordinator, seenBy: .administrator)
            #expect(try await world.sees(view, page.id))
            let (wiki, room, actor) = (world.wiki, world.room, Actor.principal(view))
            let edit = PageEdit(base: page.latest, source: "# X")
            let release = ReleaseDraft(
                page: page.id,
                revision: 1,
                visibility: .family,
                address: "",
                reason: "Ja"
            )
            let verbs: [(String, @Sendable () async throws -> WikiRefusal?)] = [
                ("create", { try await wiki.create(PageDraft(source: "# X"), in: room, by: actor).refusal }),
                ("save", { try await wiki.save(page.id, in: room, edit, by: actor).refusal }),
                ("bin", { try await wiki.bin(page.id, in: room, by: actor).refusal }),
                (
                    "move",
                    {
                        try await wiki.move(page.id, in: room, to: MoveTarget(workspace: room), by: actor)
                            .refusal
                    }
                ),
                ("shift", { try await wiki.shift(page.id, in: room, up: true, by: actor).refusal }),
                ("readdress", { try await wiki.readdress(page.id, in: room, slug: "x", by: actor).refusal }),
                ("close", { try await wiki.closeSection(page.id, reason: "G", in: room, by: actor).refusal }),
                ("attend", { try await wiki.attend(page.id, in: room, base: nil, by: actor).refusal }),
                (
                    "draft",
                    {
                        try await wiki.keepDraft(
                            of: nil,
                            in: room,
                            base: nil,
                            title: "",
                            source: "x",
                            remark: "",
                            by: actor
                        ).refusal
                    }
                ),
                ("comment", { try await wiki.comment(on: page.id, in: room, body: "X", by: actor).refusal }),
                (
                    "resolve",
                    { try await wiki.resolve(true, comment, on: page.id, in: room, by: actor).refusal }
                ),
                (
                    "note",
                    { try await wiki.acknowledge(page.latest, of: page.id, in: room, by: actor).refusal }
                ),
                (
                    "attach",
                    { try await wiki.attach([("a.txt", [65])], to: page.id, in: room, by: actor).refusal }
                ),
                ("done", { try await wiki.setDone(true, record.id, by: actor).refusal }),
                ("release", { try await wiki.release(release, in: room, by: actor).refusal }),
                ("bundle", { try await wiki.makeBundle(title: "B", note: "", in: room, by: actor).refusal }),
                (
                    "care",
                    {
                        try await wiki.setCare(of: page.id, in: room, owner: nil, deputy: nil, by: actor)
                            .refusal
                    }
                ),
                (
                    "watch",
                    {
                        try await wiki.setWatch(
                            on: page.id,
                            in: room,
                            subtree: true,
                            cadence: .daily,
                            by: view
                        ).refusal
                    }
                ),
                ("answer", { try await wiki.answer(.make(), role: nil, in: room, by: view).refusal }),
            ]
            for (name, verb) in verbs {
                let before = try await world.state()
                #expect(try await verb() == .readOnly, "\(name)")
                #expect(try await world.state() == before, "\(name)")
            }
            // Looking leaves no trace of the person looked at.
            let before = try await world.state()
            _ = try await wiki.news(for: view)
            #expect(try await world.state() == before)
        }
    }
}
