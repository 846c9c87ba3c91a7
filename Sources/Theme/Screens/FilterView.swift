/// The form above a table that narrows it through the URL.
package struct FilterView: View {
    package let id: String
    package var action: String
    package private(set) var fields: [FieldView]
    /// What the address keeps besides, such as the order.
    package var kept: [HiddenView]
    /// The filters in force, each with the address without it.
    package var chips: [FilterChip]
    /// The address without any filter.
    package var resetURL: String?

    package init(
        id: String = "filter",
        action: String,
        fields: [FieldView],
        hidden: [(String, String)] = [],
        chips: [FilterChip] = [],
        resetURL: String? = nil
    ) {
        self.id = id
        self.action = action
        self.fields = fields.map { field in
            var field = field.inForm(id)
            field.isFilter = true
            return field
        }
        self.kept = hidden.map { HiddenView($0.0, $0.1) }
        self.chips = chips
        self.resetURL = resetURL
    }

    package static let schema = Schema(
        "FilterView",
        [
            "id": .text(of: FilterView.self) { $0.id },
            "action": .text(of: FilterView.self) { $0.action },
            "fields": .list(of: FilterView.self) { $0.fields },
            "kept": .list(of: FilterView.self) { $0.kept },
            "chips": .list(of: FilterView.self) { $0.chips },
            "hasChips": .flag(of: FilterView.self) { !$0.chips.isEmpty },
            "resetURL": .text(of: FilterView.self) { $0.chips.isEmpty ? nil : $0.resetURL },
        ]
    )
}
