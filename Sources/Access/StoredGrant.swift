import Store

/// A row of `grants`.
struct StoredGrant: RowDecodable {
    let id: ID<Grant>
    let grantee: Grantee
    let role: Role.Key
    let workspace: ID<Workspace>?

    init(row: Row) throws {
        id = try row.get("id")
        let group: ID<Group>? = try row.get("group_id")
        grantee = try group.map { .group($0) } ?? .person(row.get("person"))
        role = try row.get("role")
        workspace = try row.get("workspace")
    }
}
