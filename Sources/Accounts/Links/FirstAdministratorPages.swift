import Access
import Theme
import Web

/// The very first access, behind the link that the program prints when it starts on an empty database.
struct FirstAdministratorPages: Sendable {
    let gate: Gate

    func show(_ c: Visitor) async throws -> Reply {
        switch try await gate.look(at: c.linkToken(), for: .firstAdministrator) {
        case .done: .screen(screen(form(c)))
        case .refused(let refusal): DeadLink.reply(refusal, for: .firstAdministrator)
        case .invalid: .notFound
        }
    }

    func create(_ c: Visitor) async throws -> Reply {
        guard let token = try c.linkToken() else { return DeadLink.reply(.unknown, for: .firstAdministrator) }
        let outcome = try await gate.createFirstAdministrator(
            token,
            PersonDraft(c.form),
            password: c.form.text("password"),
            client: c.client,
            device: c.device
        )
        switch outcome {
        case .done(let session):
            let flash = Flash.success("Ihr Zugang ist eingerichtet. Laden Sie als Nächstes andere ein.")
            return try .redirect(to: Destination(c).next(after: session.stage), flash: flash)
                .signedIn(with: session.token)
        case .refused(let refusal) where refusal != .busy:
            return DeadLink.reply(refusal, for: .firstAdministrator)
        default: return .again(outcome) { screen(form(c).filled(c.form, $0, problem: $1)) }
        }
    }

    private func form(_ c: Visitor) -> FormView {
        FormView(
            id: "erste-schritte",
            action: c.path.text,
            fields: [
                .email("email", label: "E-Mail-Adresse", autocomplete: "username"),
                .newPassword(label: "Passwort"),
            ] + FieldView.person(function: "Zum Beispiel „IT-Leitung“"),
            buttons: [ButtonView("Zugang einrichten")]
        )
    }

    private func screen(_ form: FormView) -> ScreenView {
        ScreenView(
            title: "Ersten Zugang einrichten",
            kind: DeadLink.kind(.firstAdministrator),
            lead:
                "Dieser Zugang erhält die Rolle Administration. Sie laden danach alle anderen ein und vergeben Rollen.",
            breadcrumb: .trail(("Erste Schritte", form.action)),
            parts: [.form(form)]
        )
    }
}
