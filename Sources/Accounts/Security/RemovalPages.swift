import Access
import Theme
import Web

/// Turning the second factor off again.
struct RemovalPages: Sendable {
    let gate: Gate

    func show(_ c: SignedIn) async throws -> Reply {
        let summary = try await gate.security(of: c.principal)
        guard summary.hasSecondFactor else { return .redirect(to: SecurityPages.path) }
        return .screen(screen(c, form))
    }

    func turnOff(_ c: SignedIn) async throws -> Reply {
        let outcome = try await gate.disableTOTP(password: c.form.text("current-password"), by: c.principal)
        guard case .done(let token) = outcome else {
            return .again(outcome) { screen(c, form.filled(c.form, $0, problem: $1)) }
        }
        let flash = Flash.success("Der zweite Faktor ist abgeschaltet. Alle anderen Geräte sind abgemeldet.")
        return .redirect(to: SecurityPages.path, flash: flash).signedIn(with: token)
    }

    private var form: FormView {
        FormView(
            id: "abschalten",
            action: "/mein-bereich/sicherheit/zweiter-faktor/abschalten/",
            fields: [.currentPassword()],
            buttons: [ButtonView("Zweiten Faktor abschalten", style: .danger)],
            cancel: Link(title: "Abbrechen", url: SecurityPages.path.text)
        )
    }

    private func screen(_ c: SignedIn, _ form: FormView) -> ScreenView {
        let consequences = [
            "Zum Anmelden genügt dann das Passwort, auch für jemanden, der es gestohlen hat.",
            "Die Wiederherstellungscodes gelten nicht mehr.",
            "Alle anderen Geräte werden abgemeldet.",
        ]
        return .own(
            "Zweiten Faktor abschalten",
            for: c.principal,
            trail: [("Sicherheit", SecurityPages.path.text), ("Zweiten Faktor abschalten", form.action)],
            parts: [.confirmation(ConfirmationView(consequences: consequences, form: form))]
        )
    }
}
