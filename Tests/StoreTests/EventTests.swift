import Store
import TestSupport
import Testing

@Suite("Events")
struct EventTests {
    private static let written = Event.Kind("page.written", "Seite geschrieben")
    private static let read = Event.Kind("page.read", "Seite gelesen")

    private struct Refusal: Error {}

    @Test(arguments: TestDatabase.engines)
    func anEventHoldsWhoDidWhatWhereAndWhen(_ engine: Engine) async throws {
        let clock = TestClock()
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations, clock: clock.clock) { store in
            let (person, page, place) = (ID<Int>.make(), ID<String>.make(), ID<Bool>.make())
            try await store.write {
                try $0.record(
                    Event(Self.written, by: person, on: page, in: place, detail: ["grund": "„Größe“ \"'\n"])
                )
                try $0.record(Event(Self.read, by: nil))
            }
            let records = try await store.read { try Events.list(in: $0).records }
            #expect(records.map(\.kind) == [Self.read, Self.written])
            #expect(records.map(\.at) == [clock.now, clock.now])
            #expect(records[1].actor == person.untyped)
            #expect(records[1].object?.retyped() == page)
            #expect(records[1].workspace == place.untyped)
            #expect(records[1].detail == ["grund": "„Größe“ \"'\n"])
            #expect(records[0].actor == nil && records[0].object == nil && records[0].detail.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aChangeAndItsEventAreUndoneTogether(_ engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let setting = StoredSetting("probe", fallback: 1)
            try await store.write { try $0.set(setting, to: 2, by: nil) }
            await #expect(throws: Refusal.self) {
                try await store.write { tx in
                    try tx.set(setting, to: 3, by: nil)
                    try tx.record(Event(Self.written, by: nil))
                    throw Refusal()
                }
            }
            let (value, kinds) = try await store.read {
                (try $0.setting(setting), try Events.list(in: $0).records.map(\.kind))
            }
            #expect(value == 2)
            #expect(kinds == [.settingChanged])
        }
    }

    @Test(arguments: TestDatabase.engines)
    func theNewestEventTellsWhenSomethingHappenedLast(_ engine: Engine) async throws {
        let clock = TestClock()
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations, clock: clock.clock) { store in
            #expect(try await store.read { try Events.newest(in: $0) } == nil)
            try await store.write { try $0.record(Event(Self.read, by: nil)) }
            #expect(try await store.read { try Events.newest(in: $0) } == clock.now)
        }
    }

    @Test func kindsAreKnownByTheirNamesAndSortedByTheirTitles() {
        let kinds = EventKinds([Self.written, Self.read, Event.Kind("page.read", "Doppelt")])
        #expect(kinds.all.map(\.title) == ["Seite gelesen", "Seite geschrieben"])
        #expect(kinds.title(of: Event.Kind(rawValue: "page.written")) == "Seite geschrieben")
        #expect(kinds.title(of: Event.Kind(rawValue: "old.kind")) == "old.kind")
        #expect(kinds.kind("page.read") == Self.read)
        #expect(kinds.kind("old.kind") == nil)
    }

    @Test func everyKindOfTheStoreHasAGermanTitle() {
        for kind in Event.Kind.store {
            #expect(kind.title != kind.rawValue)
            #expect(kind.rawValue.contains("."))
        }
    }
}
