import Access
import Theme
import Web

/// Signing in with address and password, and signing out.
struct SignInPages: Sendable {
    let gate: Gate

    func show(_ c: Visitor) async throws -> Reply {
        let destination = try Destination(c)
        if c.principal?.stage == .full { return .redirect(to: destination.next(after: .full)) }
        let isOver = try c.query.optional("grund") == "abgelaufen"
        return .screen(screen(form(destination), isOver: isOver))
    }

    func signIn(_ c: Visitor) async throws -> Reply {
        let destination = try Destination(c)
        let outcome = try await gate.signIn(
            email: c.form.text("email"),
            password: c.form.text("password"),
            client: c.client,
            device: c.device,
            replacing: c.sessionToken
        )
        guard case .done(let session) = outcome else {
            return .again(outcome) { screen(form(destination).filled(c.form, $0, problem: $1)) }
        }
        return .redirect(to: destination.next(after: session.stage)).signedIn(with: session.token)
    }

    func signOut(_ c: Visitor) async throws -> Reply {
        if let token = c.sessionToken { try await gate.signOut(token) }
        return .redirect(to: "/anmelden/", flash: .success("Sie sind abgemeldet.")).signedOut()
    }

    private func form(_ destination: Destination) -> FormView {
        FormView(
            id: "anmelden",
            action: "/anmelden/",
            fields: [
                .email("email", label: "E-Mail-Adresse", autocomplete: "username"),
                .password("password", label: "Passwort", autocomplete: "current-password"),
            ] + destination.fields,
            buttons: [ButtonView("Anmelden")],
            cancel: Link(title: "Passwort vergessen", url: "/passwort-vergessen/")
        )
    }

    private func screen(_ form: FormView, isOver: Bool = false) -> ScreenView {
        var screen = ScreenView(
            title: "Anmelden",
            lead: "Für die Menschen in den Verwaltungen, die hier zusammenarbeiten.",
            breadcrumb: .trail(("Anmelden", "/anmelden/")),
            parts: [.form(form)] + (gate.settings.registrationIsOpen ? [invitation] : [])
        )
        if isOver {
            screen.messages = [
                .information(
                    "Ihre Anmeldung ist abgelaufen. Nach dem Anmelden geht es auf Ihrer Seite weiter."
                )
            ]
        }
        return screen
    }

    private var invitation: PartView {
        .text(
            ParagraphView(
                .text(
                    "Arbeiten Sie in einer Kommune oder bei ihrem IT-Dienstleister? Dann können Sie einen "
                ),
                .link("Zugang anfragen", "/registrieren/"),
                .text(".")
            ),
            heading: "Noch kein Zugang?"
        )
    }
}
