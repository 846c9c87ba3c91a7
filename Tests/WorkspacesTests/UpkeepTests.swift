import Access
import Accounts
import Mail
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Upkeep")
struct UpkeepTests {
    @Test(
        "lists backlinks, orphans, wanted and most linked pages by what the reader sees",
        arguments: TestDatabase.engines
    )
    func rights(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let target = try await world.page("# Ziel")
            let lonely = try await world.page("# Einsam")
            let parent = try await world.page("# Ordner")
            let inner = try await world.page("# Innen\n\n[[Ziel]] [[Einsam]] [[Fehlt]]", below: parent.id)
            let open = try await world.page("# Offen\n\n[[Ziel]] [[Ziel|noch einmal]] [[fehlt]] [[Offen]]")
            let thrown = try await world.page("# Weg\n\n[[Ziel]] [[Fehlt]]")
            try await world.close(inner, for: .second)
            try await world.bin(thrown)
            func lists(_ who: WikiWorld.Who) async throws -> [[String]] {
                let reader = try await world.principal(who)
                let back = try await world.store.read {
                    try world.wiki.backlinks(to: target.id, for: reader, in: $0)
                }
                return [
                    back.map(\.title),
                    try await world.wiki.orphans(in: world.room, for: reader).map(\.title),
                    try await world.wiki.wanted(in: world.room, for: reader).map {
                        "\($0.name.lowercased()) \($0.count)"
                    },
                    try await world.wiki.mostLinked(in: world.room, for: reader).map {
                        "\($0.page.title) \($0.count)"
                    },
                ]
            }
            let outside = [["Offen"], ["Einsam", "Offen", "Ordner"], ["fehlt 1"], ["Ziel 1"]]
            let inside = [["Innen", "Offen"], ["Offen"], ["fehlt 2"], ["Ziel 2", "Einsam 1"]]
            #expect(try await lists(.writer) == outside)
            #expect(try await lists(.second) == inside)
            #expect(try await lists(.coordinator) == inside)
            #expect(try await lists(.outsider) == [[], [], [], []])
            _ = (lonely, open)
        }
    }

    @Test("lists pages whose check was due yesterday or before", arguments: TestDatabase.engines)
    func overdue(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            for (title, day) in [("Gestern", "2026-11-23"), ("Heute", "2026-11-24"), ("Lange", "2025-01-01")]
            {
                try await world.page("---\ntitel: \(title)\npruefen_bis: \(day)\n---\nText.\n")
            }
            let reader = try await world.principal(.reader)
            #expect(
                try await world.wiki.overdue(in: world.room, for: reader).map(\.title) == [
                    "Lange", "Gestern",
                ]
            )
            #expect(try await world.wiki.overdue(in: nil, for: try await world.principal(.outsider)).isEmpty)
        }
    }

    @Test("gives pages to members only, with somebody else as deputy", arguments: TestDatabase.engines)
    func care(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf")
            let actor = try await world.by(.writer)
            func care(_ owner: WikiWorld.Who?, _ deputy: WikiWorld.Who?) async throws -> Outcome<
                Done, WikiRefusal
            > {
                try await world.wiki.setCare(
                    of: page.id,
                    in: world.room,
                    owner: owner.map(world.id),
                    deputy: deputy.map(world.id),
                    by: actor
                )
            }
            #expect(try await world.problems { try await care(.outsider, nil) }.map(\.field) == ["owner"])
            #expect(
                try await world.problems { try await care(.reader, .stranger) }.map(\.field) == ["deputy"]
            )
            #expect(try await world.problems { try await care(.reader, .reader) }.map(\.field) == ["deputy"])
            #expect(try await care(.reader, .writer).value != nil)
            #expect(try await world.row(page.id).owner == world.id(.reader))
            #expect(try await care(nil, nil).value != nil)
            #expect(try await world.row(page.id).owner == nil)
        }
    }
}

