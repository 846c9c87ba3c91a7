import Access
import Theme
import Web

/// A forgotten password: asking for a link, and setting a new one behind it.
struct PasswordResetPages: Sendable {
    let gate: Gate

    func ask(_ c: Visitor) async throws -> Reply { .screen(request(requestForm)) }

    func request(_ c: Visitor) async throws -> Reply {
        let outcome = try await gate.requestReset(email: c.form.text("email"), client: c.client)
        guard case .done = outcome else {
            return .again(outcome) { request(requestForm.filled(c.form, $0, problem: $1)) }
        }
        return .redirect(to: "/passwort-vergessen/gesendet/")
    }

    /// Says the same whether the address has an account or not.
    func sent(_ c: Visitor) async throws -> Reply {
        let lifetime = LifetimeText.german(gate.settings.resetLifetime)
        return .screen(
            ScreenView(
                title: "Sehen Sie in Ihr Postfach",
                kind: DeadLink.kind(.reset),
                lead: "Gehört zu der Adresse ein Zugang, ist jetzt eine E-Mail mit einem Link unterwegs.",
                breadcrumb: .trail(("Anmelden", "/anmelden/"), ("Neues Passwort", c.path.text)),
                parts: [
                    .list(
                        [
                            "Öffnen Sie den Link, und legen Sie ein neues Passwort fest. Er gilt \(lifetime).",
                            "Nichts angekommen? Sehen Sie nach einigen Minuten auch im Spam-Ordner nach.",
                            ParagraphView(
                                .text("Vielleicht ist Ihr Zugang unter einer anderen Adresse eingetragen: "),
                                .link("noch einmal versuchen", "/passwort-vergessen/")
                            ),
                        ],
                        heading: "So geht es weiter"
                    )
                ]
            )
        )
    }

    func show(_ c: Visitor) async throws -> Reply {
        switch try await gate.look(at: c.linkToken(), for: .reset) {
        case .done(let link): .screen(choice(link, choiceForm(c, link)))
        case .refused(let refusal): DeadLink.reply(refusal, for: .reset)
        case .invalid: .notFound
        }
    }

    func accept(_ c: Visitor) async throws -> Reply {
        let look = try await gate.look(at: c.linkToken(), for: .reset)
        guard let token = try c.linkToken(), let link = look.value else {
            return DeadLink.reply(look.refusal ?? .unknown, for: .reset)
        }
        let password = try c.form.text("password")
        let outcome = try await gate.acceptReset(
            token,
            password: password,
            client: c.client,
            device: c.device
        )
        switch outcome {
        case .done(let session):
            let flash = Flash.success(
                "Ihr neues Passwort gilt. Auf allen anderen Geräten sind Sie abgemeldet."
            )
            return try .redirect(to: Destination(c).next(after: session.stage), flash: flash)
                .signedIn(with: session.token)
        case .refused(let refusal) where refusal != .busy: return DeadLink.reply(refusal, for: .reset)
        default: return .again(outcome) { choice(link, choiceForm(c, link).filled(c.form, $0, problem: $1)) }
        }
    }

    private var requestForm: FormView {
        FormView(
            id: "vergessen",
            action: "/passwort-vergessen/",
            fields: [.email("email", label: "E-Mail-Adresse", autocomplete: "username")],
            buttons: [ButtonView("Link anfordern")],
            cancel: Link(title: "Zurück zur Anmeldung", url: "/anmelden/")
        )
    }

    private func request(_ form: FormView) -> ScreenView {
        ScreenView(
            title: "Passwort vergessen",
            lead:
                "Geben Sie die Adresse an, mit der Sie sich anmelden. Wir schicken Ihnen einen Link, mit dem Sie ein "
                + "neues Passwort festlegen.",
            breadcrumb: .trail(("Anmelden", "/anmelden/"), ("Passwort vergessen", form.action)),
            parts: [.form(form)]
        )
    }

    private func choiceForm(_ c: Visitor, _ link: LinkView) -> FormView {
        FormView(
            id: "passwort",
            action: c.path.text,
            fields: [.username(link.email), .newPassword()],
            buttons: [ButtonView("Passwort festlegen")]
        )
    }

    private func choice(_ link: LinkView, _ form: FormView) -> ScreenView {
        ScreenView(
            title: "Neues Passwort festlegen",
            lead: "Das bisherige Passwort gilt danach nicht mehr, und alle anderen Geräte werden abgemeldet.",
            breadcrumb: .trail(("Anmelden", "/anmelden/"), ("Neues Passwort", form.action)),
            parts: [.facts([DetailView("E-Mail-Adresse", .text(link.email))]), .form(form)]
        )
    }
}
