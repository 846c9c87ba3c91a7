import Theme
import Web

/// Which code is asked for; both go to the same check.
enum SecondFactorStep: Sendable {
    case app
    case recovery

    private var path: LocalPath {
        switch self {
        case .app: "/anmelden/zweiter-faktor/"
        case .recovery: "/anmelden/wiederherstellungscode/"
        }
    }

    /// A recovery code is gone now, and somebody who needed one may need more.
    var flash: Flash? {
        switch self {
        case .app: nil
        case .recovery:
            .warning(
                "Der Wiederherstellungscode ist verbraucht. Fehlt Ihnen die App, richten Sie den zweiten Faktor unter "
                    + "„Sicherheit“ neu ein."
            )
        }
    }

    func form(_ destination: Destination) -> FormView {
        FormView(
            id: "faktor",
            action: path.text,
            fields: [field] + destination.fields,
            buttons: [ButtonView("Weiter")],
            cancel: Link(title: "Mit anderem Zugang anmelden", url: destination.along("/anmelden/").text)
        )
    }

    private var field: FieldView {
        switch self {
        case .app: .code("code", label: "Code", hint: "Sechs Ziffern; sie wechseln alle 30 Sekunden.")
        case .recovery:
            .recoveryCode("code", label: "Wiederherstellungscode", hint: "Jeder Code gilt einmal.")
        }
    }

    func screen(_ form: FormView, _ destination: Destination) -> ScreenView {
        switch self {
        case .app:
            ScreenView(
                title: "Code eingeben",
                kind: "Anmelden, zweiter Schritt",
                lead:
                    "Öffnen Sie Ihre Anmelde-App, und geben Sie den Code ein, den sie für diese Website zeigt.",
                breadcrumb: .trail(("Anmelden", "/anmelden/"), ("Code eingeben", path.text)),
                parts: [.form(form), recoveryHint(destination)]
            )
        case .recovery:
            ScreenView(
                title: "Wiederherstellungscode eingeben",
                kind: "Anmelden, zweiter Schritt",
                lead: "Die Codes haben Sie beim Einrichten des zweiten Faktors gesichert.",
                breadcrumb: .trail(("Anmelden", "/anmelden/"), ("Wiederherstellungscode", path.text)),
                parts: [.form(form), officeHint(destination)]
            )
        }
    }

    private func recoveryHint(_ destination: Destination) -> PartView {
        let url = destination.along("/anmelden/wiederherstellungscode/").text
        return .text(
            ParagraphView(
                .text("Sie haben die App gerade nicht? Nehmen Sie einen "),
                .link("Wiederherstellungscode", url),
                .text(".")
            )
        )
    }

    private func officeHint(_ destination: Destination) -> PartView {
        let url = destination.along("/anmelden/zweiter-faktor/").text
        return .text(
            ParagraphView(.link("Doch mit der App anmelden", url)),
            ParagraphView(
                "Sie haben weder App noch Codes? Die Administration kann Ihren zweiten Faktor entfernen, nachdem sie sich "
                    + "vergewissert hat, dass Sie es sind."
            )
        )
    }
}
