package import Store

/// A session as lists show it: which browser, since when.
package struct SessionRow: Sendable, RowDecodable {
    package let id: ID<Session>
    package let person: ID<Person>
    package let personName: String
    /// "Firefox auf Linux".
    package let device: String
    package let stage: SessionStage
    package let createdAt: Timestamp
    package let seenAt: Timestamp
    package let expiresAt: Timestamp

    package init(row: Row) throws {
        id = try row.get("id")
        person = try row.get("person")
        personName = try row.get("name")
        device = try row.get("device")
        stage = try row.get("stage")
        createdAt = try row.get("created_at")
        seenAt = try row.get("seen_at")
        expiresAt = try row.get("expires_at")
    }
}

extension Gate {
    /// The own sessions that are good, the latest used first.
    package func sessions(of principal: Principal) async throws -> [SessionRow] {
        let person = principal.person
        return try await store.read { reader in
            try reader.all(sessionList("s.person = \(person) AND " + lasting(at: reader.now)))
        }
    }

    /// The sessions of everybody, for `sessions.manage`; nothing for anybody else.
    package func allSessions(search: String = "", page: PageRequest, for audience: some Audience) async throws
        -> ResultPage<SessionRow>
    {
        guard audience.may(.sessionsManage) else { return page.empty() }
        let words = PeopleFilter.words(search, in: "search")
        return try await store.read { reader in
            let owners: SQL =
                search.isEmpty ? "true" : "s.person IN (SELECT people.id FROM people WHERE \(sql: words))"
            let condition = lasting(at: reader.now) + " AND " + owners
            let total: Int? = try reader.value("SELECT count(*) FROM sessions s WHERE \(sql: condition)")
            return page.result(try reader.all(sessionList(condition) + page.limit), total: total ?? 0)
        }
    }

    private func lasting(at now: Timestamp) -> SQL {
        "s.expires_at > \(now) AND s.seen_at > \(now - settings.sessionIdle)"
    }

    private func sessionList(_ condition: SQL) -> SQL {
        """
        SELECT s.id, s.person, p.name, s.device, s.stage, s.created_at, s.seen_at, s.expires_at
        FROM sessions s JOIN people p ON p.id = s.person
        WHERE \(sql: condition) ORDER BY s.seen_at DESC, s.id DESC
        """
    }
}
