import Access
import Theme
import Web

/// Name, organisation and function: what others see of a person, changed by herself.
struct ProfilePages: Sendable {
    let gate: Gate

    func show(_ c: SignedIn) async throws -> Reply {
        guard let me = try await gate.person(c.principal.person, for: c.principal) else { return .notFound }
        let profile = Profile(name: me.name, organisation: me.organisation, function: me.function)
        return .screen(screen(c, form(profile)))
    }

    func save(_ c: SignedIn) async throws -> Reply {
        let profile = Profile(
            name: try c.form.text("name"),
            organisation: try c.form.text("organisation"),
            function: try c.form.text("function")
        )
        let outcome = try await gate.editProfile(profile, by: c.principal)
        guard case .done = outcome else {
            return .again(outcome) { screen(c, form(profile).filled(c.form, $0, problem: $1)) }
        }
        return .redirect(to: "/mein-bereich/profil/", flash: .success("Ihr Profil ist gespeichert."))
    }

    private func form(_ profile: Profile) -> FormView {
        FormView(
            id: "profil",
            action: "/mein-bereich/profil/",
            fields: FieldView.person(profile, function: "Zum Beispiel „Sachbearbeitung Meldewesen“"),
            buttons: [ButtonView("Profil speichern")]
        )
    }

    private func screen(_ c: SignedIn, _ form: FormView) -> ScreenView {
        let change = ActionView.link("Adresse ändern", "/mein-bereich/profil/adresse/", style: .plain)
        return .own(
            "Profil",
            lead: "Name, Organisation und Funktion sehen die Menschen, mit denen Sie hier arbeiten.",
            visibility: nil,
            for: c.principal,
            trail: [("Profil", "/mein-bereich/profil/")],
            parts: [
                .form(form),
                .facts(
                    [DetailView("E-Mail-Adresse", .text(c.principal.email), actions: [change])],
                    heading: "Anmeldung"
                ),
            ]
        )
    }
}
