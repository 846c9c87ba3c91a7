/// A person's own pages.
extension ScreenSamples {
    static let account = [
        sample("mein-bereich", start), sample("sicherheit", security), sample("faktor-einrichten", enrolment),
        sample("wiederherstellungscodes", codes),
    ]

    private static let start: ScreenView = {
        var rows = RowList(title: nil, id: "raeume", rows: [])
        rows.rows = ["Bauen und Wohnen", "Familie und Kind", "Arbeitskreis Technik"].map { title in
            var row = Row(title: title, url: "#raum")
            row.summary = "Zwei neue Seiten seit Ihrem letzten Besuch."
            row.meta = [Meta("Koordination"), Meta("38 Mitglieder")]
            return row
        }
        var screen = ScreenView(
            title: "Guten Tag, Kim Beispiel",
            kind: "Mein Bereich",
            visibility: "nur Sie",
            section: own(at: "Mein Bereich"),
            breadcrumb: way("Mein Bereich"),
            parts: [
                .notice(
                    NoticeView(
                        .warning,
                        title: "Ihr zweiter Faktor fehlt noch",
                        ["Für die Rolle „Redaktion“ ist er vom 1. Dezember 2026 an nötig."],
                        actions: [.link("Zweiten Faktor einrichten", "#faktor")]
                    )
                ),
                .rows(rows, heading: "Ihre Arbeitsräume"),
                .facts(
                    [
                        DetailView("Zuletzt angemeldet", .time(.moment(secondsSince1970: now - 90_000))),
                        DetailView("Rollen", ["Redaktion", "Mitglied der kommunalen Familie"]),
                    ],
                    heading: "Ihr Zugang"
                ),
            ]
        )
        screen.messages = [.success("Sie sind angemeldet.")]
        return screen
    }()

    private static let security: ScreenView = {
        var screen = ScreenView(
            title: "Sicherheit",
            kind: "Mein Bereich",
            visibility: "nur Sie",
            section: own(at: "Sicherheit"),
            breadcrumb: way("Mein Bereich", "Sicherheit"),
            parts: [
                .form(passwordForm, heading: "Passwort ändern"),
                .facts(
                    [
                        DetailView(
                            "Zustand",
                            .status(StatusView("eingerichtet", .good), note: "am 3. März 2026")
                        ),
                        DetailView(
                            "Wiederherstellungscodes",
                            "6 von 8 übrig",
                            actions: [
                                .link("Neue Wiederherstellungscodes erstellen", "#codes", style: .plain)
                            ]
                        ),
                    ],
                    heading: "Zweiter Faktor"
                ),
                .actions([
                    .link("Zweiten Faktor neu einrichten", "#neu"),
                    .link("Abschalten", "#ab", style: .danger),
                ]),
                .table(sessions, heading: "Wo Sie angemeldet sind"),
                .actions([.post("Alle anderen Sitzungen beenden", "#alle")]),
            ]
        )
        screen.messages = [.success("Das Passwort ist geändert. Alle anderen Sitzungen sind beendet.")]
        return screen
    }()

    private static let passwordForm = FormView(
        id: "passwort",
        action: "#passwort",
        fields: [
            .username("kim.beispiel@musterstadt.example"),
            .password("altes-passwort", label: "Bisheriges Passwort"),
            .password(
                "neues-passwort",
                label: "Neues Passwort",
                hint: "Mindestens 10 Zeichen. Ein Satz oder mehrere Wörter sind gut; einfügen ist erlaubt.",
                autocomplete: "new-password"
            ),
        ],
        buttons: [ButtonView("Passwort ändern")]
    )

    private static let sessions = DataTableView(
        caption: "Ihre Sitzungen",
        columns: [ColumnView("Gerät"), ColumnView("Zuletzt gesehen"), ColumnView("Handeln", isQuiet: true)],
        rows: [
            DataRowView(
                [
                    .text("Firefox auf Linux", note: "diese Sitzung"), .time(.short(secondsSince1970: now)),
                    .none,
                ],
                isCurrent: true
            ),
            DataRowView([
                "Safari auf iPhone", .time(.short(secondsSince1970: now - 80_000)),
                .actions([
                    .post("Beenden", "#ende", fields: ["id": "2"], style: .plain, about: "Safari auf iPhone")
                ]),
            ]),
        ],
        empty: EmptyView("Keine Sitzung.")
    )

    private static let enrolment = ScreenView(
        title: "Zweiten Faktor einrichten",
        kind: "Mein Bereich",
        lead:
            "Neben dem Passwort brauchen Sie dann einen Code aus einer App, zum Beispiel auf Ihrem Telefon.",
        section: own(at: "Sicherheit"),
        breadcrumb: way("Mein Bereich", "Sicherheit", "Zweiten Faktor einrichten"),
        parts: [
            .qr(
                QRCodeView(
                    image: SampleQRCode.image,
                    label: "QR-Code für die Anmelde-App",
                    secret: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP",
                    url: "#app"
                ),
                heading: "1. Code fotografieren"
            ),
            .form(
                FormView(
                    id: "faktor",
                    action: "#faktor",
                    fields: [
                        .code("code", label: "Code", hint: "Die sechs Ziffern, die die App jetzt zeigt")
                    ],
                    buttons: [ButtonView("Einrichten")],
                    cancel: Link(title: "Abbrechen", url: "#ab")
                ),
                heading: "2. Code eingeben"
            ),
        ]
    )

    private static let codes = ScreenView(
        title: "Ihre Wiederherstellungscodes",
        kind: "Mein Bereich",
        lead: "Wenn Ihre App einmal fehlt, melden Sie sich mit einem dieser Codes an. Jeder gilt einmal.",
        visibility: "nur Sie, und nur jetzt",
        section: own(at: "Sicherheit"),
        breadcrumb: way("Mein Bereich", "Sicherheit", "Wiederherstellungscodes"),
        parts: [
            .codes(CodesView(label: "Wiederherstellungscodes", codes: recoveryCodes)),
            .notice(
                NoticeView(
                    .danger,
                    ["Diese Seite erscheint nur einmal. Drucken Sie sie, oder schreiben Sie die Codes ab."]
                )
            ),
            .actions([.link("Weiter zu Sicherheit", "#weiter", style: .primary)]),
        ]
    )
}
