import Access
import Store
import Testing

@testable import Workspaces

extension WikiWorld {
    private static let tables: [SQL] = [
        "pages", "page_addresses", "page_trees", "sections", "section_members", "revisions", "page_links",
        "attachments",
        "attachment_versions", "revision_files", "drafts", "presences", "comments", "acknowledgements",
        "join_requests",
        "watches", "notices", "visits", "record_numbers", "page_records", "bundles", "bundle_pages",
        "releases", "grants",
        "search_documents", "search_texts", "blobs",
    ]

    /// Everything but the log of events: two equal states mean that nothing changed.
    func state() async throws -> [[String]] {
        try await store.read { reader in
            var state = try Self.tables.map { table in
                try reader.rows("SELECT * FROM \(table)").map { "\($0.values)" }.sorted()
            }
            state.append(try reader.rows("SELECT id, kind, due_at FROM jobs").map { "\($0.values)" }.sorted())
            return state
        }
    }

    /// Runs a verb that must change nothing but the log, and gives why it was refused.
    func refusal<Value>(
        _ comment: Comment? = nil,
        _ verb: () async throws -> Outcome<Value, WikiRefusal>
    ) async throws -> WikiRefusal? {
        let before = try await state()
        let outcome = try await verb()
        #expect(try await state() == before, comment)
        return outcome.refusal
    }

    /// Runs a verb that must change nothing at all, and gives what is wrong with the input.
    func problems<Value>(_ verb: () async throws -> Outcome<Value, WikiRefusal>) async throws
        -> [FieldProblem]
    {
        let (before, events) = (try await state(), try await eventCount())
        let outcome = try await verb()
        #expect(try await state() == before)
        #expect(try await eventCount() == events)
        return outcome.problems
    }

    func eventCount(_ kind: Event.Kind? = nil) async throws -> Int {
        try await store.read { reader in
            let condition: SQL = kind.map { "kind = \($0)" } ?? "true"
            return try reader.value("SELECT count(*) FROM events WHERE \(sql: condition)") ?? 0
        }
    }

    typealias Comment = Testing.Comment
}
