import Foundation
import Store
import TestSupport
import Testing

@Suite("Faults of the database")
struct FaultTests {
    @Test("two nodes that start together migrate once", arguments: TestDatabase.engines)
    func migrationRace(engine: Engine) async throws {
        try await TestDatabase.withAddress(engine) { address in
            let first = try await Store(address, logger: TestDatabase.quiet)
            let second = try await Store(address, logger: TestDatabase.quiet)
            async let one = first.migrate([TransactionTests.schema])
            async let two = second.migrate([TransactionTests.schema])
            #expect(try await (one + two) == ["counters"])
            await first.close()
            await second.close()
        }
    }

    @Test("another program's database is refused and stays as it is", arguments: TestDatabase.engines)
    func foreign(engine: Engine) async throws {
        let other = Migration("other", why: "Not ours", "CREATE TABLE others (name text PRIMARY KEY);")
        try await TestDatabase.with(engine, migrations: [other]) { store in
            let error = await #expect(throws: StoreError.self) {
                try await store.migrate([TransactionTests.schema])
            }
            #expect(error == .foreignMigration(position: 1, found: "other", expected: "counters"))
            let isMade = try await store.read { try $0.hasTable("counters") }
            #expect(!isMade)
        }
    }

    @Test("questions that travel together are answered in their order", arguments: TestDatabase.engines)
    func together(engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: [TransactionTests.schema]) { store in
            try await store.read { reader in
                #expect(try reader.together([]).isEmpty)
                for _ in 0..<2 {
                    let answers = try reader.together([
                        "SELECT 1 AS one", "SELECT 2 AS two WHERE false",
                        "SELECT \(3) AS three UNION ALL SELECT 4",
                    ])
                    #expect(answers.map(\.count) == [1, 0, 2])
                    #expect(try answers[2].map { try $0.get("three", as: Int.self) }.sorted() == [3, 4])
                }
            }
            await #expect(throws: StoreError.self) {
                _ = try await store.read {
                    try $0.together(["SELECT 1 AS one", "SELECT nothing FROM nowhere"])
                }
            }
            #expect(try await store.read { try $0.value("SELECT 5", as: Int.self) } == 5)
        }
    }

    @Test("a server keeps few prepared statements, however often is read")
    func preparedStatements() async throws {
        try await TestDatabase.with(.postgres, migrations: []) { store in
            for _ in 0..<60 { _ = try await store.read { try $0.value("SELECT 1", as: Int.self) } }
            // Whichever connection answers has read before, as work goes to the thread that rested last.
            let kept = try await store.read { reader in
                try reader.value("SELECT count(*)::bigint FROM pg_prepared_statements", as: Int.self)
            }
            #expect((kept ?? .max) < 20)
        }
    }

    @Test("a migration that fails leaves nothing", arguments: TestDatabase.engines)
    func brokenMigration(engine: Engine) async throws {
        let broken = Migration(
            "broken",
            why: "The second statement is wrong",
            """
            CREATE TABLE good (name text PRIMARY KEY);
            CREATE TABLE good (name text PRIMARY KEY);
            """
        )
        try await TestDatabase.with(engine, migrations: []) { store in
            await #expect(throws: StoreError.self) { try await store.migrate([broken]) }
            let isMade = try await store.read { try $0.hasTable("good") }
            #expect(!isMade)
            let pending = try await store.migrationState([broken]).pending
            #expect(pending == ["broken"])
        }
    }

    @Test("a full disk is said so, and nothing half is written")
    func fullDisk() async throws {
        try await TestDatabase.with(.sqlite, migrations: [TransactionTests.schema]) { store in
            try await store.write { tx in
                let pages = try tx.value("PRAGMA page_count", as: Int.self) ?? 0
                _ = try tx.rows("PRAGMA max_page_count = 64")
                #expect(pages < 64)
            }
            let error = await #expect(throws: StoreError.self) {
                try await store.write { tx in
                    for number in 0..<10_000 {
                        let name = "\(number)" + String(repeating: "x", count: 500)
                        try tx.run("INSERT INTO counters (name, value) VALUES (\(name), 1)")
                    }
                }
            }
            #expect(error == .diskFull)
            #expect(try await store.read { try $0.value("SELECT count(*) FROM counters", as: Int.self) } == 0)
        }
    }

    @Test("an address where nobody answers is said so")
    func nobody() async throws {
        let address = try DatabaseAddress("postgres://nobody:geheim@127.0.0.1:1/nichts")
        let error = await #expect(throws: StoreError.self) {
            try await Store(address, logger: TestDatabase.quiet)
        }
        guard case .unavailable(let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.contains("geheim"))
    }

    @Test(
        "connections that the server has cut are replaced without anybody noticing",
        .enabled(if: TestDatabase.serverAddress != nil, "needs NRWCONNECT_TEST_POSTGRES")
    )
    func cutConnections() async throws {
        try await TestDatabase.with(.postgres, migrations: [TransactionTests.schema]) { store in
            try await store.write { try $0.run("INSERT INTO counters (name, value) VALUES ('a', 1)") }
            for round in 0..<3 {
                let server = try await Store(
                    try DatabaseAddress(TestDatabase.serverAddress ?? ""),
                    logger: TestDatabase.quiet
                )
                let name = try await store.read {
                    try $0.value("SELECT current_schema()::text", as: String.self)
                }
                _ = try await server.read {
                    try $0.rows(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = \(name)"
                    )
                }
                await server.close()
                if round.isMultiple(of: 2) {
                    try await store.write {
                        try $0.run("UPDATE counters SET value = value + 1 WHERE name = 'a'")
                    }
                } else {
                    #expect(
                        try await store.read { try $0.value("SELECT value FROM counters", as: Int.self) } == 2
                    )
                }
            }
            #expect(try await store.read { try $0.value("SELECT value FROM counters", as: Int.self) } == 3)
        }
    }
}
