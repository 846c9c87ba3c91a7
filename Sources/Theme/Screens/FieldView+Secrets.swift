/// Fields for what only one person knows; they come back empty.
extension FieldView {
    /// A password, with "new-password" where one is set; it is never shown again.
    package static func password(
        _ name: String,
        label: String,
        hint: String? = nil,
        error: String? = nil,
        autocomplete: String = "current-password"
    ) -> FieldView {
        make(name, label, InputView("password", autocomplete: autocomplete).asTyped, hint, error, false)
    }

    /// The number that an app or a message shows.
    package static func code(
        _ name: String,
        label: String,
        hint: String? = nil,
        error: String? = nil,
        length: Int = 6
    ) -> FieldView {
        var input = InputView("text", autocomplete: "one-time-code", width: .short).asTyped
        input.inputMode = "numeric"
        // Room for the blank that people type in the middle.
        return make(name, label, input.limited(to: length + 2), hint, error, false)
    }

    /// A code of letters and digits, such as one of the recovery codes.
    package static func recoveryCode(
        _ name: String,
        label: String,
        hint: String? = nil,
        error: String? = nil
    ) -> FieldView {
        make(name, label, InputView("text", autocomplete: "off", width: .medium).asTyped, hint, error, false)
    }
}
