package import Store

extension Gate {
    /// Active people not seen for a long time, longest absent first, so that somebody asks whose account can
    /// go.
    package func reviewList(page: PageRequest, for audience: some Audience) async throws -> ResultPage<
        PersonRow
    > {
        guard audience.may(.peopleManage) else { return page.empty() }
        let filter = PeopleFilter(notSeenFor: settings.reviewAfterDays, sort: .lastSeen)
        return try await people(filter, page: page, for: audience)
    }

    /// Requests that wait for a decision, oldest first.
    package func requests(page: PageRequest, for audience: some Audience) async throws -> ResultPage<
        PersonRow
    > {
        guard audience.may(.peopleConfirm) || audience.may(.peopleManage) else { return page.empty() }
        return try await people(PeopleFilter(state: .requested, sort: .created), page: page, for: audience)
    }

    /// Where a mail to a person goes; `nil` when she has left or is disabled.
    package func addressee(_ id: ID<Person>) async throws -> Addressee? {
        try await store.read { reader in
            guard let person = try Person.find(id, in: reader),
                person.state == .active || person.state == .invited,
                let email = person.email
            else { return nil }
            return Addressee(id: id, address: email, name: person.name)
        }
    }

    /// Everybody active who holds a right of the site today.
    package func addressees(with right: Right) async throws -> [Addressee] {
        try await store.read { reader in
            let roles = try Role.keys(with: right, in: reader)
            let rows = try reader.rows(
                """
                SELECT id, email, name FROM people WHERE state = \(PersonState.active) AND id IN (
                    SELECT g.person FROM grants g WHERE g.role IN \(list: roles) AND g.person IS NOT NULL
                        AND (g.until IS NULL OR g.until > \(reader.now))
                    UNION SELECT m.person FROM grants g JOIN group_members m ON m.group_id = g.group_id
                    WHERE g.role IN \(list: roles) AND (g.until IS NULL OR g.until > \(reader.now)))
                ORDER BY name_sort, id
                """
            )
            return try rows.map { row in
                Addressee(id: try row.get("id"), address: try row.get("email"), name: try row.get("name"))
            }
        }
    }
}

/// Whom a mail goes to.
package struct Addressee: Sendable, Hashable {
    package let id: ID<Person>
    package let address: String
    package let name: String
}
