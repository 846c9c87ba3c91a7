package import Access
package import Store

/// When somebody looked at her start page last, so that it can say what is new since then.
///
/// Like the "last seen" of a session this is a note about a look and no change of anything that others see.
struct Visits: Sendable {
    /// A visit goes on while less than this passes between two looks.
    static let pause = Duration.seconds(30 * 60)

    /// How far the note may lag behind the looks, so that not every one of them writes.
    static let lag = Duration.seconds(60)

    /// The end of the visit before this one.
    let before: Timestamp?

    /// Whether this look should be noted.
    let isDue: Bool

    init(of person: ID<Person>, in reader: Reader) throws {
        guard
            let row = try reader.rows("SELECT seen_at, before_at FROM visits WHERE person = \(person)").first
        else {
            (before, isDue) = (nil, true)
            return
        }
        let seen: Timestamp = try row.get("seen_at")
        before = seen < reader.now - Self.pause ? seen : try row.get("before_at", as: Timestamp?.self)
        isDue = seen < reader.now - Self.lag
    }

    /// Notes that somebody looks now; two looks at once do no harm.
    static func note(_ person: ID<Person>, in tx: Transaction) throws {
        let start = tx.now - pause
        try tx.run(
            """
            INSERT INTO visits (person, began_at, seen_at) VALUES (\(person), \(tx.now), \(tx.now))
            ON CONFLICT (person) DO UPDATE SET seen_at = excluded.seen_at,
                before_at = CASE WHEN visits.seen_at < \(start) THEN visits.seen_at ELSE visits.before_at END,
                began_at = CASE WHEN visits.seen_at < \(start) THEN excluded.seen_at ELSE visits.began_at END
            """
        )
    }
}

/// A page that changed, as lists of news show it.
package struct ChangedPage: Sendable, Hashable, RowDecodable {
    package let page: WikiPage
    package let changer: String
    package let isNew: Bool
    package let remark: String

    package init(row: Row) throws {
        page = try WikiPage(row: row)
        changer = try row.get("changer")
        isNew = try row.get("revision_number", as: Int.self) == 1
        remark = try row.get("remark")
    }

    static func select(_ condition: SQL, rest: SQL) -> SQL {
        """
        SELECT \(sql: WikiPage.columns), \(sql: PersonName.sql("pages.changed_by")) AS changer, v.number AS revision_number,
            v.remark
        FROM pages JOIN workspaces ON workspaces.id = pages.workspace JOIN revisions v ON v.id = pages.latest
        WHERE \(sql: condition) \(sql: rest)
        """
    }
}

extension Wiki {
    /// What changed in the workspaces of a person since her last visit, without what she changed herself.
    package func news(for principal: Principal) async throws -> (
        since: Timestamp?, pages: [ChangedPage], total: Int
    ) {
        let places = principal.workspaces(with: .workspaceRead)
        let (visit, pages, total) = try await store.read { reader in
            let visit = try Visits(of: principal.person, in: reader)
            guard !places.isEmpty else { return (visit, [ChangedPage](), 0) }
            let since = visit.before ?? reader.now - .seconds(14 * 86_400)
            let condition: SQL = """
                \(sql: WikiPage.visible(to: principal)) AND pages.workspace IN \(list: places) AND pages.changed_at > \(since)
                    AND (pages.changed_by IS NULL OR pages.changed_by <> \(principal.person))
                """
            let total: Int =
                try reader.value(
                    """
                    SELECT count(*) FROM pages JOIN workspaces ON workspaces.id = pages.workspace WHERE \(sql: condition)
                    """
                ) ?? 0
            let pages: [ChangedPage] = try reader.all(
                ChangedPage.select(condition, rest: "ORDER BY pages.changed_at DESC, pages.id LIMIT 15")
            )
            return (visit, pages, total)
        }
        // Somebody who only looks as somebody else leaves no trace.
        if visit.isDue, !principal.isReadOnly {
            try await store.write(isolation: .statement) { try Visits.note(principal.person, in: $0) }
        }
        return (visit.before, pages, total)
    }

    /// All changes of a workspace, the newest first.
    package func changes(in workspace: ID<Workspace>, page: PageRequest, for audience: some Audience)
        async throws
        -> ResultPage<ChangedPage>
    {
        try await store.read { reader in
            let condition: SQL = "pages.workspace = \(workspace) AND \(sql: WikiPage.visible(to: audience))"
            let total: Int =
                try reader.value(
                    "SELECT count(*) FROM pages JOIN workspaces ON workspaces.id = pages.workspace WHERE \(sql: condition)"
                ) ?? 0
            let rows: [ChangedPage] = try reader.all(
                ChangedPage.select(condition, rest: "ORDER BY pages.changed_at DESC, pages.id" + page.limit)
            )
            return page.result(rows, total: total)
        }
    }
}
