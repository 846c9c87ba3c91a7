/// The box of a field with a single one.
struct CheckboxView: View {
    var value: String
    var isOn: Bool

    static let schema = Schema(
        "CheckboxView",
        [
            "value": .text(of: CheckboxView.self) { $0.value },
            "chosen": .flag(of: CheckboxView.self) { $0.isOn },
        ]
    )
}
