import Foundation
import Store
import TestSupport
import Testing

@testable import Access

@Suite("Personal data")
struct PersonalDataTests {
    @Test("is declared for every table that refers to people")
    func declared() async throws {
        try await World.on(.sqlite) { world in
            let tables: [String] = try await world.store.read { reader in
                try reader.values(
                    """
                    SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
                    WHERE m.type = 'table' AND f."table" = 'people' ORDER BY m.name
                    """
                )
            }
            #expect(tables.contains("sessions") && tables.contains("grants"))
            let known = Set(PersonalData.access.map(\.table))
            #expect(known.isSuperset(of: tables) && known.contains("people"))
            #expect(known.count == PersonalData.access.count)
        }
    }

    @Test("says in German why and how long", arguments: PersonalData.access)
    func texts(data: PersonalData) {
        #expect(!data.title.isEmpty && data.purpose.hasSuffix(".") && data.retention.hasSuffix("."))
        if case .kept(let reason) = data.erasure { #expect(reason.hasSuffix(".")) }
    }

    @Test("is handed out whole, without secrets, in words and ISO times", arguments: TestDatabase.engines)
    func exported(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika", .member)
            let confirmed = try await world.enrol(erika)
            let principal = try await world.principal(confirmed.token)
            let outcome = try await world.gate.exportPersonalData(of: erika.person, by: .principal(principal))
            let json = try #require(outcome.value)
            let tables = try #require(
                try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: [[String: Any]]]
            )
            #expect(Set(tables.keys) == Set(PersonalData.access.map(\.title)))
            let account = try #require(tables["Zugang"]?.first)
            #expect(account["E-Mail-Adresse"] as? String == world.address("erika"))
            #expect(account["Angelegt"] as? String == "2026-11-24T10:00:00.000000Z")
            #expect(tables["Rollen"]?.first?["Rolle"] as? String == "Mitglied der kommunalen Familie")
            #expect(tables["Sitzungen"]?.count == 1 && tables["Wiederherstellungscodes"]?.count == 10)
            #expect(tables["Protokoll"]?.isEmpty == false)
            for secret in ["argon2", "hash", "secret"] { #expect(!json.text.contains(secret)) }
            let otto = try await world.member("otto", .member)
            let refusal = try await world.unchanged(recording: .adminRefused) {
                try await world.gate.exportPersonalData(of: erika.person, by: .principal(otto))
            }
            #expect(refusal == .missingRight)
        }
    }
}
