import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Tasks")
struct TaskTests {
    @Test("belong to the one member whose name they give, and have a day", arguments: TestDatabase.engines)
    func fields(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let texts = ["@Lea Lesen", "ute zweit", "Olaf Anders", "Geschäftsstelle", ""].map {
                WikiTexts.task("T", who: $0, until: "2026-12-24")
            }
            try await world.page("# S\n\n" + texts.joined(separator: "\n"))
            let tasks = try await world.wiki.allRecords(RecordFilter(.action), for: Actor.commandLine)
            #expect(tasks.map(\.person) == [world.id(.reader), world.id(.second), nil, nil, nil])
            #expect(
                tasks.map(\.assignee) == ["@Lea Lesen", "ute zweit", "Olaf Anders", "Geschäftsstelle", ""]
            )
            // Midnight in Berlin.
            #expect(tasks.first?.dueOn == Timestamp(seconds: 1_798_066_800))
        }
    }

    @Test(
        "are done by their assignee, who need not be able to write, and by writers, and by nobody else",
        arguments: TestDatabase.engines
    )
    func done(engine: Engine) async throws {
        try await WikiWorld.on(engine, .open) { world in
            try await world.page("# S\n\n" + WikiTexts.task("T", who: "Lea Lesen"))
            let task = try #require(
                try await world.wiki.allRecords(RecordFilter(.action), for: Actor.commandLine).first
            )
            for who in [WikiWorld.Who.stranger, .member, .administrator, .outsider, .head] {
                let refusal = try await world.refusal {
                    try await world.wiki.setDone(true, task.id, by: try await world.by(who))
                }
                #expect(refusal == .notFound, "\(who)")
            }
            for who in [WikiWorld.Who.reader, .writer, .coordinator] {
                let done = try await world.wiki.setDone(true, task.id, by: try await world.by(who))
                #expect(done.value?.doneBy == who.rawValue && done.value?.doneAt == world.clock.now)
                let open = try await world.wiki.setDone(false, task.id, by: try await world.by(who))
                #expect(open.value?.doneAt == nil && open.value?.doneBy == nil)
            }
        }
    }

    @Test("stay done by whoever was first, and done when their words change", arguments: TestDatabase.engines)
    func twice(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# S\n\n" + WikiTexts.task("Bericht schreiben", who: "Lea Lesen"))
            let task = try #require(
                try await world.wiki.allRecords(RecordFilter(.action), for: Actor.commandLine).first
            )
            _ = try await world.wiki.setDone(true, task.id, by: try await world.by(.reader))
            world.clock.advance(by: .seconds(60))
            let before = try await world.state()
            #expect(
                try await world.wiki.setDone(true, task.id, by: try await world.by(.writer)).value?.doneBy
                    == "Lea Lesen"
            )
            #expect(try await world.state() == before)
            try await world.saved(
                page,
                "# S\n\n" + WikiTexts.task("Bericht ganz schreiben", who: "Ute Zweit")
            )
            let now = try await world.wiki.allRecords(RecordFilter(.action), for: Actor.commandLine)
            #expect(now.map(\.doneBy) == ["Lea Lesen"] && now.map(\.person) == [world.id(.second)])
        }
    }

    @Test("are no longer the task of somebody who left", arguments: TestDatabase.engines)
    func left(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            try await world.page("# S\n\n" + WikiTexts.task("T", who: "Lea Lesen"))
            let task = try #require(
                try await world.wiki.allRecords(RecordFilter(.action), for: Actor.commandLine).first
            )
            try await world.dismiss(.reader, from: world.room)
            let refusal = try await world.refusal {
                try await world.wiki.setDone(true, task.id, by: try await world.by(.reader))
            }
            #expect(refusal == .notFound)
        }
    }

    @Test("are filtered and counted by what somebody may see", arguments: TestDatabase.engines)
    func filters(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            // The clock stands on 24 November 2026.
            let open = [
                WikiTexts.task("Gestern", who: "Lea Lesen", until: "2026-11-23"),
                WikiTexts.task("Heute", until: "2026-11-24"), WikiTexts.task("Ohne Tag"),
            ]
            try await world.page("# S\n\n" + open.joined(separator: "\n"))
            let secret = try await world.page(
                "# G\n\n" + WikiTexts.task("Geheime 100 % Übergabe", until: "2026-11-01")
            )
            try await world.close(secret, for: .second)
            func titles(_ who: WikiWorld.Who, _ change: (inout RecordFilter) -> Void = { _ in }) async throws
                -> [String]
            {
                var filter = RecordFilter(.action, in: world.room)
                change(&filter)
                let part = PageRequest(number: 1, size: 2)
                let result = try await world.wiki.records(
                    filter,
                    page: part,
                    for: try await world.principal(who)
                )
                let all = try await world.wiki.allRecords(filter, for: try await world.principal(who))
                #expect(result.total == all.count && result.rows.map(\.id) == all.prefix(2).map(\.id))
                return all.map(\.title)
            }
            #expect(try await titles(.reader) == ["Gestern", "Heute", "Ohne Tag"])
            #expect(try await titles(.second) == ["Geheime 100 % Übergabe", "Gestern", "Heute", "Ohne Tag"])
            #expect(try await titles(.outsider).isEmpty)
            #expect(try await titles(.reader) { $0.state = .overdue } == ["Gestern"])
            #expect(
                try await titles(.second) { $0.state = .overdue } == ["Geheime 100 % Übergabe", "Gestern"]
            )
            #expect(try await titles(.reader) { $0.person = world.id(.reader) } == ["Gestern"])
            #expect(try await titles(.second) { $0.words = "uebergabe 100 %" } == ["Geheime 100 % Übergabe"])
            #expect(try await titles(.second) { $0.words = "%" } == ["Geheime 100 % Übergabe"])
            #expect(try await titles(.reader) { $0.words = "uebergabe" }.isEmpty)
            #expect(try await titles(.second) { $0.year = 2025 }.isEmpty)
            let task = try #require(
                try await world.wiki.allRecords(RecordFilter(.action), for: Actor.commandLine).last
            )
            _ = try await world.wiki.setDone(true, task.id, by: try await world.by(.writer))
            #expect(try await titles(.reader) { $0.state = .done } == ["Ohne Tag"])
            #expect(try await titles(.reader) { $0.state = .open } == ["Gestern", "Heute"])
        }
    }
}
