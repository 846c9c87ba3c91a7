import TestSupport
import Testing

@testable import Store

@Suite("Lists of events")
struct EventListTests {
    private static let kinds = (0..<3).map { Event.Kind("probe.kind-\($0)", "Art \($0)") }
    private static let people = (0..<3).map { _ in ID<Int>.make() }
    private static let things = (0..<4).map { _ in ID<String>.make() }
    private static let places = (0..<2).map { _ in ID<Bool>.make() }

    /// 60 events, five at a time within one moment.
    private static func withEvents(_ engine: Engine, _ body: (Store, TestClock) async throws -> Void)
        async throws
    {
        let clock = TestClock()
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations, clock: clock.clock) { store in
            for moment in 0..<12 {
                try await store.write { tx in
                    for at in (moment * 5)..<(moment * 5 + 5) {
                        try tx.record(
                            Event(
                                kinds[at % 3],
                                by: people[at / 3 % 3],
                                on: things[at % 4],
                                in: places[at % 2]
                            )
                        )
                    }
                }
                clock.advance(by: .seconds(60))
            }
            try await body(store, clock)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func everyPageIsThePartOfTheWholeListThatItSays(_ engine: Engine) async throws {
        try await Self.withEvents(engine) { store, _ in
            let whole = try await store.read { try Events.list(limit: 1000, in: $0).records }
            #expect(whole.count == 60)
            #expect(whole.map(\.at) == whole.map(\.at).sorted(by: >))
            for (offset, limit) in [
                (0, 7), (7, 7), (28, 7), (30, 7), (35, 7), (56, 7), (59, 1), (0, 60), (53, 50),
            ] {
                let page = try await store.read { try Events.list(offset: offset, limit: limit, in: $0) }
                #expect(page.records == Array(whole[offset..<min(60, offset + limit)]), "from \(offset)")
                #expect(page.total == 60)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func pagesThatDoNotExistAreEmptyAndStillCount(_ engine: Engine) async throws {
        try await Self.withEvents(engine) { store, _ in
            for (offset, limit) in [(60, 10), (1_000_000, 10), (0, 0), (0, -3)] {
                let page = try await store.read { try Events.list(offset: offset, limit: limit, in: $0) }
                #expect(page.records.isEmpty)
                #expect(page.total == 60)
            }
            #expect(try await store.read { try Events.list(offset: -5, limit: 3, in: $0).records.count } == 3)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func filtersNarrowTheListAndItsTotalAlike(_ engine: Engine) async throws {
        try await Self.withEvents(engine) { store, clock in
            let start = clock.now - .seconds(12 * 60)
            let filters: [EventFilter] = [
                EventFilter(kinds: [Self.kinds[1]]),
                EventFilter(kinds: [Self.kinds[0], Self.kinds[2]]),
                EventFilter(kinds: [Event.Kind(rawValue: "' OR 1 = 1 --")]),
                EventFilter(actor: Self.people[2]),
                EventFilter(object: Self.things[3]),
                EventFilter(workspace: Self.places[0]),
                EventFilter(kinds: [Self.kinds[0]], actor: Self.people[0], object: Self.things[0]),
                EventFilter(from: start + .seconds(60), until: start + .seconds(180)),
                EventFilter(actor: ID<Int>.make()),
            ]
            let whole = try await store.read { try Events.list(limit: 1000, in: $0).records }
            for filter in filters {
                let expected = whole.filter { Self.matches($0, filter) }
                let page = try await store.read { try Events.list(filter, limit: 1000, in: $0) }
                #expect(page.records == expected)
                #expect(page.total == expected.count)
                let last = try await store.read {
                    try Events.list(filter, offset: max(0, expected.count - 2), limit: 2, in: $0)
                }
                #expect(last.records == expected.suffix(2))
            }
        }
    }

    private static func matches(_ record: EventRecord, _ filter: EventFilter) -> Bool {
        (filter.kinds.isEmpty || filter.kinds.contains(record.kind))
            && (filter.actor == nil || filter.actor == record.actor)
            && (filter.object == nil || filter.object == record.object)
            && (filter.workspace == nil || filter.workspace == record.workspace)
            && (filter.from.map { $0 <= record.at } ?? true) && (filter.until.map { $0 > record.at } ?? true)
    }

    @Test(arguments: TestDatabase.engines, [1, 7, 20, 60, 1000])
    func anExportGivesEverythingOnceWhateverItsBatches(_ engine: Engine, _ batch: Int) async throws {
        try await Self.withEvents(engine) { store, _ in
            let whole = try await store.read { try Events.list(limit: 1000, in: $0).records }
            var export = Events.export(from: store)
            export.batch = batch
            var all: [EventRecord] = []
            for try await records in export {
                #expect(!records.isEmpty && records.count <= batch)
                all += records
                // What happens during the download is newer and stays out.
                try await store.write { try $0.record(Event(Self.kinds[0], by: nil)) }
            }
            #expect(all == whole)
            var none = Events.export(EventFilter(actor: ID<Int>.make()), from: store).makeAsyncIterator()
            #expect(try await none.next() == nil)
        }
    }
}
