import Access
import Store
import Theme
import Web

/// "Rollen": the roles with their rights, and the editor.
struct RolePages: Sendable {
    static let path: LocalPath = "/verwaltung/rollen/"

    let gate: Gate

    func list(_ c: SignedIn) async throws -> Reply {
        let roles = try await gate.roles(counting: true)
        let parts = Right.Scope.allCases.map { scope in
            PartView.table(Self.table(roles.filter { $0.scope == scope }, scope), heading: scope.title)
        }
        return .screen(
            .admin(
                "Rollen",
                lead: "Eine Rolle bündelt Rechte. Personen und Gruppen bekommen Rollen, nie einzelne Rechte.",
                for: c.principal,
                menu: Self.path.text,
                actions: [.link("Rolle anlegen", "/verwaltung/rollen/neu/", style: .primary)],
                isWide: true,
                parts: parts
            )
        )
    }

    func showNew(_ c: SignedIn) async throws -> Reply {
        let scope = Right.Scope(rawValue: try c.query.text("bereich")) ?? .site
        return .screen(Self.newScreen(c.principal, RoleForm.new(scope)))
    }

    func create(_ c: SignedIn) async throws -> Reply {
        let draft = try RoleForm.read(c.form)
        let outcome = try await gate.createRole(draft, by: .principal(c.principal))
        return .after(outcome, to: Self.path, "Die Rolle „\(draft.title)“ ist angelegt.") {
            Self.newScreen(c.principal, RoleForm.new(draft.scope).filled(c.form, $0, problem: $1))
        }
    }

    func show(_ c: SignedIn) async throws -> Reply {
        guard let role = try await role(c) else { return .notFound }
        return .screen(Self.editScreen(c.principal, role, RoleForm.edit(role)))
    }

    func save(_ c: SignedIn) async throws -> Reply {
        guard let role = try await role(c) else { return .notFound }
        let draft = try RoleForm.read(c.form, scope: role.scope)
        let outcome = try await gate.editRole(role.key, draft, by: .principal(c.principal))
        let title = role.isBuiltIn ? role.title : draft.title
        return .after(outcome, to: Self.path, "Die Rolle „\(title)“ ist gespeichert.") {
            Self.editScreen(c.principal, role, RoleForm.edit(role).filled(c.form, $0, problem: $1))
        }
    }

    func askDelete(_ c: SignedIn) async throws -> Reply {
        guard let role = try await role(c), !role.isBuiltIn else { return .notFound }
        return .screen(Self.deletion(c.principal, role))
    }

    func delete(_ c: SignedIn) async throws -> Reply {
        guard let role = try await role(c) else { return .notFound }
        let outcome = try await gate.deleteRole(role.key, by: .principal(c.principal))
        return .after(outcome, to: Self.path, "Die Rolle „\(role.title)“ ist gelöscht.")
    }

    private func role(_ c: SignedIn) async throws -> Role? {
        let key = try c.parameter("rolle")
        return try await gate.roles(counting: true).first { $0.key.rawValue == key }
    }

    static func url(_ key: Role.Key) -> String { LocalPath("/verwaltung/rollen/\(key.rawValue)/").text }

    private static func table(_ roles: [Role], _ scope: Right.Scope) -> DataTableView {
        DataTableView(
            caption: scope == .site ? "Rollen der Plattform" : "Rollen in Arbeitsräumen",
            columns: [
                ColumnView("Rolle"), ColumnView("Rechte"), ColumnView("Zweiter Faktor"),
                ColumnView("Vergeben", isNumber: true),
            ],
            rows: roles.map { role in
                let rights = Right.allCases.filter { role.rights.contains($0) }.map(\.title)
                return DataRowView([
                    .link(role.title, url(role.key), note: role.isBuiltIn ? nil : "eigene Rolle"),
                    rights.isEmpty ? .none : .lines(rights),
                    role.needsSecondFactor ? .status(StatusView("Pflicht", .good)) : .text("freiwillig"),
                    .number(role.holders),
                ])
            },
            empty: EmptyView("Keine Rolle.")
        )
    }

    private static func newScreen(_ principal: Principal, _ form: FormView) -> ScreenView {
        .admin(
            "Rolle anlegen",
            for: principal,
            menu: path.text,
            trail: [(title: "Rolle anlegen", url: "/verwaltung/rollen/neu/")],
            parts: [
                .links([
                    Link(title: "Rolle für die ganze Plattform", url: "/verwaltung/rollen/neu/"),
                    Link(title: "Rolle für Arbeitsräume", url: "/verwaltung/rollen/neu/?bereich=workspace"),
                ]),
                .form(form),
            ]
        )
    }

    private static func deletion(_ principal: Principal, _ role: Role) -> ScreenView {
        let form = FormView(
            id: "bestaetigen",
            action: url(role.key) + "loeschen/",
            fields: [],
            buttons: [ButtonView("Rolle löschen", style: .danger)],
            cancel: Link(title: "Abbrechen", url: url(role.key))
        )
        let consequences = [
            "Die Rolle lässt sich nicht mehr vergeben; vergebene Rollen müssen vorher entzogen werden."
        ]
        return .admin(
            "Rolle löschen: \(role.title)",
            for: principal,
            menu: path.text,
            trail: [
                (title: role.title, url: url(role.key)), (title: "Löschen", url: url(role.key) + "loeschen/"),
            ],
            parts: [.confirmation(ConfirmationView(consequences: consequences, form: form))]
        )
    }

    private static func editScreen(_ principal: Principal, _ role: Role, _ form: FormView) -> ScreenView {
        var parts: [PartView] = []
        if role.key == .administration {
            parts.append(
                .notice(NoticeView(.information, ["Diese Rolle hat immer alle Rechte der Plattform."]))
            )
        }
        parts.append(.form(form))
        if !role.isBuiltIn {
            let delete = ActionView.link("Rolle löschen", url(role.key) + "loeschen/", style: .danger)
            parts.append(.actions([delete], heading: "Weiteres"))
        }
        return .admin(
            role.title,
            lead: "\(role.scope.title) · zurzeit \(role.holders) Mal vergeben",
            for: principal,
            menu: path.text,
            trail: [(title: role.title, url: url(role.key))],
            parts: parts
        )
    }
}
