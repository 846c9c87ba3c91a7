import Dispatch
import Foundation
import Store
import TestSupport
import Testing

@Suite("Transactions")
struct TransactionTests {
    static let schema = Migration(
        "counters",
        why: "Something to count, and something that refers to it",
        """
        CREATE TABLE counters (
          name text PRIMARY KEY,
          value bigint NOT NULL CHECK (value >= 0)
        );
        CREATE TABLE notes (
          id uuid PRIMARY KEY,
          counter text NOT NULL REFERENCES counters (name) DEFERRABLE,
          body text NOT NULL
        );
        """
    )

    private func withCounter(_ engine: Engine, _ body: (Store) async throws -> Void) async throws {
        try await TestDatabase.with(engine, migrations: [Self.schema]) { store in
            try await store.write { try $0.run("INSERT INTO counters (name, value) VALUES ('a', 0)") }
            try await body(store)
        }
    }

    private func value(_ store: Store) async throws -> Int? {
        try await store.read { try $0.value("SELECT value FROM counters WHERE name = 'a'", as: Int.self) }
    }

    @Test("of many writers at once count exactly", arguments: TestDatabase.engines)
    func manyWriters(engine: Engine) async throws {
        try await withCounter(engine) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<10 {
                            try await store.write { tx in
                                let old = try tx.value(
                                    "SELECT value FROM counters WHERE name = 'a'",
                                    as: Int.self
                                )
                                try tx.run("UPDATE counters SET value = \((old ?? 0) + 1) WHERE name = 'a'")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await value(store) == 80)
        }
    }

    private struct Stop: Error {}

    @Test("with an error leave nothing, and the error comes out unchanged", arguments: TestDatabase.engines)
    func rollback(engine: Engine) async throws {
        try await withCounter(engine) { store in
            await #expect(throws: Stop.self) {
                try await store.write { tx in
                    try tx.run("UPDATE counters SET value = 7 WHERE name = 'a'")
                    throw Stop()
                }
            }
            let left = try await value(store)
            #expect(left == 0)
        }
    }

    @Test("break constraints with the same errors on both engines", arguments: TestDatabase.engines)
    func constraints(engine: Engine) async throws {
        try await withCounter(engine) { store in
            await #expect(throws: StoreError.unique("counters.name")) {
                try await store.write { try $0.run("INSERT INTO counters (name, value) VALUES ('a', 1)") }
            }
            let statements: [(SQL, @Sendable (StoreError) -> Bool)] = [
                (
                    "INSERT INTO counters (name, value) VALUES ('b', -1)",
                    { if case .check = $0 { true } else { false } }
                ),
                (
                    "INSERT INTO counters (name) VALUES ('b')",
                    { if case .notNull = $0 { true } else { false } }
                ),
                (
                    "INSERT INTO notes (id, counter, body) VALUES (\(ID<Int>.make()), 'x', 'y')",
                    { if case .foreignKey = $0 { true } else { false } }
                ),
            ]
            for (statement, isExpected) in statements {
                let error = await #expect(throws: StoreError.self) {
                    try await store.write { try $0.run(statement) }
                }
                #expect(error.map(isExpected) == true, "\(error.map(String.init(describing:)) ?? "")")
            }
            let count = try await store.read { try $0.value("SELECT count(*) FROM counters", as: Int.self) }
            #expect(count == 1)
        }
    }

    @Test("that only read see one moment, whatever is written meanwhile", arguments: TestDatabase.engines)
    func snapshot(engine: Engine) async throws {
        try await withCounter(engine) { store in
            let (hasRead, hasWritten) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let values = store.read { reader in
                let first = try reader.value("SELECT value FROM counters", as: Int.self)
                hasRead.signal()
                _ = hasWritten.wait(timeout: .now() + 30)
                return [first, try reader.value("SELECT value FROM counters", as: Int.self)]
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    hasRead.wait()
                    continuation.resume()
                }
            }
            try await store.write { try $0.run("UPDATE counters SET value = 5 WHERE name = 'a'") }
            hasWritten.signal()
            #expect(try await values == [0, 0])
            #expect(try await value(store) == 5)
        }
    }

    @Test("that read cannot write", arguments: TestDatabase.engines)
    func readOnly(engine: Engine) async throws {
        try await withCounter(engine) { store in
            await #expect(throws: (any Error).self) {
                try await store.read {
                    try $0.rows("UPDATE counters SET value = 9 WHERE name = 'a' RETURNING value")
                }
            }
            let left = try await value(store)
            #expect(left == 0)
        }
    }
}

extension TransactionTests {
    @Test("run what gives rows once, however the rows are asked for", arguments: TestDatabase.engines)
    func returningRunsOnce(engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: [Self.schema]) { store in
            let steps = try await store.write { tx in
                try tx.run("INSERT INTO counters (name, value) VALUES ('a', 0), ('b', 0)")
                let rows = try tx.rows("UPDATE counters SET value = value + 1 RETURNING value")
                let all = try tx.values("UPDATE counters SET value = value + 1 RETURNING value", as: Int.self)
                let one = try tx.value("UPDATE counters SET value = value + 1 RETURNING value", as: Int.self)
                return [rows.count] + all + [one ?? 0]
            }
            #expect(steps == [2, 2, 2, 3])
            let left = try await store.read { try $0.values("SELECT value FROM counters", as: Int.self) }
            #expect(left == [3, 3])
        }
    }
}
