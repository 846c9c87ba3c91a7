import Store
import TestSupport
import Testing

@Suite("Values")
struct ValueTests {
    private static let table = Migration(
        "things",
        why: "A column of every kind",
        """
        CREATE TABLE things (
          id uuid PRIMARY KEY,
          name text,
          number bigint,
          share double precision,
          flag boolean,
          data bytea,
          at timestamptz,
          detail jsonb
        );
        """
    )

    private struct Thing: RowDecodable, Equatable {
        var id: ID<Thing>
        var name: String?
        var number: Int?
        var share: Double?
        var flag: Bool?
        var data: [UInt8]?
        var at: Timestamp?
        var detail: [String: String]?

        init(row: Row) throws {
            id = try row.get("id")
            name = try row.get("name")
            number = try row.get("number")
            share = try row.get("share")
            flag = try row.get("flag")
            data = try row.get("data")
            at = try row.get("at")
            detail = try row.get("detail", as: JSON?.self)?.decode()
        }

        init(id: ID<Thing> = .make()) { self.id = id }
    }

    private func insert(_ thing: Thing, _ store: Store) async throws {
        let detail = try thing.detail.map { try JSON(encoding: $0) }
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO things (id, name, number, share, flag, data, at, detail)
                VALUES (\(thing.id), \(thing.name), \(thing.number), \(thing.share), \(thing.flag),
                  \(thing.data), \(thing.at), \(detail))
                """
            )
        }
    }

    @Test("of every kind come back as they were", arguments: TestDatabase.engines)
    func roundTrip(engine: Engine) async throws {
        var full = Thing()
        full.name = "Ö'\"\\ 🏛 -- ; DROP TABLE things"
        full.number = .min
        full.share = 0.1
        full.flag = true
        full.data = [0, 255, 39]
        full.at = Timestamp(iso: "1969-12-31T23:59:59.999999Z")
        full.detail = ["a": "ß"]
        var empty = Thing()
        empty.name = ""
        empty.data = []
        let things = [full, empty, Thing()]
        try await TestDatabase.with(engine, migrations: [Self.table]) { store in
            for thing in things { try await insert(thing, store) }
            let found = try await store.read {
                try $0.all("SELECT * FROM things ORDER BY id", as: Thing.self)
            }
            #expect(found == things)
            let named = try await store.read { [full] in
                try $0.first("SELECT * FROM things WHERE name = \(full.name)", as: Thing.self)
            }
            #expect(named == full)
        }
    }

    @Test("sums of whole numbers are whole numbers", arguments: TestDatabase.engines)
    func sums(engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: [Self.table]) { store in
            for number in [123_456_789_012, -7, 40_000] {
                var thing = Thing()
                thing.number = number
                try await insert(thing, store)
            }
            let sum = try await store.read { try $0.value("SELECT sum(number) FROM things", as: Int.self) }
            #expect(sum == 123_456_829_005)
            let mean = try await store.read {
                try $0.value("SELECT avg(share) FROM things", as: Double?.self)
            }
            #expect((mean ?? 1) == nil)
        }
    }

    @Test("a column of another type is named with both types", arguments: TestDatabase.engines)
    func wrongType(engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: [Self.table]) { store in
            var thing = Thing()
            thing.name = "geheim"
            try await insert(thing, store)
            let error = await #expect(throws: RowError.self) {
                try await store.read { try $0.rows("SELECT name FROM things")[0].get("name", as: Int.self) }
            }
            #expect(error?.description == "column \"name\": expected integer, found text")
            await #expect(throws: RowError.self) {
                try await store.read { try $0.rows("SELECT name FROM things")[0].get("nme", as: String.self) }
            }
        }
    }

    @Test("lists match what is in them, and an empty one nothing", arguments: TestDatabase.engines)
    func lists(engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: [Self.table]) { store in
            let things = [Thing(), Thing(), Thing()]
            for thing in things { try await insert(thing, store) }
            let two = things.prefix(2).map(\.id)
            let found = try await store.read {
                try $0.values(
                    "SELECT id FROM things WHERE id IN \(list: two) ORDER BY id",
                    as: ID<Thing>.self
                )
            }
            #expect(found == two)
            let none = try await store.read {
                try $0.value("SELECT count(*) FROM things WHERE id IN \(list: [ID<Thing>]())", as: Int.self)
            }
            #expect(none == 0)
        }
    }

    @Test("a text with NUL is refused and nothing is stored", arguments: TestDatabase.engines)
    func zero(engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: [Self.table]) { store in
            var thing = Thing()
            thing.name = "a\0b"
            let bad = thing
            await #expect(throws: StoreError.self) { try await insert(bad, store) }
            let count = try await store.read { try $0.value("SELECT count(*) FROM things", as: Int.self) }
            #expect(count == 0)
        }
    }
}
