import Access
import Theme
import Web

/// The pages on the way to a second factor and away from it.
enum EnrolmentScreens {
    static let path: LocalPath = "/mein-bereich/sicherheit/zweiter-faktor/"

    /// Without the password when it was given only minutes ago.
    static func beginForm(_ c: SignedIn) throws -> FormView {
        let password = c.principal.isFresh(at: c.now) ? [] : [FieldView.currentPassword()]
        return FormView(
            id: "beginnen",
            action: path.text,
            fields: try password + Destination(c).fields,
            buttons: [ButtonView("Einrichtung beginnen")],
            cancel: cancel(c)
        )
    }

    static func begin(_ c: SignedIn, _ form: FormView) -> ScreenView {
        let need: [PartView] =
            c.principal.stage == .enrolment
            ? [
                .notice(
                    .information(
                        "Eine Ihrer Rollen verlangt einen zweiten Faktor. Sobald er eingerichtet ist, geht es weiter."
                    )
                )
            ] : []
        return screen(
            c,
            "Zweiten Faktor einrichten",
            lead:
                "Beim Anmelden geben Sie dann neben dem Passwort einen Code ein, den eine App auf Ihrem Telefon zeigt.",
            parts: need + [
                steps(0),
                .list([
                    ParagraphView(
                        "Sie brauchen eine App für Einmalcodes (TOTP). Viele sind kostenlos; auch manche Passwortverwaltung "
                            + "kann es."
                    ),
                    "Dauer: etwa drei Minuten.",
                ]),
                .form(form),
            ]
        )
    }

    static func codeForm(_ c: SignedIn) throws -> FormView {
        FormView(
            id: "code",
            action: "/mein-bereich/sicherheit/zweiter-faktor/code",
            fields: [
                .code("code", label: "Code aus der App", hint: "Die sechs Ziffern, die sie jetzt zeigt.")
            ]
                + (try Destination(c).fields),
            buttons: [ButtonView("Zweiten Faktor einschalten")],
            cancel: cancel(c)
        )
    }

    static func code(_ c: SignedIn, _ enrolment: TOTPEnrolment, _ form: FormView) throws -> ScreenView {
        let label = "QR-Code für die Anmelde-App"
        let image = try QRCode(enrolment.uri).svg(label: label)
        return screen(
            c,
            "App verbinden",
            lead: "Zeigen Sie der App den QR-Code, und geben Sie dann den Code ein, den sie nennt.",
            parts: [
                steps(1),
                .qr(
                    QRCodeView(
                        image: Fragment(Array(image.utf8)),
                        label: label,
                        secret: enrolment.secret,
                        url: enrolment.uri
                    ),
                    heading: "1. QR-Code aufnehmen"
                ),
                .form(form, heading: "2. Code eingeben"),
            ]
        )
    }

    private static func screen(_ c: SignedIn, _ title: String, lead: String? = nil, parts: [PartView])
        -> ScreenView
    {
        let trail = [(title: "Sicherheit", url: SecurityPages.path.text), (title: title, url: path.text)]
        return .own(title, lead: lead, for: c.principal, trail: trail, parts: parts)
    }

    private static func steps(_ current: Int) -> PartView {
        let titles = ["Vorbereiten", "App verbinden", "Wiederherstellungscodes sichern"]
        return .steps(
            StepsView(
                titles.enumerated().map { position, title in
                    StepView(title, position < current ? .done : position == current ? .current : .open)
                }
            )
        )
    }

    /// The way out; there is none but signing out for somebody whose role asks for it.
    private static func cancel(_ c: SignedIn) -> Theme.Link? {
        c.principal.stage == .full ? Link(title: "Abbrechen", url: SecurityPages.path.text) : nil
    }
}
