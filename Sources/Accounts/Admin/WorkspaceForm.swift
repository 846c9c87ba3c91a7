import Access
import Theme
import Web

/// Name, address, purpose and visibility of a workspace.
enum WorkspaceForm {
    static var new: FormView {
        FormView(
            id: "arbeitsraum",
            action: "/verwaltung/arbeitsraeume/neu/",
            fields: fields(WorkspaceDraft(slug: "", name: "", purpose: "")),
            buttons: [ButtonView("Arbeitsraum anlegen")],
            cancel: Link(title: "Abbrechen", url: WorkspacePages.path.text)
        )
    }

    static func edit(_ workspace: Workspace) -> FormView {
        let draft = WorkspaceDraft(
            slug: workspace.slug,
            name: workspace.name,
            purpose: workspace.purpose,
            closedReason: workspace.closedReason,
            visibility: workspace.visibility
        )
        return FormView(
            id: "arbeitsraum",
            action: WorkspacePage.url(workspace.id),
            fields: fields(draft),
            buttons: [ButtonView("Arbeitsraum speichern", style: .secondary)]
        )
    }

    static func read(_ form: Fields) throws -> WorkspaceDraft {
        WorkspaceDraft(
            slug: try form.text("slug"),
            name: try form.text("name"),
            purpose: try form.text("purpose"),
            closedReason: try form.text("closed-reason"),
            visibility: Workspace.Visibility(rawValue: try form.text("visibility")) ?? .members
        )
    }

    private static func fields(_ draft: WorkspaceDraft) -> [FieldView] {
        [
            .text("name", label: "Name", value: draft.name, hint: "Zum Beispiel „Bauen & Wohnen“"),
            .text(
                "slug",
                label: "Kurzadresse",
                value: draft.slug,
                hint: "Steht in Adressen, zum Beispiel „bauen-wohnen“. Leer entsteht sie aus dem Namen.",
                optional: true
            ),
            .area(
                "purpose",
                label: "Zweck",
                value: draft.purpose,
                rows: 3,
                hint: "Woran hier gearbeitet wird"
            ),
            .radios(
                "visibility",
                label: "Sichtbar für",
                options: Workspace.Visibility.allCases.reversed().map { OptionView($0.rawValue, $0.title) },
                chosen: draft.visibility.rawValue
            ),
            .area(
                "closed-reason",
                label: "Grund der Geschlossenheit",
                value: draft.closedReason,
                rows: 2,
                hint: "Nötig, wenn nur Mitglieder den Arbeitsraum sehen",
                optional: true
            ),
        ]
    }
}
