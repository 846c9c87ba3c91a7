import Access
import Store
import Theme
import Web

/// One workspace with its members and its two forms.
struct WorkspacePage: Sendable {
    let workspace: Workspace
    let members: [MemberRow]
    let groups: [GroupRow]
    let roles: [Role]
    let ownerEmail: String

    static func load(_ gate: Gate, _ c: SignedIn) async throws -> WorkspacePage? {
        let id = try c.id("id", of: Workspace.self)
        guard let workspace = try await gate.workspace(id, for: c.principal) else { return nil }
        return WorkspacePage(
            workspace: workspace,
            members: try await gate.workspaceMembers(id, for: c.principal),
            groups: try await gate.groups(for: c.principal),
            // The fewest rights first.
            roles: try await gate.roles().filter { $0.scope == .workspace }.sorted {
                $0.rights.count < $1.rights.count
            },
            ownerEmail: try await ownerEmail(of: workspace, gate)
        )
    }

    private static func ownerEmail(of workspace: Workspace, _ gate: Gate) async throws -> String {
        guard let owner = workspace.owner else { return "" }
        return try await gate.addressee(owner)?.address ?? ""
    }

    static func url(_ id: ID<Workspace>) -> String { "/verwaltung/arbeitsraeume/\(id)/" }

    var path: LocalPath { "/verwaltung/arbeitsraeume/\(workspace.id)/" }

    var editForm: FormView {
        WorkspaceForm.edit(workspace, ownerEmail: ownerEmail, action: Self.url(workspace.id))
    }

    var addForm: FormView {
        var fields: [FieldView] = [
            .email(
                "email",
                label: "E-Mail-Adresse der Person",
                optional: !groups.isEmpty,
                autocomplete: "off"
            )
        ]
        if !groups.isEmpty {
            let options = [OptionView("", "keine")] + groups.map { OptionView($0.id.description, $0.name) }
            fields.append(
                .select("group", label: "Oder eine Gruppe", options: options, optional: true)
            )
        }
        fields += [
            .radios("role", label: "Rolle", options: roles.map { OptionView($0.key.rawValue, $0.title) }),
            .date("until", label: "Gilt bis einschließlich", optional: true),
        ]
        return FormView(
            id: "mitglied",
            action: path.text + "mitglieder",
            fields: fields,
            buttons: [ButtonView("Mitglied eintragen")]
        )
    }

    func screen(_ principal: Principal, edit: FormView? = nil, add: FormView? = nil) -> ScreenView {
        .admin(
            workspace.name,
            lead: workspace.purpose,
            for: principal,
            menu: WorkspacePages.path.text,
            trail: [(title: workspace.name, url: path.text)],
            isWide: true,
            parts: [
                .table(memberTable, heading: "Mitglieder"),
                .form(add ?? addForm, heading: "Mitglied eintragen"),
                .form(edit ?? editForm, heading: "Zweck und Sichtbarkeit"),
            ]
        )
    }

    private var memberTable: DataTableView {
        DataTableView(
            caption: "Mitglieder",
            columns: [
                ColumnView("Name"), ColumnView("Rolle"), ColumnView("Bis"),
                ColumnView("Austragen", isQuiet: true),
            ],
            rows: members.map(row),
            total: "Mitglieder: \(members.count)",
            empty: EmptyView("Noch hat der Arbeitsraum keine Mitglieder.")
        )
    }

    private func row(_ member: MemberRow) -> DataRowView {
        let name: ValueView =
            switch member.grantee {
            case .person(let id):
                .link(
                    member.name,
                    PersonWords.url(id),
                    note: member.organisation.isEmpty ? nil : member.organisation
                )
            case .group(let id): .link(member.name, "/verwaltung/gruppen/\(id)/", note: "Gruppe")
            }
        let remove = ActionView.post(
            "Austragen",
            path.text + "mitglieder/austragen",
            fields: ["rolle": member.grant.description],
            style: .plain,
            about: "\(member.name), \(member.roleTitle)"
        )
        return DataRowView([
            name, .text(member.roleTitle),
            member.until == nil ? .text("unbefristet") : PersonWords.lastDay(member.until),
            .actions([remove]),
        ])
    }
}
