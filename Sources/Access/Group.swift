package import Store

/// People who hold roles together, such as "Themenfeldkoordination Familie".
package enum Group {}

/// A group as pages show it.
package struct GroupRow: Sendable, RowDecodable {
    package let id: ID<Group>
    package let name: String
    package let note: String
    package let members: Int

    package init(row: Row) throws {
        id = try row.get("id")
        name = try row.get("name")
        note = try row.get("note")
        members = try row.get("members")
    }
}

extension Gate {
    /// All groups by name, for those who manage roles or people.
    package func groups(for audience: some Audience) async throws -> [GroupRow] {
        guard Self.maySeeGroups(audience) else { return [] }
        return try await store.read { reader in
            try reader.all(Self.groupList("true") + " ORDER BY gr.name_sort")
        }
    }

    package func group(_ id: ID<Group>, for audience: some Audience) async throws -> GroupRow? {
        guard Self.maySeeGroups(audience) else { return nil }
        return try await store.read { reader in try reader.first(Self.groupList("gr.id = \(id)")) }
    }

    /// The members of a group, as many as there are.
    package func members(of group: ID<Group>, for audience: some Audience) async throws -> [PersonRow] {
        guard Self.maySeeGroups(audience) else { return [] }
        let columns = PersonRow.columns(for: audience)
        return try await store.read { reader in
            let rows: [PersonRow] = try reader.all(
                """
                SELECT \(sql: columns) FROM people
                WHERE people.id IN (SELECT person FROM group_members WHERE group_id = \(group))
                ORDER BY people.name_sort, people.id
                """
            )
            return try Self.addRoles(to: rows, for: audience, in: reader)
        }
    }

    private static func maySeeGroups(_ audience: some Audience) -> Bool {
        audience.may(.rolesManage) || audience.may(.peopleManage)
    }

    private static func groupList(_ condition: SQL) -> SQL {
        """
        SELECT gr.id, gr.name, gr.note, (SELECT count(*) FROM group_members m WHERE m.group_id = gr.id) AS members
        FROM groups gr WHERE \(sql: condition)
        """
    }
}
