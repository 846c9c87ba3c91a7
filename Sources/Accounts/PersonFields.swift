import Access
import Theme
import Web

extension FieldView {
    /// What people say about themselves, the same in every form that asks for it.
    static func person(_ known: Profile? = nil, function: String? = nil) -> [FieldView] {
        [
            .text(
                "name",
                label: "Name",
                value: known?.name ?? "",
                hint: "Vor- und Nachname",
                autocomplete: "name"
            ),
            .text(
                "organisation",
                label: "Organisation",
                value: known?.organisation ?? "",
                hint: "Ihre Kommune, Ihr Kreis oder Ihr IT-Dienstleister",
                optional: true,
                autocomplete: "organization"
            ),
            .text(
                "function",
                label: "Funktion",
                value: known?.function ?? "",
                hint: function,
                optional: true,
                autocomplete: "organization-title"
            ),
        ]
    }
}

extension PersonDraft {
    /// What the fields `email`, `name`, `organisation` and `function` of a form say.
    init(_ form: Fields) throws {
        self.init(
            email: try form.text("email"),
            name: try form.text("name"),
            organisation: try form.text("organisation"),
            function: try form.text("function")
        )
    }
}
