/// Fields that are answered by choosing, and those that are not answered at all.
extension FieldView {
    /// One of many, in a menu.
    package static func select(
        _ name: String,
        label: String,
        options: [OptionView],
        chosen: String = "",
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = false
    ) -> FieldView {
        let control = FieldControl.select(options, chosen: chosen)
        return FieldView(name, label, control, hint: hint, error: error, isOptional: optional)
    }

    /// One of a few, all in view.
    package static func radios(
        _ name: String,
        label: String,
        options: [OptionView],
        chosen: String = "",
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = false
    ) -> FieldView {
        let control = FieldControl.radios(options, chosen: chosen)
        return FieldView(name, label, control, hint: hint, error: error, isOptional: optional)
    }

    /// Any number of a few.
    package static func checkboxes(
        _ name: String,
        label: String,
        options: [OptionView],
        chosen: Set<String> = [],
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = true
    ) -> FieldView {
        let control = FieldControl.checkboxes(options, chosen: chosen)
        return FieldView(name, label, control, hint: hint, error: error, isOptional: optional)
    }

    /// A single box to tick.
    package static func checkbox(
        _ name: String,
        label: String,
        isOn: Bool = false,
        value: String = "ja",
        hint: String? = nil,
        error: String? = nil
    ) -> FieldView {
        FieldView(name, label, .checkbox(value: value, isOn: isOn), hint: hint, error: error)
    }

    /// A value that is sent along unseen.
    package static func hidden(_ name: String, _ value: String) -> FieldView {
        FieldView(name, "", .hidden(value))
    }

    /// Whose password is set, unseen: password managers need it to store the new one under the right name.
    package static func username(_ value: String) -> FieldView {
        FieldView("username", "", .username(value))
    }

    /// Fields that belong together, under a name of their own; groups have no groups inside.
    package static func group(_ legend: String, hint: String? = nil, fields: [FieldView]) -> FieldView {
        FieldView("gruppe-\(fields.first?.name ?? "")", legend, .group(fields), hint: hint)
    }
}
