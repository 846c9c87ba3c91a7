import Access
import Store
import Theme
import Web

/// "Arbeitsräume": what each is for, who sees it, who works in it.
struct WorkspacePages: Sendable {
    static let path: LocalPath = "/verwaltung/arbeitsraeume/"

    let gate: Gate

    func list(_ c: SignedIn) async throws -> Reply {
        let workspaces = try await gate.workspaces(for: c.principal, counting: true)
        let table = DataTableView(
            caption: "Arbeitsräume",
            columns: [
                ColumnView("Name"), ColumnView("Zweck"), ColumnView("Sichtbar für"),
                ColumnView("Mitglieder", isNumber: true),
            ],
            rows: workspaces.map { workspace in
                DataRowView([
                    .link(workspace.name, WorkspacePage.url(workspace.id)),
                    .text(
                        workspace.purpose,
                        note: workspace.closedReason.isEmpty
                            ? nil : "Geschlossen, weil: \(workspace.closedReason)"
                    ),
                    .text(workspace.visibility.title),
                    .number(workspace.members),
                ])
            },
            total: "Arbeitsräume: \(workspaces.count)",
            empty: EmptyView("Noch gibt es keinen Arbeitsraum.", hint: "Legen Sie den ersten an.")
        )
        return .screen(
            .admin(
                "Arbeitsräume",
                lead:
                    "Geschlossen wird ein Arbeitsraum nur, wenn ein Grund es verlangt; der Grund steht dabei.",
                for: c.principal,
                menu: Self.path.text,
                actions: [.link("Arbeitsraum anlegen", "/verwaltung/arbeitsraeume/neu/", style: .primary)],
                isWide: true,
                parts: [.table(table)]
            )
        )
    }

    func showNew(_ c: SignedIn) async throws -> Reply {
        .screen(Self.newScreen(c.principal, WorkspaceForm.new))
    }

    func create(_ c: SignedIn) async throws -> Reply {
        var errors = FormErrors()
        let draft = try await WorkspaceForm.read(c.form, gate, &errors)
        guard errors.isEmpty else {
            return .again(Self.newScreen(c.principal, WorkspaceForm.new.filled(c.form, errors)))
        }
        let outcome = try await gate.createWorkspace(draft, by: .principal(c.principal))
        let path: LocalPath = outcome.value.map { "/verwaltung/arbeitsraeume/\($0)/" } ?? Self.path
        return .after(outcome, to: path, "Der Arbeitsraum ist angelegt. Nehmen Sie nun Mitglieder auf.") {
            Self.newScreen(c.principal, WorkspaceForm.new.filled(c.form, $0, problem: $1))
        }
    }

    func show(_ c: SignedIn) async throws -> Reply {
        guard let page = try await WorkspacePage.load(gate, c) else { return .notFound }
        return .screen(page.screen(c.principal))
    }

    func save(_ c: SignedIn) async throws -> Reply {
        guard let page = try await WorkspacePage.load(gate, c) else { return .notFound }
        var errors = FormErrors()
        let draft = try await WorkspaceForm.read(c.form, gate, &errors)
        guard errors.isEmpty else {
            return .again(page.screen(c.principal, edit: page.editForm.filled(c.form, errors)))
        }
        let outcome = try await gate.editWorkspace(page.workspace.id, draft, by: .principal(c.principal))
        return .after(outcome, to: page.path, "Der Arbeitsraum ist gespeichert.") {
            page.screen(c.principal, edit: page.editForm.filled(c.form, $0, problem: $1))
        }
    }

    func setMember(_ c: SignedIn) async throws -> Reply {
        guard let page = try await WorkspacePage.load(gate, c) else { return .notFound }
        var errors = FormErrors()
        let who = try await grantee(c.form, page, &errors)
        let role = try c.form.text("role")
        if role.isEmpty { errors.add("role", "Wählen Sie eine Rolle.") }
        let day = try c.form.text("until")
        let until = LastDay.end(of: day)
        if until == nil, !day.isEmpty {
            errors.add("until", "Geben Sie ein Datum an, zum Beispiel 31.12.2027.")
        }
        func again(_ errors: FormErrors, _ problem: String?) -> ScreenView {
            page.screen(c.principal, add: page.addForm.filled(c.form, errors, problem: problem))
        }
        guard let who, errors.isEmpty else { return .again(again(errors, nil)) }
        let outcome = try await gate.setMember(
            who,
            role: Role.Key(rawValue: role),
            until: until,
            in: page.workspace.id,
            by: .principal(c.principal)
        )
        return .after(outcome, to: page.path, "Das Mitglied ist eingetragen.", again: again)
    }

    func removeMember(_ c: SignedIn) async throws -> Reply {
        let id = try c.id("id", of: Workspace.self)
        let outcome = try await gate.revoke(
            try c.form.id("rolle", of: Grant.self),
            by: .principal(c.principal)
        )
        return .after(outcome, to: "/verwaltung/arbeitsraeume/\(id)/", "Das Mitglied ist ausgetragen.")
    }

    /// A person by address, or a group that the form offers.
    private func grantee(_ form: Fields, _ page: WorkspacePage, _ errors: inout FormErrors) async throws
        -> Grantee?
    {
        let group = try form.text("group")
        if !group.isEmpty {
            if let found = page.groups.first(where: { $0.id.description == group }) {
                return .group(found.id)
            }
            errors.add("group", "Diese Gruppe gibt es nicht.")
            return nil
        }
        let email = try form.text("email")
        if let person = try await gate.personID(email: email) { return .person(person) }
        errors.add(
            "email",
            email.isEmpty
                ? "Nennen Sie die Adresse einer Person, oder wählen Sie eine Gruppe."
                : "Zu dieser Adresse gibt es keinen Zugang. Laden Sie die Person zuerst ein."
        )
        return nil
    }

    private static func newScreen(_ principal: Principal, _ form: FormView) -> ScreenView {
        .admin(
            "Arbeitsraum anlegen",
            for: principal,
            menu: path.text,
            trail: [(title: "Arbeitsraum anlegen", url: "/verwaltung/arbeitsraeume/neu/")],
            parts: [.form(form)]
        )
    }
}