@Suite("Asking to join")
struct JoinTests {
    @Test("is for the kommunale Familie, answered by those who coordinate", arguments: TestDatabase.engines)
    func asked(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let wiki = world.wiki
            for who in [WikiWorld.Who.stranger, .reader, .coordinator] {
                let principal = try await world.principal(who)
                let refusal = try await world.refusal {
                    try await wiki.askToJoin(world.room, reason: "Bitte", by: principal)
                }
                #expect(refusal == .notFound, "\(who)")
            }
            let mia = try await world.principal(.member)
            #expect(
                try await world.problems { try await wiki.askToJoin(world.room, reason: " ", by: mia) }.count
                    == 1
            )
            for reason in ["Bitte", "Ich baue mit"] {
                _ = try await wiki.askToJoin(world.room, reason: reason, by: mia)
            }
            let requests = try await wiki.joinRequests(for: world.room)
            #expect(requests.map(\.reason) == ["Ich baue mit"])
            let request = try #require(requests.first)
            #expect(try await wiki.hasAskedToJoin(world.room, mia))
            // Administrators appoint members, but requests are not theirs to answer; and roles of the site are no answer.
            for who in [WikiWorld.Who.administrator, .writer, .member, .head] {
                let principal = try await world.principal(who)
                let refusal = try await world.refusal {
                    try await wiki.answer(request.id, role: .writing, in: world.room, by: principal)
                }
                #expect(refusal == .notFound, "\(who)")
            }
            let karin = try await world.principal(.coordinator)
            let before = try await world.state()
            let odd = try await wiki.answer(request.id, role: .administration, in: world.room, by: karin)
            #expect(odd.value == nil)
            #expect(try await world.state() == before)
            #expect(try await wiki.answer(request.id, role: .writing, in: world.room, by: karin).value != nil)
            #expect(try await world.principal(.member).may(.workspaceWrite, in: world.room))
            #expect(try await !wiki.hasAskedToJoin(world.room, mia))
            #expect(
                try await world.refusal {
                    try await wiki.answer(request.id, role: nil, in: world.room, by: karin)
                } == .notFound
            )
        }
    }

    @Test("is told to those who coordinate, and the answer to whoever asked", arguments: TestDatabase.engines)
    func told(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            func mails() async throws -> Int? {
                try await world.store.read {
                    try $0.value("SELECT count(*) FROM jobs WHERE kind = \(JobKind.mailJoin.name)")
                }
            }
            func coordinators() async throws -> Set<ID<Person>> {
                Set(try await world.store.read { try JoinPost.coordinators(of: world.room, in: $0) })
            }
            #expect(try await coordinators() == [world.id(.coordinator)])
            let group = try await world.group("Leitung", .second, .outsider)
            _ = try await world.gate.setMember(
                .group(group),
                role: .coordination,
                until: nil,
                in: world.room,
                by: .commandLine
            )
            #expect(try await coordinators() == Set([.coordinator, .second, .outsider].map(world.id)))
            let mia = try await world.principal(.member)
            // Corrected words are no second mail.
            for reason in ["Bitte", "Ich baue mit"] {
                _ = try await world.wiki.askToJoin(world.room, reason: reason, by: mia)
                #expect(try await mails() == 1)
            }
            let request = try #require(try await world.wiki.joinRequests(for: world.room).first)
            let workspace = try #require(
                try await world.store.read { try Workspace.find(world.room, in: $0) }
            )
            let head = Letterhead(
                siteName: "Beispiel",
                from: try Mailbox("ozg@beispiel.example", name: "Beispiel"),
                baseURL: "https://ozg.example"
            )
            let letter = JoinPost.letter(to: "Karin", request, workspace, on: head)
            #expect(letter.subject == "Anfrage zur Mitarbeit in „Bauen und Wohnen“")
            // Somebody made her a coordinator meanwhile; the answer must not take that away.
            try await world.appoint(.member, .coordination, in: world.room)
            let karin = try await world.principal(.coordinator)
            _ = try await world.wiki.answer(request.id, role: .reading, in: world.room, by: karin)
            #expect(try await world.principal(.member).may(.workspaceCoordinate, in: world.room))
            #expect(try await mails() == 2)
        }
    }

    @Test("can be declined and asked again", arguments: TestDatabase.engines)
    func declined(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let mia = try await world.principal(.member)
            let karin = try await world.principal(.coordinator)
            for _ in 1...2 {
                #expect(try await world.wiki.askToJoin(world.room, reason: "Bitte", by: mia).value != nil)
                let request = try #require(try await world.wiki.joinRequests(for: world.room).first)
                #expect(
                    try await world.wiki.answer(request.id, role: nil, in: world.room, by: karin).value != nil
                )
                #expect(try await !world.principal(.member).may(.workspaceRead, in: world.room))
            }
        }
    }
}
