import Access
import Theme
import Web

/// The new address of an account, confirmed by whoever reads its mail.
struct AddressConfirmationPages: Sendable {
    let gate: Gate

    func show(_ c: Visitor) async throws -> Reply {
        switch try await gate.look(at: c.linkToken(), for: .address) {
        case .done(let link): .screen(screen(link, c.path))
        case .refused(let refusal): DeadLink.reply(refusal, for: .address)
        case .invalid: .notFound
        }
    }

    func accept(_ c: Visitor) async throws -> Reply {
        guard let token = try c.linkToken() else { return DeadLink.reply(.unknown, for: .address) }
        switch try await gate.acceptAddress(token, client: c.client) {
        case .done:
            let flash = Flash.success("Ihre neue E-Mail-Adresse gilt. Melden Sie sich damit an.")
            return .redirect(to: "/anmelden/", flash: flash).signedOut()
        case .refused(let refusal): return DeadLink.reply(refusal, for: .address)
        case .invalid: return .notFound
        }
    }

    private func screen(_ link: LinkView, _ path: LocalPath) -> ScreenView {
        ScreenView(
            title: "Neue E-Mail-Adresse bestätigen",
            lead: "Guten Tag, \(link.name). Diese Adresse soll künftig zu Ihrem Zugang gehören.",
            breadcrumb: .trail(("Neue E-Mail-Adresse", path.text)),
            parts: [
                .facts([DetailView("Neue Adresse", .text(link.email))]),
                .confirmation(
                    ConfirmationView(
                        consequences: [
                            "Sie melden sich künftig mit der neuen Adresse an.",
                            "Alle Geräte werden abgemeldet.",
                        ],
                        kept: ["Ihr Passwort und der zweite Faktor bleiben, wie sie sind."],
                        form: FormView(
                            id: "adresse",
                            action: path.text,
                            fields: [],
                            buttons: [ButtonView("Adresse bestätigen")]
                        )
                    )
                ),
            ]
        )
    }
}
