import Access
import Theme
import Web

/// Asking for another address; it counts once it is confirmed from its own mailbox.
struct AddressChangePages: Sendable {
    let gate: Gate

    func show(_ c: SignedIn) async throws -> Reply { .screen(screen(c, form)) }

    func request(_ c: SignedIn) async throws -> Reply {
        let outcome = try await gate.requestAddressChange(
            to: c.form.text("email"),
            password: c.form.text("current-password"),
            by: c.principal
        )
        guard case .done = outcome else {
            return .again(outcome) { screen(c, form.filled(c.form, $0, problem: $1)) }
        }
        // The same words for an address that somebody else has: whose, is nobody's business.
        let flash = Flash.information(
            "An die neue Adresse ist eine E-Mail mit einem Link unterwegs. Bis Sie ihn öffnen und bestätigen, gilt die "
                + "bisherige Adresse."
        )
        return .redirect(to: "/mein-bereich/profil/", flash: flash)
    }

    private var form: FormView {
        FormView(
            id: "adresse",
            action: "/mein-bereich/profil/adresse/",
            fields: [
                .email("email", label: "Neue E-Mail-Adresse"),
                .currentPassword(hint: "Damit niemand anderes Ihren Zugang übernimmt."),
            ],
            buttons: [ButtonView("Bestätigung anfordern")],
            cancel: Link(title: "Abbrechen", url: "/mein-bereich/profil/")
        )
    }

    private func screen(_ c: SignedIn, _ form: FormView) -> ScreenView {
        let lifetime = LifetimeText.german(gate.settings.addressChangeLifetime)
        return .own(
            "E-Mail-Adresse ändern",
            lead: "Mit der Adresse melden Sie sich an, und dorthin gehen alle Nachrichten.",
            for: c.principal,
            trail: [("Profil", "/mein-bereich/profil/"), ("Adresse ändern", form.action)],
            parts: [
                .facts([DetailView("Bisherige Adresse", .text(c.principal.email))]),
                .form(form),
                .list(
                    [
                        "An die neue Adresse geht eine E-Mail mit einem Link. Er gilt \(lifetime).",
                        "An die bisherige Adresse geht ein Hinweis, falls jemand anderes das versucht hat.",
                        "Nach dem Bestätigen melden Sie sich mit der neuen Adresse an.",
                    ],
                    numbered: true,
                    heading: "So geht es weiter"
                ),
            ]
        )
    }
}
