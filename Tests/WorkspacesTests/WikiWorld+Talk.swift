import Access
import Store
import Testing

@testable import Workspaces

extension WikiWorld {
    @discardableResult
    func comment(
        _ page: WikiPage,
        _ body: String,
        quote: String = "",
        answering thread: ID<WikiComment>? = nil,
        by who: Who = .writer
    ) async throws -> ID<WikiComment> {
        let actor = try await by(who)
        let outcome = try await wiki.comment(
            on: page.id,
            in: page.workspace,
            answering: thread,
            quote: quote,
            body: body,
            by: actor
        )
        return try #require(outcome.value, "\(outcome)")
    }

    func comments(_ page: WikiPage) async throws -> [WikiComment] {
        try await store.read { try wiki.comments(on: page, in: $0) }
    }

    /// A notice that waits for somebody.
    struct Notice: RowDecodable, Hashable {
        let kind: String
        let page: ID<WikiPage>
        let due: Timestamp

        init(row: Row) throws {
            kind = try row.get("kind")
            page = try row.get("page")
            due = try row.get("due_at")
        }
    }

    func notices(_ who: Who) async throws -> [Notice] {
        let person = id(who)
        return try await store.read {
            try $0.all("SELECT * FROM notices WHERE person = \(person) ORDER BY at, id")
        }
    }

    func watch(
        _ page: WikiPage?,
        in workspace: ID<Workspace>? = nil,
        subtree: Bool = false,
        _ cadence: Watch.Cadence?,
        by who: Who
    ) async throws {
        let outcome = try await wiki.setWatch(
            on: page?.id,
            in: workspace ?? room,
            subtree: subtree,
            cadence: cadence,
            by: try await principal(who)
        )
        try #require(outcome.value != nil, "\(outcome)")
    }
}
