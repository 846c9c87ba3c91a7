import Access
import Theme

/// The two kinds of password field; browsers' password managers tell them apart by `autocomplete`.
extension FieldView {
    /// For a password that is being set: the rules stand there before anybody types.
    ///
    /// Asked once. A second field stops people from using long passwords, and a mistake is mended by a mail.
    static func newPassword(label: String = "Neues Passwort") -> FieldView {
        .password(
            "password",
            label: label,
            hint: """
                Mindestens \(PasswordRules.minimumCharacters) Zeichen, ohne weitere Vorschriften. Gut ist ein kurzer Satz \
                oder mehrere Wörter, die nichts miteinander zu tun haben. Häufige Passwörter und Ihr eigener Name gehen \
                nicht. Einfügen ist erlaubt.
                """,
            autocomplete: "new-password"
        )
    }

    /// For the present password, before something important changes.
    static func currentPassword(label: String = "Ihr Passwort", hint: String? = nil) -> FieldView {
        .password("current-password", label: label, hint: hint, autocomplete: "current-password")
    }
}
