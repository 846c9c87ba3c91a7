package import Access
package import Store

/// When somebody looked at her start page last, so that it can say what is new since then.
enum Visits {
    /// A visit goes on while less than this passes between two looks.
    static let pause = Duration.seconds(30 * 60)

    /// Notes that somebody looks now, and gives the end of the visit before this one.
    ///
    /// Like the "last seen" of a session this is a note about a look and no change of anything that others see.
    static func begin(_ person: ID<Person>, in tx: Transaction) throws -> Timestamp? {
        let row = try tx.rows("SELECT seen_at, before_at FROM visits WHERE person = \(person)").first
        guard let row else {
            try tx.run(
                "INSERT INTO visits (person, began_at, seen_at) VALUES (\(person), \(tx.now), \(tx.now))"
            )
            return nil
        }
        let seen: Timestamp = try row.get("seen_at")
        guard seen < tx.now - pause else {
            try tx.run("UPDATE visits SET seen_at = \(tx.now) WHERE person = \(person)")
            return try row.get("before_at")
        }
        try tx.run(
            "UPDATE visits SET began_at = \(tx.now), seen_at = \(tx.now), before_at = \(seen) WHERE person = \(person)"
        )
        return seen
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
        // Somebody who only looks as somebody else leaves no trace.
        let before: Timestamp?
        if principal.isReadOnly {
            before = try await store.read {
                try $0.value(
                    "SELECT before_at FROM visits WHERE person = \(principal.person)",
                    as: Timestamp?.self
                ) ?? nil
            }
        } else {
            before = try await store.write { try Visits.begin(principal.person, in: $0) }
        }
        guard !places.isEmpty else { return (before, [], 0) }
        return try await store.read { reader in
            let since = before ?? reader.now - .seconds(14 * 86_400)
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
            return (before, pages, total)
        }
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
