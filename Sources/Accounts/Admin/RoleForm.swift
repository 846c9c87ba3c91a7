import Access
import Store
import Theme
import Web

/// The role editor: the catalogue of rights as boxes to tick, in the groups of the catalogue.
enum RoleForm {
    static func new(_ scope: Right.Scope) -> FormView {
        FormView(
            id: "rolle",
            action: "/verwaltung/rollen/neu/",
            fields: [.hidden("scope", scope.rawValue)]
                + fields(title: "", scope, chosen: [], needsSecondFactor: false),
            buttons: [ButtonView("Rolle anlegen")],
            cancel: Link(title: "Abbrechen", url: RolePages.path.text)
        )
    }

    static func edit(_ role: Role) -> FormView {
        FormView(
            id: "rolle",
            action: RolePages.url(role.key),
            fields: editable(role),
            buttons: [ButtonView("Rolle speichern")],
            cancel: Link(title: "Abbrechen", url: RolePages.path.text)
        )
    }

    /// Built-in roles keep their names, and Administration all of its rights.
    private static func editable(_ role: Role) -> [FieldView] {
        let all = fields(
            title: role.title,
            role.scope,
            chosen: Set(role.rights.map(\.rawValue)),
            needsSecondFactor: role.needsSecondFactor
        )
        return all.compactMap { field in
            switch field.name {
            case "title" where role.isBuiltIn: .hidden("title", role.title)
            case "rights" where role.key == .administration: nil
            default: field
            }
        }
    }

    /// - Parameter scope: of the role that is edited; a new one says its own.
    static func read(_ form: Fields, scope: Right.Scope? = nil) throws -> RoleDraft {
        let named = try form.text("scope")
        let chosen = form.values("rights").compactMap(Right.init(rawValue:))
        return RoleDraft(
            title: try form.text("title"),
            scope: scope ?? Right.Scope(rawValue: named) ?? .site,
            rights: Set(chosen),
            needsSecondFactor: try form.isOn("second-factor")
        )
    }

    private static func fields(
        title: String,
        _ scope: Right.Scope,
        chosen: Set<String>,
        needsSecondFactor: Bool
    ) -> [FieldView] {
        let rights = Right.allCases.filter { $0.scope == scope }
        return [
            .text("title", label: "Name der Rolle", value: title),
            .checkboxes(
                "rights",
                label: "Rechte",
                options: rights.map { OptionView($0.rawValue, "\($0.group): \($0.title)", hint: $0.note) },
                chosen: chosen
            ),
            .checkbox(
                "second-factor",
                label: "Zweiten Faktor verlangen",
                isOn: needsSecondFactor,
                hint:
                    "Wer die Rolle hat und noch keinen zweiten Faktor, richtet ihn bei der nächsten Anmeldung ein."
            ),
        ]
    }
}
