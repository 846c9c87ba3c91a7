/// The parts one by one, in all their states.
extension ScreenSamples {
    static let parts = [
        sample("felder", fields), sample("felder-mit-fehlern", wrongFields),
        sample("knoepfe-und-meldungen", buttons),
        sample("tabellen-und-merkmale", records), sample("weitere-bausteine", others),
    ]

    private static let options = [
        OptionView("lesen", "Lesen", hint: "Seiten und Anhänge ansehen"),
        OptionView("schreiben", "Schreiben", hint: "Seiten anlegen und ändern"),
        OptionView("koordination", "Koordination", hint: "Mitglieder aufnehmen und Seiten freigeben"),
    ]

    private static let plainOptions = options.map { OptionView($0.value, $0.title) }

    static let everyField: [FieldView] = [
        .text(
            "name",
            label: "Name",
            value: "Kim Beispiel",
            hint: "So sehen andere Sie.",
            autocomplete: "name"
        ),
        .email("email", label: "E-Mail-Adresse", value: "kim.beispiel@musterstadt.example"),
        .password(
            "passwort",
            label: "Neues Passwort",
            hint: "Mindestens 10 Zeichen",
            autocomplete: "new-password"
        ),
        .code("code", label: "Code aus der App", hint: "Sechs Ziffern; sie wechseln alle 30 Sekunden."),
        .recoveryCode("wiederherstellungscode", label: "Wiederherstellungscode"),
        .line("tel", "telefon", label: "Telefon", optional: true, autocomplete: "tel"),
        .number("tage", label: "Nicht gesehen seit Tagen", value: "90"),
        .date("ende", label: "Gilt bis", value: "2026-12-31", optional: true),
        .area(
            "anlass",
            label: "Warum brauchen Sie einen Zugang?",
            value: "Ich übernehme die Aufgabe der Ansprechperson.",
            hint: "Zwei Sätze genügen.",
            optional: true
        ),
        .select("rolle", label: "Rolle", options: plainOptions, chosen: "schreiben"),
        .radios("zugang", label: "Zugang zum Arbeitsraum", options: options, chosen: "lesen"),
        .checkboxes("rechte", label: "Weitere Rechte", options: options, chosen: ["lesen", "schreiben"]),
        .checkbox(
            "nachricht",
            label: "Über neue Seiten per E-Mail benachrichtigen",
            isOn: true,
            hint: "Höchstens einmal am Tag"
        ),
        .group(
            "Organisation",
            hint: "Für wen Sie arbeiten",
            fields: [
                .text("organisation", label: "Name der Organisation", autocomplete: "organization"),
                .text("plz", label: "Postleitzahl", autocomplete: "postal-code", width: .short),
            ]
        ),
        .hidden("weiter", "/"),
    ]

    private static let form = FormView(
        id: "alle",
        action: "#alle",
        lead: "Ein Formular mit jeder Art von Feld.",
        fields: everyField,
        buttons: [ButtonView("Speichern"), ButtonView("Entwurf sichern", name: "art", value: "entwurf")],
        cancel: Link(title: "Abbrechen", url: "#alle")
    )

    private static let fields = ScreenView(
        title: "Felder",
        kind: "Bausteine",
        lead: "Jedes Feld hat eine Beschriftung; ein Hinweis steht zwischen ihr und dem Feld.",
        breadcrumb: way("Bausteine", "Felder"),
        parts: [.form(form, heading: "Alle Felder")]
    )

    private static let wrongFields = ScreenView(
        title: "Felder mit Fehlern",
        kind: "Bausteine",
        lead: "Das Formular kommt mit den Angaben zurück; die Zusammenfassung führt zu jedem Feld.",
        breadcrumb: way("Bausteine", "Felder mit Fehlern"),
        parts: [
            .form(
                form.filled(
                    values: [
                        "email": ["kim.beispiel"], "rolle": ["lesen"], "rechte": ["lesen"],
                        "ende": ["2026-01-31"],
                    ],
                    errors: [
                        "name": "Geben Sie Ihren Namen ein.",
                        "email":
                            "In der E-Mail-Adresse fehlt das @-Zeichen. Ein Beispiel: name@stadt.example.",
                        "passwort": "Das Passwort ist zu kurz. Nehmen Sie mindestens 10 Zeichen.",
                        "ende": "Der 31. Januar 2026 ist vorbei. Wählen Sie einen Tag in der Zukunft.",
                        "anlass": "Kürzen Sie den Text auf 500 Zeichen; er hat 612.",
                        "rolle": "Die Rolle „Lesen“ ist hier nicht möglich. Wählen Sie eine andere.",
                        "zugang": "Wählen Sie einen Zugang.",
                        "rechte": "Diese Rechte vergibt nur die Koordination.",
                        "nachricht": "Benachrichtigungen brauchen eine bestätigte Adresse.",
                        "plz": "Eine Postleitzahl hat fünf Ziffern.",
                    ],
                    problem:
                        "Jemand anderes hat diese Angaben inzwischen geändert. Prüfen Sie sie noch einmal."
                )
            )
        ]
    )

    private static let buttons = ScreenView(
        title: "Knöpfe und Meldungen",
        kind: "Bausteine",
        lead: "Knöpfe sind Verben. Auf jeder Seite gibt es höchstens einen Hauptknopf.",
        breadcrumb: way("Bausteine", "Knöpfe und Meldungen"),
        parts: [
            .actions(
                ButtonStyle.allCases.map { .link("Person einladen", "#knoepfe", style: $0) },
                heading: "Verweise, die wie Knöpfe aussehen",
                id: "knoepfe"
            ),
            .actions(
                ButtonStyle.allCases.map {
                    .post("Sitzung beenden", "#knoepfe", fields: ["id": "1"], style: $0)
                },
                heading: "Knöpfe, die sofort handeln"
            ),
        ]
            + NoticeView.Tone.allCases.enumerated().map { number, tone in
                .notice(
                    NoticeView(
                        tone,
                        title: number.isMultiple(of: 2) ? nil : "Der Versand ist noch nicht eingerichtet",
                        [
                            ParagraphView(
                                .text("Nachrichten werden in "),
                                .code("var/outbox"),
                                .text(" abgelegt. "),
                                .link("So richten Sie den Versand ein", "#knoepfe")
                            )
                        ],
                        actions: number == 1 ? [.link("Einstellungen ansehen", "#knoepfe")] : []
                    ),
                    heading: number == 0 ? "Meldungen" : nil
                )
            }
    )
}
