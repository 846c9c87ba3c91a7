import Access
import Foundation
import Store
import Testing

extension World {
    /// How often an event of a kind was recorded.
    func count(_ kind: Event.Kind, on object: ID<Person>? = nil) async throws -> Int {
        let rows = try await store.read { reader in
            try reader.rows("SELECT object FROM events WHERE kind = \(kind.rawValue)")
        }
        guard let object else { return rows.count }
        return try rows.count { try $0.get("object", as: ID<Person>?.self) == object }
    }

    /// The details of the last event of a kind.
    func detail(_ kind: Event.Kind) async throws -> [String: String] {
        let json: JSON? = try await store.read { reader in
            try reader.value(
                "SELECT detail FROM events WHERE kind = \(kind.rawValue) ORDER BY at DESC, id DESC"
            )
        }
        return try json?.decode() ?? [:]
    }

    /// The payloads of the waiting jobs of a kind, oldest first.
    func jobs<Payload: Decodable>(_ kind: JobKind, as type: Payload.Type = Payload.self) async throws
        -> [Payload]
    {
        let texts: [JSON] = try await store.read { reader in
            try reader.values("SELECT payload FROM jobs WHERE kind = \(kind.name) ORDER BY due_at, id")
        }
        return try texts.map { try $0.decode() }
    }

    /// The last link that a mail was asked for, with the token the mail carries.
    func mailed(_ kind: JobKind) async throws -> MailLink {
        let job = try #require(try await jobs(kind, as: LinkJob.self).last)
        return try #require(try await gate.mailLink(job.link))
    }

    /// Everything but the audit log and the counters: two equal states mean that nothing changed.
    func state() async throws -> [String: [[Value]]] {
        let tables: [(String, SQL)] = [
            ("people", "SELECT * FROM people"), ("recovery_codes", "SELECT * FROM recovery_codes"),
            ("sessions", "SELECT * FROM sessions"), ("links", "SELECT * FROM links"),
            ("workspaces", "SELECT * FROM workspaces"), ("roles", "SELECT * FROM roles"),
            ("role_rights", "SELECT * FROM role_rights"), ("groups", "SELECT * FROM groups"),
            ("group_members", "SELECT * FROM group_members"), ("grants", "SELECT * FROM grants"),
            ("jobs", "SELECT id, kind FROM jobs"),
        ]
        return try await store.read { reader in
            var state: [String: [[Value]]] = [:]
            for (name, sql) in tables {
                state[name] = try reader.rows(sql).map(\.values).sorted { "\($0)" < "\($1)" }
            }
            return state
        }
    }

    /// Asserts that a verb changes nothing but the audit log, and that it records the refusal once.
    func unchanged<Value, Reason: Refusal>(
        recording kind: Event.Kind,
        _ verb: () async throws -> Outcome<Value, Reason>
    ) async throws -> Reason? {
        let before = try await state()
        let recorded = try await count(kind)
        let outcome = try await verb()
        #expect(try await state() == before)
        #expect(try await count(kind) == recorded + 1)
        return outcome.refusal
    }

    /// Whether any text of the database holds these words.
    func holds(_ needle: String) async throws -> Bool {
        let people = try await state().values.joined().joined()
        let events = try await store.read { reader in
            try reader.rows("SELECT kind, detail FROM events").flatMap(\.values)
        }
        let jobs = try await store.read { reader in
            try reader.rows("SELECT payload FROM jobs").flatMap(\.values)
        }
        return (Array(people) + events + jobs).contains { value in
            switch value {
            case .text(let text): text.localizedCaseInsensitiveContains(needle)
            case .json(let json): json.text.localizedCaseInsensitiveContains(needle)
            case .bytes(let bytes): String(decoding: bytes, as: UTF8.self).contains(needle)
            default: false
            }
        }
    }
}
