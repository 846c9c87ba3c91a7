import Access
import Theme
import Web

/// Codes for the day the app is not at hand: shown once, replaced on demand.
struct RecoveryCodePages: Sendable {
    let gate: Gate

    func show(_ c: SignedIn) async throws -> Reply {
        let summary = try await gate.security(of: c.principal)
        guard summary.hasSecondFactor else { return .redirect(to: SecurityPages.path) }
        return .screen(screen(c, form))
    }

    func renew(_ c: SignedIn) async throws -> Reply {
        let password = try c.form.text("current-password")
        let outcome = try await gate.newRecoveryCodes(password: password, by: c.principal)
        guard case .done(let codes) = outcome else {
            return .again(outcome) { screen(c, form.filled(c.form, $0, problem: $1)) }
        }
        return .screen(Self.codes(codes, for: c.principal, next: SecurityPages.path))
    }

    private var form: FormView {
        FormView(
            id: "codes",
            action: "/mein-bereich/sicherheit/wiederherstellungscodes/",
            fields: [.currentPassword()],
            buttons: [ButtonView("Neue Codes erzeugen")],
            cancel: Link(title: "Abbrechen", url: SecurityPages.path.text)
        )
    }

    private func screen(_ c: SignedIn, _ form: FormView) -> ScreenView {
        .own(
            "Neue Wiederherstellungscodes",
            lead: "Die bisherigen Codes gelten danach nicht mehr.",
            for: c.principal,
            trail: [("Sicherheit", SecurityPages.path.text), ("Wiederherstellungscodes", form.action)],
            parts: [.form(form)]
        )
    }

    /// The only page that ever shows them.
    static func codes(_ codes: [String], for principal: Principal, next: LocalPath) -> ScreenView {
        .own(
            "Ihre Wiederherstellungscodes",
            lead:
                "Haben Sie die App einmal nicht, melden Sie sich mit einem dieser Codes an. Jeder gilt einmal.",
            for: principal,
            trail: [("Sicherheit", SecurityPages.path.text), ("Wiederherstellungscodes", "")],
            parts: [
                .notice(
                    NoticeView(
                        .danger,
                        title: "Sichern Sie die Codes jetzt",
                        [
                            ParagraphView(
                                "Diese Seite erscheint nur einmal. Drucken Sie sie, schreiben Sie die Codes ab, oder legen Sie "
                                    + "sie in eine Passwortverwaltung, aber nicht auf das Telefon mit der App."
                            )
                        ]
                    )
                ),
                .codes(CodesView(label: "Wiederherstellungscodes", codes: codes)),
                .actions([.link("Ich habe die Codes gesichert", next.text, style: .primary)]),
            ]
        )
    }
}
