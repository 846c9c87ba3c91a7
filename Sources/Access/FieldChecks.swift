/// Reads the fields of one form and collects what is wrong with them, in German.
package struct FieldChecks {
    package private(set) var problems: [FieldProblem] = []

    package init() {}

    /// One line of text, cleaned; an empty text after a problem.
    package mutating func line(
        _ text: String,
        _ field: String,
        _ label: String,
        upTo limit: Int,
        isRequired: Bool = false
    )
        -> String
    {
        guard let line = CleanText.line(text) else {
            note(field, "„\(label)“ enthält unsichtbare Steuerzeichen. Tippen Sie den Text bitte neu ein.")
            return ""
        }
        check(line, field, label, upTo: limit, isRequired: isRequired)
        return line
    }

    /// Several lines of text, cleaned.
    package mutating func block(
        _ text: String,
        _ field: String,
        _ label: String,
        upTo limit: Int,
        isRequired: Bool = false
    )
        -> String
    {
        guard let block = CleanText.block(text) else {
            note(field, "„\(label)“ enthält unsichtbare Steuerzeichen. Tippen Sie den Text bitte neu ein.")
            return ""
        }
        check(block, field, label, upTo: limit, isRequired: isRequired)
        return block
    }

    /// An address, as the settings allow it.
    mutating func email(_ text: String, _ field: String = "email", settings: AccessSettings) -> EmailAddress?
    {
        if let address = EmailAddress(text, allowsDotless: settings.allowsDotlessDomains) { return address }
        note(
            field,
            CleanText.line(text)?.isEmpty ?? false
                ? "Geben Sie eine E-Mail-Adresse an."
                : "Das ist keine gültige E-Mail-Adresse. Sie sieht so aus: vorname.nachname@kommune.example."
        )
        return nil
    }

    /// A new password, normalised.
    mutating func password(_ text: String, _ rules: PasswordRules) -> String {
        switch rules.check(text) {
        case .success(let password): return password
        case .failure(let weakness):
            note("password", weakness.message)
            return ""
        }
    }

    package mutating func note(_ field: String, _ message: String) {
        problems.append(FieldProblem(field, message))
    }

    private mutating func check(
        _ text: String,
        _ field: String,
        _ label: String,
        upTo limit: Int,
        isRequired: Bool
    ) {
        if text.isEmpty, isRequired { note(field, "„\(label)“ fehlt noch. Füllen Sie das Feld bitte aus.") }
        if text.count > limit || text.utf8.count > limit * 4 {
            note(field, "„\(label)“ ist zu lang. Kürzen Sie den Text auf höchstens \(limit) Zeichen.")
        }
    }
}
