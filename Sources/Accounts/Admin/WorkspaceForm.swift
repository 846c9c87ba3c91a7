package import Access
import Store
package import Theme
package import Web

/// Name, address, purpose and visibility of a workspace.
package enum WorkspaceForm {
    static var new: FormView {
        FormView(
            id: "arbeitsraum",
            action: "/verwaltung/arbeitsraeume/neu/",
            fields: fields(WorkspaceDraft(slug: "", name: "", purpose: ""), ownerEmail: ""),
            buttons: [ButtonView("Arbeitsraum anlegen")],
            cancel: Link(title: "Abbrechen", url: WorkspacePages.path.text)
        )
    }

    /// - Parameter action: where it is sent; both the administration and the coordination of the workspace have it.
    package static func edit(_ workspace: Workspace, ownerEmail: String, action: String) -> FormView {
        let draft = WorkspaceDraft(
            slug: workspace.slug,
            name: workspace.name,
            purpose: workspace.purpose,
            closedReason: workspace.closedReason,
            visibility: workspace.visibility,
            owner: workspace.owner,
            reviewAt: workspace.reviewAt,
            endsAt: workspace.endsAt
        )
        return FormView(
            id: "arbeitsraum",
            action: action,
            fields: fields(draft, ownerEmail: ownerEmail),
            buttons: [ButtonView("Arbeitsraum speichern", style: .secondary)]
        )
    }

    /// Reads the form; what is wrong with day and owner goes to `errors`.
    package static func read(_ form: Fields, _ gate: Gate, _ errors: inout FormErrors) async throws
        -> WorkspaceDraft
    {
        var draft = WorkspaceDraft(
            slug: try form.text("slug"),
            name: try form.text("name"),
            purpose: try form.text("purpose"),
            closedReason: try form.text("closed-reason"),
            visibility: Workspace.Visibility(rawValue: try form.text("visibility")) ?? .members
        )
        let email = try form.text("owner")
        if !email.isEmpty {
            draft.owner = try await gate.personID(email: email)
            if draft.owner == nil {
                errors.add(
                    "owner",
                    "Zu dieser Adresse gibt es keinen Zugang. Laden Sie die Person zuerst ein."
                )
            }
        }
        draft.reviewAt = try day("review", form, &errors)
        draft.endsAt = try day("ends", form, &errors)
        return draft
    }

    private static func day(_ name: String, _ form: Fields, _ errors: inout FormErrors) throws -> Timestamp? {
        let text = try form.text(name)
        guard !text.isEmpty else { return nil }
        let day = LastDay.start(of: text)
        if day == nil { errors.add(name, "Geben Sie ein Datum an, zum Beispiel 31.12.2027.") }
        return day
    }

    private static func fields(_ draft: WorkspaceDraft, ownerEmail: String) -> [FieldView] {
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
            .email(
                "owner",
                label: "Verantwortlich",
                value: ownerEmail,
                hint: "E-Mail-Adresse der Person, die Fragen zum Arbeitsraum beantwortet",
                optional: true,
                autocomplete: "off"
            ),
            .date(
                "review",
                label: "Zu prüfen am",
                value: iso(draft.reviewAt),
                hint: "Dann fragt das Programm, ob Zweck, Mitglieder und Grund noch stimmen.",
                optional: true
            ),
            .date("ends", label: "Endet voraussichtlich am", value: iso(draft.endsAt), optional: true),
        ]
    }

    private static func iso(_ moment: Timestamp?) -> String {
        moment.map { DateText.day(microseconds: $0.microseconds).iso } ?? ""
    }
}
