import Access
import Theme
import Web

/// Another password for one's own account.
struct PasswordPages: Sendable {
    let gate: Gate

    func show(_ c: SignedIn) async throws -> Reply { .screen(screen(c, form(for: c.principal.email))) }

    func change(_ c: SignedIn) async throws -> Reply {
        let outcome = try await gate.changePassword(
            current: c.form.text("current-password"),
            new: c.form.text("password"),
            by: c.principal
        )
        guard case .done(let token) = outcome else {
            return .again(outcome) { screen(c, form(for: c.principal.email).filled(c.form, $0, problem: $1)) }
        }
        let flash = Flash.success("Das Passwort ist geändert. Alle anderen Geräte sind abgemeldet.")
        return .redirect(to: SecurityPages.path, flash: flash).signedIn(with: token)
    }

    private func form(for email: String) -> FormView {
        FormView(
            id: "passwort",
            action: "/mein-bereich/sicherheit/passwort/",
            fields: [
                .username(email), .currentPassword(label: "Bisheriges Passwort"), .newPassword(),
            ],
            buttons: [ButtonView("Passwort ändern")],
            cancel: Link(title: "Abbrechen", url: SecurityPages.path.text)
        )
    }

    private func screen(_ c: SignedIn, _ form: FormView) -> ScreenView {
        .own(
            "Passwort ändern",
            lead: "Alle anderen Geräte werden abgemeldet; dort melden Sie sich mit dem neuen Passwort an.",
            for: c.principal,
            trail: [("Sicherheit", SecurityPages.path.text), ("Passwort ändern", form.action)],
            parts: [.form(form)]
        )
    }
}
