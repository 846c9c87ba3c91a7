import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("Many at the same moment")
struct RaceTests {
    @Test("write twenty paragraphs of one page, and all survive", arguments: TestDatabase.engines)
    func paragraphs(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let text = WikiTexts.paragraphs(20)
            let page = try await world.page(text)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...20 {
                    group.addTask {
                        let mine = text.replacing(
                            "Absatz \(number) ist noch leer",
                            with: "Hier schrieb Nummer \(number)"
                        )
                        try await world.saved(
                            page,
                            mine,
                            on: page.latest,
                            by: number % 2 == 0 ? .writer : .second
                        )
                    }
                }
                try await group.waitForAll()
            }
            let lines = Set(try await world.source(page.id).split(separator: "\n"))
            for number in 1...20 { #expect(lines.contains("Hier schrieb Nummer \(number).")) }
            try await expectNoGaps(page.id, 21, world)
        }
    }

    @Test(
        "append to the end of one page, look again after a conflict, and nothing is lost",
        arguments: TestDatabase.engines
    )
    func appending(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let page = try await world.page("# Ablauf\n\nAnfang.")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...20 {
                    group.addTask {
                        var isSaved = false
                        while !isSaved {
                            let latest = try await world.latest(page.id)
                            let mine = latest.source + "\nAnhang \(number).\n"
                            isSaved = try await world.save(page, mine, on: latest.id).saved != nil
                        }
                    }
                }
                try await group.waitForAll()
            }
            let text = try await world.source(page.id)
            for number in 1...20 { #expect(text.contains("Anhang \(number).\n")) }
            try await expectNoGaps(page.id, 21, world)
        }
    }

    @Test("make pages of one title, each with an address of its own", arguments: TestDatabase.engines)
    func titles(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let slugs = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 { group.addTask { try await world.page("# Ablauf").slug } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(slugs == Set(["ablauf"] + (2...8).map { "ablauf-\($0)" }))
        }
    }

    @Test("decide on different pages, and no number is given twice", arguments: TestDatabase.engines)
    func decisions(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...8 {
                    group.addTask {
                        try await world.page(
                            "# Sitzung \(number)\n\n" + WikiTexts.decision("B\(number)", "Ja.")
                        )
                    }
                }
                try await group.waitForAll()
            }
            let filter = RecordFilter(.decision, in: world.room)
            let numbers = try await world.wiki.allRecords(filter, for: Actor.commandLine).map(\.number)
            #expect(numbers.sorted() == Array(1...8))
        }
    }

    @Test("release two pages at one address, and one of them gets it", arguments: TestDatabase.engines)
    func addresses(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let pages = [
                try await world.page("# A"), try await world.page("# B"), try await world.page("# C"),
            ]
            let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
                for page in pages {
                    group.addTask { try await world.release(page, at: "themen/hinweis").value != nil }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 1)
        }
    }

    private func expectNoGaps(_ page: ID<WikiPage>, _ count: Int, _ world: WikiWorld) async throws {
        let numbers: [Int] = try await world.store.read {
            try $0.values("SELECT number FROM revisions WHERE page = \(page) ORDER BY number")
        }
        #expect(numbers == Array(1...count))
    }
}
