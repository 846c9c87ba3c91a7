import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("A key of a part of something else")
struct ForeignPartTests {
    @Test(
        "of a comment, a revision or a member of another page means nothing",
        arguments: TestDatabase.engines
    )
    func parts(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Da")
            let neighbour = try await world.page("# Nachbar")
            let (wiki, room, actor) = (world.wiki, world.room, try await world.by(.coordinator))
            let foreign = try await wiki.comment(on: neighbour.id, in: room, body: "Hier.", by: actor).value
            let comment = try #require(foreign)
            try await world.close(neighbour, for: .reader)
            let member = try #require(try await wiki.section(at: neighbour.id)?.members.first).id
            try await world.close(page, for: .second)
            let verbs: [(String, @Sendable () async throws -> WikiRefusal?)] = [
                (
                    "edit",
                    {
                        try await wiki.editComment(comment, on: page.id, in: room, body: "X", by: actor)
                            .refusal
                    }
                ),
                (
                    "delete",
                    { try await wiki.deleteComment(comment, on: page.id, in: room, by: actor).refusal }
                ),
                (
                    "resolve",
                    { try await wiki.resolve(true, comment, on: page.id, in: room, by: actor).refusal }
                ),
                (
                    "answer",
                    {
                        try await wiki.comment(
                            on: page.id,
                            in: room,
                            answering: comment,
                            body: "X",
                            by: actor
                        ).refusal
                    }
                ),
                (
                    "note",
                    { try await wiki.acknowledge(neighbour.latest, of: page.id, in: room, by: actor).refusal }
                ),
                ("expel", { try await wiki.expel(member, from: page.id, in: room, by: actor).refusal }),
                (
                    "revert",
                    { try await wiki.revert(page.id, in: room, to: 7, base: page.latest, by: actor).refusal }
                ),
            ]
            for (name, verb) in verbs {
                let before = try await world.state()
                #expect(try await verb() == .notFound, "\(name)")
                #expect(try await world.state() == before, "\(name)")
            }
        }
    }

    @Test(
        "of a bundle, a draft, a request or a task of others means nothing",
        arguments: TestDatabase.engines
    )
    func others(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let wiki = world.wiki
            let (ours, theirs) = (try await world.by(.coordinator), try await world.by(.head))
            let page = try await world.page("# Da")
            let bundle = try #require(
                try await wiki.makeBundle(title: "B", note: "", in: world.other, by: theirs).value
            )
            let draft = try #require(
                try await wiki.keepDraft(
                    of: nil,
                    in: world.room,
                    base: nil,
                    title: "",
                    source: "x",
                    remark: "",
                    by: try await world.by(.writer)
                ).value
            )
            _ = try await world.foreign("# Dort\n\n" + WikiTexts.task("Bericht"))
            let task = try #require(
                try await wiki.allRecords(RecordFilter(.action), for: Actor.commandLine).first
            )
            _ = try await wiki.askToJoin(world.other, reason: "Bitte", by: try await world.principal(.member))
            let request = try #require(try await wiki.joinRequests(for: world.other).first)
            let principal = try await world.principal(.coordinator)
            let room = world.room
            let release = ReleaseDraft(
                page: page.id,
                revision: 1,
                visibility: .family,
                address: "",
                reason: "Ja"
            )
            let verbs: [(String, @Sendable () async throws -> WikiRefusal?)] = [
                ("put", { try await wiki.put(release, into: bundle, in: room, by: ours).refusal }),
                ("take", { try await wiki.take(page.id, outOf: bundle, in: room, by: ours).refusal }),
                ("release", { try await wiki.release(bundle, reason: "Ja", in: room, by: ours).refusal }),
                ("drop", { try await wiki.dropDraft(draft.id, in: room, by: ours).refusal }),
                ("done", { try await wiki.setDone(true, task.id, by: ours).refusal }),
                (
                    "answer",
                    { try await wiki.answer(request.id, role: .reading, in: room, by: principal).refusal }
                ),
            ]
            for (name, verb) in verbs {
                let before = try await world.state()
                #expect(try await verb() == .notFound, "\(name)")
                #expect(try await world.state() == before, "\(name)")
            }
            #expect(try await wiki.bundle(bundle, in: room) == nil)
        }
    }
}
