import Store

/// One right, such as `contacts.manage`: the whole catalogue with its German titles.
///
/// The role editor, the manual and the route table read it from here. Raw values stand in the database and
/// never change.
package enum Right: String, Sendable, Hashable, CaseIterable, SQLValue {
    case familyRead = "family.read"
    case contactsManage = "contacts.manage"
    case contactsExport = "contacts.export"
    case mailingsWrite = "mailings.write"
    case mailingsApprove = "mailings.approve"
    case mailingsSend = "mailings.send"
    case siteEdit = "site.edit"
    case peopleManage = "people.manage"
    case peopleConfirm = "people.confirm"
    case peopleViewAs = "people.view-as"
    case rolesManage = "roles.manage"
    case workspacesManage = "workspaces.manage"
    case sessionsManage = "sessions.manage"
    case jobsManage = "jobs.manage"
    case auditRead = "audit.read"
    case auditExport = "audit.export"
    case settingsRead = "settings.read"
    case workspaceRead = "workspace.read"
    case workspaceWrite = "workspace.write"
    case workspaceCoordinate = "workspace.coordinate"

    /// Where a right counts: on the whole site, or in the one workspace it was given for.
    package enum Scope: String, Sendable, Hashable, CaseIterable, SQLValue {
        case site, workspace

        package var title: String {
            switch self {
            case .site: "Ganze Plattform"
            case .workspace: "Einzelner Arbeitsraum"
            }
        }
    }

    package var scope: Scope {
        switch self {
        case .workspaceRead, .workspaceWrite, .workspaceCoordinate: .workspace
        default: .site
        }
    }

    /// The heading under which the role editor lists it.
    package var group: String {
        switch self {
        case .familyRead: "Kommunale Familie"
        case .contactsManage, .contactsExport: "Kontakte"
        case .mailingsWrite, .mailingsApprove, .mailingsSend: "Rundmails"
        case .siteEdit: "Website"
        case .peopleManage, .peopleConfirm, .peopleViewAs, .rolesManage, .workspacesManage, .sessionsManage:
            "Personen und Rechte"
        case .jobsManage, .auditRead, .auditExport, .settingsRead: "Betrieb"
        case .workspaceRead, .workspaceWrite, .workspaceCoordinate: "Arbeitsraum"
        }
    }

    package static func of(_ scope: Scope) -> Set<Right> { Set(allCases.filter { $0.scope == scope }) }
}
