/// How a field comes back: with what was typed or chosen, and what is wrong about it.
extension FieldView {
    func filled(_ values: [String: [String]], _ errors: [String: String]) -> FieldView {
        var field = self
        field.error = errors[name]
        let given = values[name]
        switch control {
        case .input(var input):
            if let first = given?.first, !input.isSecret { input.value = first }
            field.control = .input(input)
        case .area(let area):
            field.control = .area(AreaView(value: given?.first ?? area.value, rows: area.rows))
        case .editor(var editor):
            if let first = given?.first { editor.value = first }
            field.control = .editor(editor)
        case .select(let options, let chosen):
            field.control = .select(options, chosen: given?.first ?? chosen)
        case .radios(let options, let chosen):
            field.control = .radios(options, chosen: given?.first ?? chosen)
        // An empty answer sends nothing at all, so no value means that nothing is ticked.
        case .checkboxes(let options, _): field.control = .checkboxes(options, chosen: Set(given ?? []))
        case .checkbox(let value, _):
            field.control = .checkbox(value: value, isOn: given?.contains(value) == true)
        case .hidden, .username: break
        case .group(let fields): field.control = .group(fields.map { $0.filled(values, errors) })
        }
        return field
    }
}
