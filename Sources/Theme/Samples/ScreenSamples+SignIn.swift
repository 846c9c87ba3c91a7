/// Pages before somebody is signed in.
extension ScreenSamples {
    static let signIn = [
        sample("anmelden", signInPage), sample("anmelden-mit-fehler", wrongSignIn),
        sample("zweiter-faktor", secondFactor), sample("einladung", invitation),
        sample("abgelaufen", expired),
    ]

    private static let signInForm = FormView(
        id: "anmelden",
        action: "#anmelden",
        fields: [
            .email("email", label: "E-Mail-Adresse", autocomplete: "username"),
            .password("passwort", label: "Passwort"), .hidden("weiter", "/mein-bereich/"),
        ],
        buttons: [ButtonView("Anmelden")],
        cancel: Link(title: "Passwort vergessen", url: "#vergessen")
    )

    private static let signInHelp = PartView.text(
        ParagraphView(
            .text("Zugang erhalten Beschäftigte der Kommunen und ihrer IT-Dienstleister. "),
            .link("Zugang anfragen", "#anfragen")
        ),
        heading: "Noch kein Zugang?"
    )

    private static let signInPage = ScreenView(
        title: "Anmelden",
        lead: "Für die kommunale Familie: Arbeitsräume, Kontakte und Rundmails.",
        breadcrumb: way("Anmelden"),
        parts: [.form(signInForm), signInHelp]
    )

    private static let wrongSignIn = ScreenView(
        title: "Anmelden",
        lead: "Für die kommunale Familie: Arbeitsräume, Kontakte und Rundmails.",
        breadcrumb: way("Anmelden"),
        parts: [
            .form(
                signInForm.filled(
                    values: ["email": ["kim.beispiel@musterstadt.example"]],
                    problem:
                        "Diese Adresse und dieses Passwort passen nicht zusammen. Prüfen Sie beides, oder setzen Sie das Passwort neu."
                )
            ), signInHelp,
        ]
    )

    private static let secondFactor = ScreenView(
        title: "Zweiter Faktor",
        kind: "Anmelden",
        lead: "Öffnen Sie Ihre Anmelde-App, und geben Sie den Code ein, den sie für diese Website zeigt.",
        breadcrumb: way("Anmelden", "Zweiter Faktor"),
        parts: [
            .form(
                FormView(
                    id: "faktor",
                    action: "#faktor",
                    fields: [
                        .code("code", label: "Code", hint: "Sechs Ziffern; sie wechseln alle 30 Sekunden.")
                    ],
                    buttons: [ButtonView("Weiter")],
                    cancel: Link(title: "Abbrechen", url: "#abbrechen")
                )
            ),
            .text(
                ParagraphView(
                    .text("Kein Zugriff auf die App? "),
                    .link("Mit einem Wiederherstellungscode anmelden", "#notfall")
                )
            ),
        ]
    )

    private static let invitation = ScreenView(
        title: "Passwort setzen",
        kind: "Einladung",
        lead: "Guten Tag, Kim Beispiel. Mit dem Passwort melden Sie sich künftig an.",
        breadcrumb: way("Einladung"),
        parts: [
            .steps(
                StepsView([
                    StepView("Passwort setzen", .current), StepView("Zweiten Faktor einrichten", .open),
                    StepView("Wiederherstellungscodes sichern", .open),
                ])
            ),
            .form(
                FormView(
                    id: "einladung",
                    action: "#einladung",
                    fields: [
                        .password(
                            "passwort",
                            label: "Neues Passwort",
                            hint:
                                "Mindestens 10 Zeichen. Ein Satz oder mehrere Wörter sind gut; einfügen ist erlaubt.",
                            autocomplete: "new-password"
                        )
                    ],
                    buttons: [ButtonView("Passwort setzen")]
                )
            ),
        ]
    )

    private static let expired = ScreenView(
        title: "Dieser Link gilt nicht mehr",
        kind: "Einladung",
        lead: "Links aus Einladungen gelten 7 Tage und nur einmal.",
        breadcrumb: way("Einladung"),
        parts: [
            .list(
                [
                    ParagraphView(
                        .text("Haben Sie schon ein Passwort gesetzt? Dann können Sie sich "),
                        .link("anmelden", "#anmelden"),
                        .text(".")
                    ), "Sonst bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.",
                ],
                heading: "So geht es weiter"
            )
        ]
    )
}
