/// What templates see of a field: what all have, and one slot for each kind of control.
extension FieldView {
    package static let schema = Schema(
        "FieldView",
        [
            "name": .text(of: FieldView.self) { $0.name },
            "id": .text(of: FieldView.self) { $0.id },
            "focusID": .text(of: FieldView.self) { $0.focusID },
            "label": .text(of: FieldView.self) { $0.label },
            "hint": .text(of: FieldView.self) { $0.hint },
            "error": .text(of: FieldView.self) { $0.error },
            "describedBy": .text(of: FieldView.self) { $0.describedBy },
            "optional": .flag(of: FieldView.self) { $0.isOptional && $0.isAsked },
            "required": .flag(of: FieldView.self) { !$0.isOptional && $0.isAsked },
            "input": .view(of: FieldView.self) { field -> InputView? in
                if case .input(let input) = field.control { input } else { nil }
            },
            "area": .view(of: FieldView.self) { field -> AreaView? in
                if case .area(let area) = field.control { area } else { nil }
            },
            "editor": .view(of: FieldView.self) { field -> EditorView? in
                if case .editor(let editor) = field.control { editor } else { nil }
            },
            "select": .flag(of: FieldView.self) { field in
                if case .select = field.control { true } else { false }
            },
            "radios": .flag(of: FieldView.self) { field in
                if case .radios = field.control { true } else { false }
            },
            "checkboxes": .flag(of: FieldView.self) { field in
                if case .checkboxes = field.control { true } else { false }
            },
            "options": .list(of: FieldView.self) { $0.options },
            "checkbox": .view(of: FieldView.self) { field -> CheckboxView? in
                if case .checkbox(let value, let isOn) = field.control {
                    CheckboxView(value: value, isOn: isOn)
                } else {
                    nil
                }
            },
            "hidden": .view(of: FieldView.self) { field -> HiddenView? in
                if case .hidden(let value) = field.control { HiddenView(field.name, value) } else { nil }
            },
            "username": .text(of: FieldView.self) { field in
                if case .username(let value) = field.control { value } else { nil }
            },
            "group": .flag(of: FieldView.self) { field in
                if case .group = field.control { true } else { false }
            },
            "fields": .list(of: FieldView.self) { $0.fields },
        ]
    )

    /// The options with their ids and whether they are chosen.
    private var options: [PlacedOptionView] {
        switch control {
        case .select(let options, let chosen), .radios(let options, let chosen):
            place(options) { $0 == chosen }
        case .checkboxes(let options, let chosen): place(options, chosen.contains)
        default: []
        }
    }

    private func place(_ options: [OptionView], _ isChosen: (String) -> Bool) -> [PlacedOptionView] {
        options.enumerated().map { number, option in
            PlacedOptionView(option: option, id: "\(id)-\(number + 1)", isChosen: isChosen(option.value))
        }
    }
}
