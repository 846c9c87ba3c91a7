import Store
import TestSupport
import Testing

@Suite("Keys and settings")
struct SecretsTests {
    @Test(arguments: TestDatabase.engines)
    func aKeyIsMadeOnceAndDiffersByPurpose(_ engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let first = try await Secrets(store).key("web")
            #expect(first.count == 32)
            #expect(try await Secrets(store).key("web") == first)
            #expect(try await Secrets(store).key("access") != first)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func manyWhoAskForANewKeyAtOnceGetTheSame(_ engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<16 { group.addTask { try await Secrets(store).key("web") } }
                return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
            }
            #expect(keys.count == 1)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aSettingIsItsFallbackUntilItIsSet(_ engine: Engine) async throws {
        try await TestDatabase.with(engine, migrations: StoreSchema.migrations) { store in
            let held = StoredSetting("mail.held", fallback: false)
            let names = StoredSetting<[String]>("names", fallback: [])
            let person = ID<Int>.make()
            #expect(try await store.read { try $0.setting(held) } == false)
            try await store.write {
                try $0.set(held, to: true, by: person)
                try $0.set(names, to: ["ä", "\"b\""], by: nil)
                try $0.set(names, to: ["ä", "\"b\"", ""], by: nil)
            }
            #expect(try await store.read { try $0.setting(held) } == true)
            #expect(try await store.read { try $0.setting(names) } == ["ä", "\"b\"", ""])
            let event = try await store.read {
                try Events.list(EventFilter(actor: person), in: $0).records.first
            }
            #expect(event?.kind == .settingChanged)
            #expect(event?.detail == ["key": "mail.held"])
        }
    }
}
