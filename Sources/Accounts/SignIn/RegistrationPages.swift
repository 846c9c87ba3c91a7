import Access
import Theme
import Web

/// Asking for an access; somebody of the site decides.
struct RegistrationPages: Sendable {
    let gate: Gate

    func show(_ c: Visitor) async throws -> Reply {
        gate.settings.registrationIsOpen ? .screen(screen(form)) : .screen(closed)
    }

    func request(_ c: Visitor) async throws -> Reply {
        let outcome = try await gate.requestAccount(
            PersonDraft(c.form),
            note: c.form.text("note"),
            client: c.client
        )
        if outcome.refusal == .closed { return .screen(closed, status: .forbidden) }
        guard case .done = outcome else {
            return .again(outcome) { screen(form.filled(c.form, $0, problem: $1)) }
        }
        return .redirect(to: "/registrieren/gesendet/")
    }

    /// Says the same whether the address was known or not.
    func sent(_ c: Visitor) async throws -> Reply {
        .screen(
            ScreenView(
                title: "Ihre Anfrage ist eingegangen",
                lead: "Sie erhalten eine E-Mail, sobald über Ihre Anfrage entschieden ist.",
                breadcrumb: .trail(("Zugang anfragen", "/registrieren/"), ("Eingegangen", c.path.text)),
                parts: [
                    .list(
                        [
                            "Eine Person mit dem Recht, Anfragen zu bestätigen, sieht Ihre Angaben und entscheidet.",
                            "Danach kommt eine Einladung mit einem Link, über den Sie Ihr Passwort festlegen.",
                            "Haben Sie schon einen Zugang, schreiben wir Ihnen, wie Sie hineinkommen.",
                        ],
                        numbered: true,
                        heading: "So geht es weiter"
                    )
                ]
            )
        )
    }

    private var form: FormView {
        FormView(
            id: "anfrage",
            action: "/registrieren/",
            fields: [.email("email", label: "Dienstliche E-Mail-Adresse", hint: domains)]
                + FieldView.person(function: "Zum Beispiel „Sachbearbeitung Meldewesen“") + [
                    .area(
                        "note",
                        label: "Wofür brauchen Sie den Zugang?",
                        rows: 3,
                        hint: "Ein Satz hilft beim Entscheiden.",
                        optional: true
                    )
                ],
            buttons: [ButtonView("Zugang anfragen")],
            cancel: Link(title: "Zurück zur Anmeldung", url: "/anmelden/")
        )
    }

    private var domains: String? {
        let names = gate.settings.registrationDomains
        return names.isEmpty ? nil : "Möglich mit Adressen bei: " + names.joined(separator: ", ")
    }

    private func screen(_ form: FormView) -> ScreenView {
        let retention = LifetimeText.german(gate.settings.requestRetention, afterPreposition: true)
        return ScreenView(
            title: "Zugang anfragen",
            lead: "Für Menschen, die in Kommunen oder bei ihren IT-Dienstleistern arbeiten.",
            breadcrumb: .trail(("Anmelden", "/anmelden/"), ("Zugang anfragen", form.action)),
            parts: [
                .form(form),
                .text(
                    """
                    Ihre Angaben sehen nur die Personen, die über Anfragen entscheiden. Wird die Anfrage abgelehnt, löschen \
                    wir sie sofort; entscheidet niemand, nach \(retention).
                    """,
                    heading: "Was mit Ihren Angaben geschieht"
                ),
            ]
        )
    }

    private var closed: ScreenView {
        ScreenView(
            title: "Zugänge gibt es nur auf Einladung",
            lead: RequestRefusal.closed.message,
            breadcrumb: .trail(("Anmelden", "/anmelden/"), ("Zugang anfragen", "/registrieren/")),
            parts: [.text(ParagraphView(.link("Zurück zur Anmeldung", "/anmelden/")))]
        )
    }
}
