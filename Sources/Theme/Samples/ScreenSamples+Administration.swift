/// Pages about the site itself, as the administration sees them.
extension ScreenSamples {
    static let administration = [
        sample("verwaltung", overview), sample("protokoll", log), sample("einstellungen", settings),
        sample("rolle", role),
    ]

    private static let overview: ScreenView = {
        var rows = RowList(title: nil, id: "bereiche", rows: [])
        rows.rows = [
            ("Personen", "Einladen, Rollen geben, sperren und löschen", "214 Personen"),
            ("Anfragen", "Anfragen nach einem Zugang prüfen", "3 offen"),
            ("Prüfliste", "Wer lange nicht da war", "12 Personen"),
            ("Aufträge", "Was im Hintergrund läuft", "1 gescheitert"),
            ("Protokoll", "Wer wann was getan hat", "1.204 Einträge heute"),
        ].map { title, summary, count in
            var row = Row(title: title, url: "#bereich")
            row.summary = summary
            row.meta = [Meta(count)]
            return row
        }
        return ScreenView(
            title: "Verwaltung",
            visibility: "Administration",
            section: administration(at: "Verwaltung"),
            breadcrumb: way("Verwaltung"),
            parts: [
                .notice(
                    NoticeView(
                        .warning,
                        title: "E-Mails werden nicht verschickt",
                        [
                            ParagraphView(
                                .text("Es ist kein Mailserver eingestellt. Nachrichten liegen in "),
                                .code("var/outbox"),
                                .text(".")
                            )
                        ],
                        actions: [.link("Einstellungen ansehen", "#einstellungen")]
                    )
                ), .rows(rows),
            ]
        )
    }()

    private static let entries: [(String, String, String)] = [
        ("Angemeldet", "Kim Beispiel", "–"), ("Anmeldung abgelehnt", "unbekannt", "Passwort falsch"),
        ("Rolle gegeben", "Robin Muster", "Toni Vorlage: Redaktion bis 31. Dezember 2026"),
        ("Ansicht als begonnen", "Robin Muster", "Kim Beispiel"),
        ("Zweiter Faktor eingerichtet", "Sascha Schablone", "–"),
        ("Sitzung beendet", "Kim Beispiel", "Safari auf iPhone"),
    ]

    private static let log = ScreenView(
        title: "Protokoll",
        kind: "Verwaltung",
        visibility: "Administration",
        section: administration(at: "Protokoll"),
        breadcrumb: way("Verwaltung", "Protokoll"),
        actions: [.link("Als CSV herunterladen", "#csv")],
        isWide: true,
        parts: [
            .filter(
                FilterView(
                    action: "#protokoll",
                    fields: [
                        .select("art", label: "Art", options: [OptionView("", "alle")], optional: true),
                        .text("person", label: "Person", optional: true),
                        .date("von", label: "Von", optional: true),
                        .date("bis", label: "Bis", optional: true),
                    ]
                )
            ),
            .table(
                DataTableView(
                    caption: "Einträge",
                    columns: [
                        ColumnView("Zeit", sort: SortView(url: "#zeit", order: .descending)),
                        ColumnView("Ereignis"),
                        ColumnView("Wer"), ColumnView("Einzelheiten"),
                    ],
                    rows: entries.enumerated().map { number, entry in
                        DataRowView([
                            .time(.short(secondsSince1970: now - number * 420)), .text(entry.0),
                            .text(entry.1),
                            entry.2 == "–" ? .none : .text(entry.2),
                        ])
                    },
                    total: DataTableView.total("Einträge", first: 1, last: 50, of: 10_482),
                    paging: .pages(current: 1, of: 210) { "#seite-\($0)" },
                    empty: EmptyView("In diesem Zeitraum ist nichts geschehen.")
                )
            ),
        ]
    )

    private static let settings = ScreenView(
        title: "Einstellungen",
        kind: "Verwaltung",
        lead: "Womit der Server gestartet ist. Ändern lässt sich das nur in seiner Einstellungsdatei.",
        visibility: "Administration",
        section: administration(at: "Einstellungen"),
        breadcrumb: way("Verwaltung", "Einstellungen"),
        parts: [
            .facts(
                [
                    DetailView("Datenbank", .code("postgres://nrwconnect:••••@db.example/nrwconnect")),
                    DetailView("Adresse der Website", .code("https://ozg.example/")),
                    DetailView("Ordner für Daten", .code("var")),
                ],
                heading: "Betrieb"
            ),
            .facts(
                [
                    DetailView("Mailserver", .none),
                    DetailView("Absender", .code("ozg@musterstadt.example")),
                    DetailView("Sitzung endet ohne Aktivität nach", "8 Stunden"),
                    DetailView("Sitzung endet spätestens nach", "30 Tagen"),
                ],
                heading: "Mail und Sitzungen"
            ),
        ]
    )

    private static let role = ScreenView(
        title: "Rolle „Redaktion“ ändern",
        kind: "Verwaltung",
        section: administration(at: "Rollen"),
        breadcrumb: way("Verwaltung", "Rollen", "Redaktion"),
        parts: [
            .form(
                FormView(
                    id: "rolle",
                    action: "#rolle",
                    fields: [
                        .text("titel", label: "Titel", value: "Redaktion", width: .medium),
                        .checkboxes(
                            "rechte",
                            label: "Rechte",
                            options: [
                                OptionView("site.edit", "Öffentliche Seiten bearbeiten"),
                                OptionView("mailings.write", "Rundmails schreiben"),
                                OptionView(
                                    "contacts.manage",
                                    "Kontakte pflegen",
                                    hint: "Auch einführen und zusammenlegen"
                                ),
                            ],
                            chosen: ["site.edit"],
                            hint: "14 Personen haben diese Rolle. Eine Änderung gilt für sie sofort."
                        ),
                        .checkbox("faktor", label: "Zweiter Faktor ist nötig", isOn: true),
                    ],
                    buttons: [ButtonView("Rolle speichern")],
                    cancel: Link(title: "Abbrechen", url: "#rollen")
                )
            )
        ]
    )
}
