package import Access
import Pages
package import Store

/// That somebody wants to be told: about one page, a branch, or a whole workspace, at once or in a digest.
package struct Watch: Sendable, Hashable, RowDecodable {
    package let id: ID<Watch>
    package let person: ID<Person>
    package let workspace: ID<Workspace>
    package let page: ID<WikiPage>?
    /// Whether everything below the page counts as well.
    package let subtree: Bool
    package let cadence: Cadence

    package init(row: Row) throws {
        id = try row.get("id")
        person = try row.get("person")
        workspace = try row.get("workspace")
        page = try row.get("page")
        subtree = try row.get("subtree")
        cadence = try row.get("cadence")
    }

    /// How often mails come.
    package enum Cadence: String, Sendable, Hashable, CaseIterable, SQLValue {
        case once, daily, weekly

        package var title: String {
            switch self {
            case .once: "gleich"
            case .daily: "einmal am Tag"
            case .weekly: "einmal in der Woche"
            }
        }

        /// Six o'clock by the clocks of Berlin, also on the two days of the year that have 23 or 25 hours.
        private static func six(on day: Int) -> Timestamp {
            var morning = CalendarDate(daysSince1970: day)
            (morning.hour, morning.minute) = (6, 0)
            return Timestamp(seconds: morning.secondsSince1970)
        }

        /// 1 January 1970 was a Thursday.
        private static func isMonday(_ day: Int) -> Bool { (day + 3) % 7 == 0 }

        /// When the next mail goes out: within a minute, so that several edits at once make one mail; the next morning at six; or
        /// Monday morning at six in Berlin.
        func due(after now: Timestamp) -> Timestamp {
            if self == .once {
                let slot: Int64 = 60_000_000
                return Timestamp(microseconds: (now.microseconds / slot + 1) * slot)
            }
            var day = CalendarDate(secondsSince1970: Int(now.microseconds / 1_000_000)).daysSince1970
            while Self.six(on: day) <= now || self == .weekly && !Self.isMonday(day) { day += 1 }
            return Self.six(on: day)
        }
    }

    /// The watches that a page falls under; of several of one person the most frequent counts.
    static func reaching(_ page: ID<WikiPage>, in reader: Reader) throws -> [Watch] {
        // Watches of pages end when the page leaves the workspace, so all that may reach it have its workspace.
        let near: [Watch] = try reader.all(
            """
            SELECT * FROM watches WHERE workspace = (SELECT p.workspace FROM pages p WHERE p.id = \(page))
                AND (page IS NULL OR page = \(page) OR subtree)
            """
        )
        let hasBranches = near.contains { $0.page != nil && $0.page != page }
        let above = hasBranches ? Set(try ancestors(of: page, in: reader)) : []
        let all = near.filter { watch in watch.page.map { $0 == page || above.contains($0) } ?? true }
        var best: [ID<Person>: Watch] = [:]
        for watch in all {
            let rank = Cadence.allCases.firstIndex(of: watch.cadence) ?? 0
            let known = best[watch.person].flatMap { Cadence.allCases.firstIndex(of: $0.cadence) } ?? .max
            if rank < known { best[watch.person] = watch }
        }
        return best.values.sorted { $0.id < $1.id }
    }

    private static func ancestors(of page: ID<WikiPage>, in reader: Reader) throws -> [ID<WikiPage>] {
        var result: [ID<WikiPage>] = []
        var current = page
        while let parent = try reader.value(
            "SELECT parent FROM pages WHERE id = \(current)",
            as: ID<WikiPage>?.self
        )
            ?? nil, result.count < WikiLimits.depth
        {
            result.append(parent)
            current = parent
        }
        return result
    }
}

extension Wiki {
    /// What a person watches, with the pages that she may still read.
    package func watches(of principal: Principal) async throws -> [WatchRow] {
        try await store.read { reader in
            try reader.all(
                """
                SELECT w.*, workspaces.name AS workspace_name, workspaces.slug AS workspace_slug, pages.title, pages.slug
                FROM watches w JOIN workspaces ON workspaces.id = w.workspace LEFT JOIN pages ON pages.id = w.page
                WHERE w.person = \(principal.person) AND \(sql: Workspace.readable(by: principal))
                    AND (w.page IS NULL OR \(sql: WikiPage.visible(to: principal)))
                ORDER BY workspaces.name_sort, pages.title_sort, w.id
                """
            )
        }
    }

    /// The watch of a page or, without one, of the workspace.
    package func watch(on page: ID<WikiPage>?, in workspace: ID<Workspace>, of principal: Principal)
        async throws
        -> Watch?
    {
        try await store.read { try Self.watch(on: page, in: workspace, of: principal.person, $0) }
    }

    static func watch(
        on page: ID<WikiPage>?,
        in workspace: ID<Workspace>,
        of person: ID<Person>,
        _ reader: Reader
    ) throws -> Watch? {
        let place: SQL = page.map { "page = \($0)" } ?? "page IS NULL AND workspace = \(workspace)"
        return try reader.first("SELECT * FROM watches WHERE person = \(person) AND \(sql: place)")
    }

    /// Begins, changes or ends watching; `nil` ends it.
    ///
    /// Whoever may read may watch; the mails tell nobody more than the pages do.
    package func setWatch(
        on page: ID<WikiPage>?,
        in workspace: ID<Workspace>,
        subtree: Bool,
        cadence: Watch.Cadence?,
        by principal: Principal
    ) async throws -> Outcome<Done, WikiRefusal> {
        let actor = Actor.principal(principal)
        return try await gate.perform(.watched, by: actor.person, on: page?.retyped(), in: workspace) { tx in
            let acting = try Self.acting(actor, in: tx)
            guard let person = acting.person else { throw WikiRefusal.notFound }
            if let page {
                _ = try own(page, in: workspace, for: actor, tx)
            } else {
                let found: Int? = try tx.value(
                    "SELECT 1 FROM workspaces WHERE id = \(workspace) AND \(sql: Workspace.readable(by: principal))"
                )
                guard found != nil else { throw WikiRefusal.notFound }
            }
            let place: SQL = page.map { "page = \($0)" } ?? "page IS NULL AND workspace = \(workspace)"
            try tx.run("DELETE FROM watches WHERE person = \(person) AND \(sql: place)")
            guard let cadence else { return Done() }
            try tx.run(
                """
                INSERT INTO watches (id, person, workspace, page, subtree, cadence, created_at)
                VALUES (\(ID<Watch>.make(at: tx.now)), \(person), \(workspace), \(page), \(subtree), \(cadence), \(tx.now))
                """
            )
            try tx.record(
                Event(.watched, by: person, on: page, in: workspace, detail: ["cadence": cadence.rawValue])
            )
            return Done()
        }
    }
}

/// A watch in the list of its owner.
package struct WatchRow: Sendable, RowDecodable {
    package let watch: Watch
    package let workspaceName: String
    package let workspaceSlug: String
    package let title: String?
    package let slug: String?

    package init(row: Row) throws {
        watch = try Watch(row: row)
        workspaceName = try row.get("workspace_name")
        workspaceSlug = try row.get("workspace_slug")
        title = try row.get("title")
        slug = try row.get("slug")
    }
}
