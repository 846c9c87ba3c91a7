import Access
import Store
import Theme
import Web

/// One's own data: taking them along, and leaving for good.
struct LeavingPages: Sendable {
    let gate: Gate

    func showData(_ c: SignedIn) async throws -> Reply {
        .screen(
            .own(
                "Meine Daten",
                lead: "Alles, was hier über Sie gespeichert ist, als Datei zum Lesen und Weitergeben.",
                for: c.principal,
                trail: [("Meine Daten", "/mein-bereich/meine-daten/")],
                parts: [
                    .text(
                        ParagraphView(
                            "Die Datei ist im Format JSON. Sie enthält Ihre Angaben, Ihre Rollen und was Sie hier getan haben, "
                                + "aber keine Passwörter und keine Geheimnisse des zweiten Faktors."
                        )
                    ),
                    .actions([.post("Datei herunterladen", "/mein-bereich/meine-daten/", style: .primary)]),
                    .text(
                        ParagraphView(
                            .text("Sie brauchen Ihren Zugang nicht mehr? Sie können ihn "),
                            .link("löschen", "/mein-bereich/loeschen/"),
                            .text(".")
                        ),
                        heading: "Zugang löschen"
                    ),
                ]
            )
        )
    }

    /// By POST, because it is recorded that the data were handed out.
    func exportData(_ c: SignedIn) async throws -> Reply {
        let outcome = try await gate.exportPersonalData(of: c.principal.person, by: .principal(c.principal))
        guard case .done(let data) = outcome else { return .notFound }
        return .bytes(Array(data.text.utf8), type: "application/json", fileName: "meine-daten.json")
    }

    func show(_ c: SignedIn) async throws -> Reply { .screen(screen(c, form)) }

    func delete(_ c: SignedIn) async throws -> Reply {
        let password = try c.form.text("current-password")
        let outcome = try await gate.deleteOwnAccount(password: password, by: c.principal)
        guard case .done = outcome else {
            return .again(outcome) { screen(c, form.filled(c.form, $0, problem: $1)) }
        }
        let flash = Flash.success("Ihr Zugang ist gelöscht. Danke, dass Sie dabei waren.")
        return .redirect(to: "/anmelden/", flash: flash).signedOut()
    }

    private var form: FormView {
        FormView(
            id: "loeschen",
            action: "/mein-bereich/loeschen/",
            fields: [.currentPassword()],
            buttons: [ButtonView("Zugang endgültig löschen", style: .danger)],
            cancel: Link(title: "Abbrechen", url: "/mein-bereich/meine-daten/")
        )
    }

    private func screen(_ c: SignedIn, _ form: FormView) -> ScreenView {
        .own(
            "Zugang löschen",
            for: c.principal,
            trail: [("Meine Daten", "/mein-bereich/meine-daten/"), ("Zugang löschen", form.action)],
            parts: [
                .confirmation(
                    ConfirmationView(
                        consequences: [
                            "Sie werden überall abgemeldet und können sich nicht mehr anmelden.",
                            "Adresse, Name, Organisation, Funktion und Rollen werden gelöscht.",
                            "Das lässt sich nicht rückgängig machen.",
                        ],
                        kept: [
                            "Was Sie geschrieben haben, bleibt. Statt Ihres Namens steht dort „\(Person.deletedName)“."
                        ],
                        form: form
                    )
                )
            ]
        )
    }
}
