import Access
import Store
import Theme
import Web

/// One group with its members and roles, and its three forms.
struct GroupPage: Sendable {
    let group: GroupRow
    let members: [PersonRow]
    let grants: [GrantRow]
    let choices: GrantChoices

    static func load(_ gate: Gate, _ c: SignedIn) async throws -> GroupPage? {
        let id = try c.id("id", of: Group.self)
        guard let group = try await gate.group(id, for: c.principal) else { return nil }
        return GroupPage(
            group: group,
            members: try await gate.members(of: id, for: c.principal),
            grants: try await gate.grants(of: .group(id), for: c.principal),
            choices: try await GrantChoices.load(gate, for: c.principal)
        )
    }

    var path: LocalPath { "/verwaltung/gruppen/\(group.id)/" }

    var grantForm: FormView { GrantForm.form(choices, for: .group(group.id)) }

    var editForm: FormView {
        FormView(
            id: "gruppe",
            action: path.text,
            fields: [
                .text("name", label: "Name der Gruppe", value: group.name),
                .text("note", label: "Wozu es sie gibt", value: group.note, optional: true),
            ],
            buttons: [ButtonView("Gruppe speichern", style: .secondary)]
        )
    }

    var addForm: FormView {
        FormView(
            id: "aufnehmen",
            action: path.text + "personen",
            fields: [.email("email", label: "E-Mail-Adresse der Person", autocomplete: "off")],
            buttons: [ButtonView("In die Gruppe aufnehmen")]
        )
    }

    func screen(
        _ principal: Principal,
        edit: FormView? = nil,
        add: FormView? = nil,
        grant: FormView? = nil
    ) -> ScreenView {
        .admin(
            group.name,
            lead: group.note.isEmpty ? nil : group.note,
            for: principal,
            menu: GroupPages.path.text,
            trail: [(title: group.name, url: path.text)],
            isWide: true,
            parts: [
                .table(memberTable, heading: "Personen"),
                .form(add ?? addForm),
                .table(
                    GrantTable.table(grants, revoke: path.text + "rollen/entziehen", ofGroup: true),
                    heading: "Rollen der Gruppe"
                ),
                .form(grant ?? grantForm),
                .form(edit ?? editForm, heading: "Name und Zweck"),
                .actions(
                    [.link("Gruppe löschen", path.text + "loeschen/", style: .danger)],
                    heading: "Weiteres"
                ),
            ]
        )
    }

    /// What goes with a group, before it goes.
    func deletion(_ principal: Principal) -> ScreenView {
        let form = FormView(
            id: "bestaetigen",
            action: path.text + "loeschen/",
            fields: [],
            buttons: [ButtonView("Gruppe löschen", style: .danger)],
            cancel: Link(title: "Abbrechen", url: path.text)
        )
        let consequences = [
            "Wer die Rollen der Gruppe nur durch sie hat, verliert sie. Personen in der Gruppe: \(members.count)."
        ]
        return .admin(
            "Gruppe löschen: \(group.name)",
            for: principal,
            menu: GroupPages.path.text,
            trail: [(title: group.name, url: path.text), (title: "Löschen", url: path.text + "loeschen/")],
            parts: [
                .confirmation(
                    ConfirmationView(
                        consequences: consequences,
                        kept: ["Die Personen und ihre eigenen Rollen bleiben."],
                        form: form
                    )
                )
            ]
        )
    }

    private var memberTable: DataTableView {
        DataTableView(
            caption: "Personen der Gruppe",
            columns: [
                ColumnView("Name"), ColumnView("Organisation"), ColumnView("Entfernen", isQuiet: true),
            ],
            rows: members.map { person in
                let remove = ActionView.post(
                    "Entfernen",
                    path.text + "personen/entfernen",
                    fields: ["person": person.id.description],
                    style: .plain,
                    about: person.name
                )
                return DataRowView([
                    .link(person.name, PersonWords.url(person.id)),
                    person.organisation.isEmpty ? .none : .text(person.organisation),
                    .actions([remove]),
                ])
            },
            total: "Personen: \(members.count)",
            empty: EmptyView("Noch gehört niemand zur Gruppe.")
        )
    }
}
