import Access
import Store
import Theme
import Web

/// The roles and workspaces that a form can offer.
struct GrantChoices: Sendable {
    let roles: [Role]
    let workspaces: [Workspace]

    static func load(_ gate: Gate, for principal: Principal) async throws -> GrantChoices {
        GrantChoices(roles: try await gate.roles(), workspaces: try await gate.workspaces(for: principal))
    }
}

/// "Rolle geben": a role, for roles of workspaces where, and perhaps until when.
enum GrantForm {
    static func form(_ choices: GrantChoices, for grantee: Grantee) -> FormView {
        let url =
            switch grantee {
            case .person(let id): "/verwaltung/personen/\(id)/rollen"
            case .group(let id): "/verwaltung/gruppen/\(id)/rollen"
            }
        return FormView(
            id: "rolle",
            action: url,
            fields: fields(choices),
            buttons: [ButtonView("Rolle geben", style: .secondary)]
        )
    }

    static func fields(_ choices: GrantChoices, isOptional: Bool = false) -> [FieldView] {
        [
            .select(
                "role",
                label: "Rolle",
                options: [OptionView("", isOptional ? "noch keine" : "Bitte wählen")]
                    + choices.roles.map { role in
                        let title = role.scope == .workspace ? "\(role.title) (Arbeitsraum)" : role.title
                        return OptionView(role.key.rawValue, title)
                    },
                optional: isOptional
            ),
            .select(
                "workspace",
                label: "Arbeitsraum",
                options: [OptionView("", "ganze Plattform")]
                    + choices.workspaces.map { OptionView($0.id.description, $0.name) },
                hint: "Nur für Rollen eines Arbeitsraums",
                optional: true
            ),
            .date(
                "until",
                label: "Gilt bis einschließlich",
                hint: "Danach erlischt die Rolle von selbst.",
                optional: true
            ),
        ]
    }

    /// Gives the role that a form names.
    static func save(
        _ c: SignedIn,
        _ gate: Gate,
        to grantee: Grantee,
        back: LocalPath,
        again screen: (FormErrors, String?) throws -> ScreenView
    ) async throws -> Reply {
        let (read, errors) = try read(c.form)
        guard let draft = read else { return .again(try screen(errors, nil)) }
        let outcome = try await gate.grant(draft, to: grantee, by: .principal(c.principal))
        return try .after(outcome, to: back, "Die Rolle ist vergeben.", again: screen)
    }

    /// The grant of a form; an empty role is a mistake of the person, a malformed one of a program.
    static func read(_ form: Fields) throws -> (GrantDraft?, FormErrors) {
        var errors = FormErrors()
        let role = try form.text("role")
        if role.isEmpty { errors.add("role", "Wählen Sie eine Rolle.") }
        let workspaceText = try form.text("workspace")
        let workspace = workspaceText.isEmpty ? nil : ID<Workspace>(workspaceText)
        if workspace == nil, !workspaceText.isEmpty {
            errors.add("workspace", "Diesen Arbeitsraum gibt es nicht.")
        }
        let day = try form.text("until")
        let until = LastDay.end(of: day)
        if until == nil, !day.isEmpty {
            errors.add("until", "Geben Sie ein Datum an, zum Beispiel 31.12.2027.")
        }
        guard errors.isEmpty else { return (nil, errors) }
        return (GrantDraft(role: Role.Key(rawValue: role), workspace: workspace, until: until), errors)
    }
}
