/// How features write fields: `.email("email", label: "E-Mail-Adresse")`.
extension FieldView {
    /// One line of text.
    package static func text(
        _ name: String,
        label: String,
        value: String = "",
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = false,
        autocomplete: String? = nil,
        maxLength: Int? = nil,
        width: InputView.Width = .full
    ) -> FieldView {
        let input = InputView("text", value: value, autocomplete: autocomplete, width: width)
        return make(name, label, input.limited(to: maxLength), hint, error, optional)
    }

    /// An e-mail address; for signing in with `autocomplete: "username"`.
    package static func email(
        _ name: String,
        label: String,
        value: String = "",
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = false,
        autocomplete: String = "email"
    ) -> FieldView {
        let input = InputView("email", value: value, autocomplete: autocomplete).asTyped
        return make(name, label, input, hint, error, optional)
    }

    /// Words to look for.
    package static func search(_ name: String, label: String, value: String = "", hint: String? = nil)
        -> FieldView
    { make(name, label, InputView("search", value: value, autocomplete: "off"), hint, nil, true) }

    /// A day as `2026-12-31`.
    package static func date(
        _ name: String,
        label: String,
        value: String = "",
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = false
    ) -> FieldView {
        make(name, label, InputView("date", value: value, width: .short), hint, error, optional)
    }

    /// A whole number.
    package static func number(
        _ name: String,
        label: String,
        value: String = "",
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = false
    ) -> FieldView {
        // A text field, because spin buttons change the number when somebody scrolls over it.
        var input = InputView("text", value: value, width: .short)
        input.inputMode = "numeric"
        return make(name, label, input, hint, error, optional)
    }

    /// Some other kind of line: "url", "tel".
    package static func line(
        _ type: String,
        _ name: String,
        label: String,
        value: String = "",
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = false,
        autocomplete: String? = nil
    ) -> FieldView {
        make(
            name,
            label,
            InputView(type, value: value, autocomplete: autocomplete).asTyped,
            hint,
            error,
            optional
        )
    }

    /// Files from the device; the form is then sent as `multipart/form-data`.
    package static func file(
        _ name: String,
        label: String,
        hint: String? = nil,
        error: String? = nil,
        isMultiple: Bool = false
    ) -> FieldView {
        var input = InputView("file")
        input.isMultiple = isMultiple
        return make(name, label, input, hint, error, false)
    }

    /// Several lines of text.
    package static func area(
        _ name: String,
        label: String,
        value: String = "",
        rows: Int = 5,
        hint: String? = nil,
        error: String? = nil,
        optional: Bool = false
    ) -> FieldView {
        let area = FieldControl.area(AreaView(value: value, rows: rows))
        return FieldView(name, label, area, hint: hint, error: error, isOptional: optional)
    }

    static func make(
        _ name: String,
        _ label: String,
        _ input: InputView,
        _ hint: String?,
        _ error: String?,
        _ isOptional: Bool
    ) -> FieldView {
        FieldView(name, label, .input(input), hint: hint, error: error, isOptional: isOptional)
    }
}
