package import Store

/// A person as lists and pages show her.
package struct PersonRow: Sendable, RowDecodable {
    package let id: ID<Person>
    package let name: String
    /// Empty when the reader may know the name only.
    package let email: String
    package let organisation: String
    package let function: String
    package let state: PersonState
    package let hasSecondFactor: Bool
    package let createdAt: Timestamp
    /// The day; only for those who manage people.
    package let lastSeenAt: Timestamp?
    /// What she wrote with her request.
    package let note: String
    /// The roles of the site and of workspaces that count today, her groups' not included; for those who
    /// manage.
    package fileprivate(set) var roles: [Role.Key] = []

    package init(row: Row) throws {
        id = try row.get("id")
        state = try row.get("state")
        name = state == .deleted ? Person.deletedName : try row.get("name")
        email = try row.get("email", as: String?.self) ?? ""
        organisation = try row.get("organisation")
        function = try row.get("function")
        hasSecondFactor = try row.get("has_second_factor")
        createdAt = try row.get("created_at")
        lastSeenAt = try row.get("last_seen_at")
        note = try row.get("note")
    }

    /// Whether the reader sees addresses and the notes of requests.
    static func showsAddresses(to audience: some Audience) -> Bool {
        audience.may(.peopleManage) || audience.may(.peopleConfirm)
    }

    /// The columns that a reader may know: members see names, those who manage see everything.
    static func columns(for audience: some Audience) -> SQL {
        let names: SQL =
            "people.id, people.name, people.organisation, people.function, people.state, people.created_at"
        let contact: SQL =
            showsAddresses(to: audience) ? ", people.email, people.note" : ", NULL AS email, '' AS note"
        let use: SQL =
            audience.may(.peopleManage)
            ? ", people.last_seen_at, (people.totp_confirmed_at IS NOT NULL) AS has_second_factor"
            : ", NULL AS last_seen_at, false AS has_second_factor"
        return names + contact + use
    }
}

extension Gate {
    /// One page of the people that somebody may see, with the total of all that match.
    package func people(_ filter: PeopleFilter, page: PageRequest, for audience: some Audience) async throws
        -> ResultPage<PersonRow>
    {
        let visible = Person.visible(to: audience)
        let columns = PersonRow.columns(for: audience)
        let filter = filter.limited(to: audience)
        return try await store.read { reader in
            let condition = visible + " AND " + filter.condition(at: reader.now, for: audience)
            let total: Int? = try reader.value("SELECT count(*) FROM people WHERE \(sql: condition)")
            // Pages far behind skip narrow index entries, not whole rows.
            let keys: SQL =
                "SELECT people.id FROM people WHERE \(sql: condition) ORDER BY \(sql: filter.order)"
            let rows: [PersonRow] = try reader.all(
                """
                SELECT \(sql: columns) FROM people WHERE people.id IN (\(sql: keys + page.limit))
                ORDER BY \(sql: filter.order)
                """
            )
            return page.result(try Self.addRoles(to: rows, for: audience, in: reader), total: total ?? 0)
        }
    }

    /// One person by her id; `nil` when there is none or the reader may not see her.
    package func person(_ id: ID<Person>, for audience: some Audience) async throws -> PersonRow? {
        let visible = Person.visible(to: audience)
        let columns = PersonRow.columns(for: audience)
        return try await store.read { reader in
            let rows: [PersonRow] = try reader.all(
                "SELECT \(sql: columns) FROM people WHERE people.id = \(id) AND \(sql: visible)"
            )
            return try Self.addRoles(to: rows, for: audience, in: reader).first
        }
    }

    /// Who has an address; for the command line.
    package func personID(email: String) async throws -> ID<Person>? {
        try await store.read { reader in try Person.find(email: email, in: reader)?.id }
    }

    static func addRoles(to rows: [PersonRow], for audience: some Audience, in reader: Reader) throws
        -> [PersonRow]
    {
        guard audience.may(.peopleManage) || audience.may(.rolesManage) else { return rows }
        var roles: [ID<Person>: [Role.Key]] = [:]
        let found = try reader.rows(
            """
            SELECT DISTINCT person, role FROM grants
            WHERE person IN \(list: rows.map(\.id)) AND (until IS NULL OR until > \(reader.now)) ORDER BY role
            """
        )
        for row in found { roles[try row.get("person"), default: []].append(try row.get("role")) }
        return rows.map { row in
            var row = row
            row.roles = roles[row.id] ?? []
            return row
        }
    }
}
