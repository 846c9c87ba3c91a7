import Access
import Theme
import Web

/// The first visit of somebody who was invited: she sets her password and is signed in.
struct InvitationPages: Sendable {
    let gate: Gate

    func show(_ c: Visitor) async throws -> Reply {
        switch try await gate.look(at: c.linkToken(), for: .invitation) {
        case .done(let link): .screen(screen(link, form(c, link)))
        case .refused(let refusal): DeadLink.reply(refusal, for: .invitation)
        case .invalid: .notFound
        }
    }

    func accept(_ c: Visitor) async throws -> Reply {
        let look = try await gate.look(at: c.linkToken(), for: .invitation)
        guard let token = try c.linkToken(), let link = look.value else {
            return DeadLink.reply(look.refusal ?? .unknown, for: .invitation)
        }
        let password = try c.form.text("password")
        let outcome = try await gate.acceptInvitation(
            token,
            password: password,
            client: c.client,
            device: c.device
        )
        switch outcome {
        case .done(let session):
            let welcome = Flash.success("Ihr Passwort ist festgelegt, und Sie sind angemeldet.")
            return try .redirect(to: Destination(c).next(after: session.stage), flash: welcome)
                .signedIn(with: session.token)
        case .refused(let refusal) where refusal != .busy: return DeadLink.reply(refusal, for: .invitation)
        default: return .again(outcome) { screen(link, form(c, link).filled(c.form, $0, problem: $1)) }
        }
    }

    private func form(_ c: Visitor, _ link: LinkView) -> FormView {
        FormView(
            id: "einladung",
            action: c.path.text,
            fields: [.username(link.email), .newPassword(label: "Ihr Passwort")],
            buttons: [ButtonView("Passwort festlegen")]
        )
    }

    private func screen(_ link: LinkView, _ form: FormView) -> ScreenView {
        ScreenView(
            title: "Passwort festlegen",
            kind: DeadLink.kind(.invitation),
            lead:
                "Guten Tag, \(link.name). Mit Ihrer Adresse und diesem Passwort melden Sie sich künftig an.",
            breadcrumb: .trail((DeadLink.kind(.invitation), form.action)),
            parts: [.facts([DetailView("E-Mail-Adresse", .text(link.email))]), .form(form)]
        )
    }
}
