/// An answer to choose, with a line of explanation where the title is not enough.
package struct OptionView: Sendable, Hashable {
    package var value: String
    package var title: String
    package var hint: String?

    package init(_ value: String, _ title: String, hint: String? = nil) {
        self.value = value
        self.title = title
        self.hint = hint
    }
}

/// An option of a certain field.
struct PlacedOptionView: View {
    var option: OptionView
    var id: String
    var isChosen: Bool

    static let schema = Schema(
        "PlacedOptionView",
        [
            "value": .text(of: PlacedOptionView.self) { $0.option.value },
            "title": .text(of: PlacedOptionView.self) { $0.option.title },
            "optionHint": .text(of: PlacedOptionView.self) { $0.option.hint },
            "optionID": .text(of: PlacedOptionView.self) { $0.id },
            "chosen": .flag(of: PlacedOptionView.self) { $0.isChosen },
        ]
    )
}
