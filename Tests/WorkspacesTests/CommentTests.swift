import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Comments")
struct CommentTests {
    @Test("have answers of one level, also on answers", arguments: TestDatabase.engines)
    func threads(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nText.")
            let first = try await world.comment(page, "Frage", quote: "Text")
            let answer = try await world.comment(page, "Antwort", answering: first, by: .second)
            let deeper = try await world.comment(page, "Nachfrage", answering: answer)
            let all = try await world.comments(page)
            #expect(all.map(\.id) == [first, answer, deeper] && all.map(\.thread) == [nil, first, first])
            #expect(all[0].quote == "Text" && all[0].revisionNumber == 1 && all[1].authorName == "Ute Zweit")
            let wiki = world.wiki
            let refusal = try await world.refusal {
                try await wiki.resolve(
                    true,
                    answer,
                    on: page.id,
                    in: world.room,
                    by: try await world.by(.second)
                )
            }
            #expect(refusal == .notFound)
            _ = try await wiki.resolve(
                true,
                first,
                on: page.id,
                in: world.room,
                by: try await world.by(.second)
            )
            #expect(try await world.comments(page).first?.resolver == "Ute Zweit")
            _ = try await wiki.resolve(
                false,
                first,
                on: page.id,
                in: world.room,
                by: try await world.by(.writer)
            )
            #expect(try await world.comments(page).first?.resolvedAt == nil)
        }
    }

    @Test("sent twice are one, but the same word to two people are two", arguments: TestDatabase.engines)
    func twice(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            let (a, b) = (
                try await world.comment(page, "Vorschlag A"), try await world.comment(page, "Vorschlag B")
            )
            let yes = try await world.comment(page, "Einverstanden.", answering: a, by: .second)
            let before = try await world.state()
            #expect(try await world.comment(page, "Einverstanden.", answering: a, by: .second) == yes)
            #expect(try await world.state() == before)
            #expect(try await world.comment(page, "Einverstanden.", answering: b, by: .second) != yes)
            #expect(try await world.comment(page, "Einverstanden.", answering: a, by: .coordinator) != yes)
            world.clock.advance(by: .seconds(61))
            #expect(try await world.comment(page, "Einverstanden.", answering: a, by: .second) != yes)
        }
    }

    @Test(
        "are changed by their author, and taken away by her and by those who coordinate",
        arguments: TestDatabase.engines
    )
    func own(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            let comment = try await world.comment(page, "Meine Meinung, @Ute Zweit", quote: "Ablauf")
            let answer = try await world.comment(page, "Gut.", answering: comment, by: .second)
            let (wiki, room) = (world.wiki, world.room)
            for who in [WikiWorld.Who.second, .coordinator, .reader, .head] {
                let actor = try await world.by(who)
                let edit = try await world.refusal {
                    try await wiki.editComment(comment, on: page.id, in: room, body: "Verdreht", by: actor)
                }
                #expect(edit == .notFound, "\(who)")
                guard who != .coordinator else { continue }
                let delete = try await world.refusal {
                    try await wiki.deleteComment(comment, on: page.id, in: room, by: actor)
                }
                #expect(delete == .notFound, "\(who)")
            }
            let writer = try await world.by(.writer)
            _ = try await wiki.editComment(comment, on: page.id, in: room, body: "Anders", by: writer)
            #expect(try await world.comments(page).first?.body == "Anders")
            #expect(try await world.comments(page).first?.editedAt != nil)
            let empty = try await world.problems {
                try await wiki.editComment(comment, on: page.id, in: room, body: " \n", by: writer)
            }
            #expect(empty.map(\.field) == ["kommentar"])
            let actor = try await world.by(.coordinator)
            #expect(try await wiki.deleteComment(comment, on: page.id, in: room, by: actor).value != nil)
            let left = try await world.comments(page)
            #expect(left.map(\.id) == [comment, answer] && left[0].body.isEmpty && left[0].quote.isEmpty)
            #expect(left[1].body == "Gut.")
            // Nobody is told of what is gone, and nothing more can be done with it.
            #expect(try await world.notices(.second).isEmpty)
            let again = try await world.refusal {
                try await wiki.deleteComment(comment, on: page.id, in: room, by: writer)
            }
            #expect(again == .notFound)
        }
    }

    @Test(
        "need words, of which there may be many but not without end, and bear whatever was selected",
        arguments: TestDatabase.engines
    )
    func words(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            for body in ["", " \n\t", String(repeating: "x", count: 20_001), "a\0b"] {
                let problems = try await world.problems {
                    try await world.wiki.comment(
                        on: page.id,
                        in: world.room,
                        body: body,
                        by: try await world.by(.writer)
                    )
                }
                #expect(problems.map(\.field) == ["kommentar"])
            }
            let odd = try await world.comment(page, "Seltsam", quote: "a\0b\u{202E}")
            let long = try await world.comment(page, "Lang", quote: String(repeating: "ü", count: 9000))
            let quotes = try await world.comments(page).map(\.quote)
            #expect(odd != long && quotes.first == "" && quotes.last?.count == 2000)
        }
    }

    @Test("are written by those who write and see the page", arguments: TestDatabase.engines)
    func rights(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            let page = try await world.page("# Personal")
            try await world.close(page, for: .reader)
            for who in WikiWorld.Who.allCases where who != .coordinator {
                let refusal = try await world.refusal {
                    try await world.wiki.comment(
                        on: page.id,
                        in: world.room,
                        body: "X",
                        by: try await world.by(who)
                    )
                }
                #expect(refusal == .notFound, "\(who)")
            }
        }
    }

    @Test(
        "mention the member with the longest fitting name, once",
        arguments: [
            ("@Ute Zweit bitte ansehen", ["Ute Zweit"]),
            ("siehe @Ute Zweit, @Lea Lesen und @Ute Zweit", ["Lea Lesen", "Ute Zweit"]),
            ("@Ute Zweitmann", []), ("@ute zweit", []), ("@Olaf Anders", []), ("a@Ute Zweit.", ["Ute Zweit"]),
            ("@ @@", []),
            ("@Karin Kern-Müller", ["Karin Kern-Müller"]), ("@Karin Kern", ["Karin Kern"]),
        ]
    )
    func mentions(text: String, names: [String]) async throws {
        try await WikiWorld.on(.sqlite) { world in
            let draft = PersonDraft(email: "kkm@musterstadt.example", name: "Karin Kern-Müller")
            let added = try await world.gate.addPerson(
                draft,
                password: "vier Enten im Nebel",
                roles: [],
                by: .commandLine
            )
            let id = try #require(added.value)
            _ = try await world.gate.setMember(
                .person(id),
                role: .reading,
                until: nil,
                in: world.room,
                by: .commandLine
            )
            let found = try await world.store.write { tx in
                let keys = try Mentions.people(in: text, of: world.room, tx)
                return try keys.map {
                    try tx.value("SELECT name FROM people WHERE id = \($0)", as: String.self) ?? ""
                }
            }
            #expect(found.sorted() == names)
        }
    }
}
