/// A question of a form: label, hint, control, and what is wrong with the answer.
package struct FieldView: View {
    package let name: String
    package var label: String
    package var hint: String?
    /// What is wrong, and how to put it right.
    package var error: String?
    package var isOptional: Bool
    package var control: FieldControl
    /// Unique on the page; made of the form's id and the name.
    package internal(set) var id: String
    /// Whether it narrows a list, where no answer is as good as any.
    var isFilter = false

    init(
        _ name: String,
        _ label: String,
        _ control: FieldControl,
        hint: String? = nil,
        error: String? = nil,
        isOptional: Bool = false
    ) {
        self.name = name
        self.label = label
        self.control = control
        self.hint = hint
        self.error = error
        self.isOptional = isOptional
        id = name
    }

    /// The fields of a group.
    var fields: [FieldView] {
        if case .group(let fields) = control { fields } else { [] }
    }

    /// Whether "freiwillig" or not is a question; boxes are free by nature unless one of them is needed.
    var isAsked: Bool {
        if isFilter { return false }
        return switch control {
        case .hidden, .username, .group, .checkbox: false
        case .checkboxes: !isOptional
        case .input, .area, .editor, .select, .radios: true
        }
    }

    /// Where the error summary leads: the control, or the first of several.
    var focusID: String {
        switch control {
        case .radios(let options, _), .checkboxes(let options, _): options.isEmpty ? id : id + "-1"
        default: id
        }
    }

    /// The ids of hint and error, as `aria-describedby` wants them.
    var describedBy: String? {
        let ids = [hint.map { _ in id + "-hinweis" }, error.map { _ in id + "-fehler" }].compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    func inForm(_ form: String) -> FieldView {
        var field = self
        field.id = form + "-" + name
        if case .group(let fields) = control { field.control = .group(fields.map { $0.inForm(form) }) }
        return field
    }
}

/// How a field is answered.
package enum FieldControl: Sendable {
    case input(InputView)
    case area(AreaView)
    case editor(EditorView)
    case select([OptionView], chosen: String)
    case radios([OptionView], chosen: String)
    case checkboxes([OptionView], chosen: Set<String>)
    case checkbox(value: String, isOn: Bool)
    case hidden(String)
    case username(String)
    case group([FieldView])
}
