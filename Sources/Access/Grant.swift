package import Store

/// A role given to a person or a group, perhaps for one workspace, perhaps until a day.
package enum Grant {}

/// Who gets a role.
package enum Grantee: Sendable, Hashable {
    case person(ID<Person>)
    case group(ID<Group>)

    /// A condition on the columns `person` and `group_id`.
    var condition: SQL {
        switch self {
        case .person(let id): "person = \(id)"
        case .group(let id): "group_id = \(id)"
        }
    }

    var personID: ID<Person>? { if case .person(let id) = self { id } else { nil } }
    var groupID: ID<Group>? { if case .group(let id) = self { id } else { nil } }
    /// For events.
    var anyID: AnyID {
        switch self {
        case .person(let id): id.retyped()
        case .group(let id): id.retyped()
        }
    }
}

/// A role as a form gives it.
package struct GrantDraft: Sendable, Hashable {
    package var role: Role.Key
    /// Where it counts; needed for roles of workspaces, forbidden for roles of the site.
    package var workspace: ID<Workspace>?
    /// The moment from which it no longer counts.
    package var until: Timestamp?

    package init(role: Role.Key, workspace: ID<Workspace>? = nil, until: Timestamp? = nil) {
        self.role = role
        self.workspace = workspace
        self.until = until
    }
}

/// A given role as pages show it.
package struct GrantRow: Sendable, RowDecodable {
    package let id: ID<Grant>
    package let role: Role.Key
    package let roleTitle: String
    package let workspace: ID<Workspace>?
    package let workspaceName: String?
    package let until: Timestamp?
    /// The end has come; kept so that people see why something no longer works.
    package let isOver: Bool
    /// The group through which a person has it; `nil` when it is her own.
    package let viaGroup: String?

    package init(row: Row) throws {
        id = try row.get("id")
        role = try row.get("role")
        roleTitle = try row.get("title")
        workspace = try row.get("workspace")
        workspaceName = try row.get("workspace_name")
        until = try row.get("until")
        isOver = try row.get("is_over")
        viaGroup = try row.get("group_name")
    }
}
