import Markup

/// Tables, facts and the rarer parts.
extension ScreenSamples {
    static let statuses = [
        StatusView("aktiv", .good), StatusView("vorgemerkt", .neutral), StatusView("eingeladen", .waiting),
        StatusView("läuft ab", .warning), StatusView("gesperrt", .stopped),
    ]

    static let records = ScreenView(
        title: "Tabellen und Merkmale",
        kind: "Bausteine",
        lead: "Tabellen rollen in ihrem Kasten; die erste Spalte benennt den Datensatz.",
        breadcrumb: way("Bausteine", "Tabellen und Merkmale"),
        isWide: true,
        parts: [
            .table(
                DataTableView(
                    caption: "Jede Art von Wert",
                    columns: [
                        ColumnView("Text", sort: SortView(url: "#sortiert", order: .descending)),
                        ColumnView("Verweis", sort: SortView(url: "#sortiert")), ColumnView("Zeit"),
                        ColumnView("Zahl", isNumber: true), ColumnView("Kennung"), ColumnView("Zustand"),
                        ColumnView("Mehrere"), ColumnView("Handeln", isQuiet: true),
                    ],
                    rows: [valueRow, emptyRow],
                    empty: EmptyView("Leer")
                ),
                heading: "Werte"
            ),
            .table(
                DataTableView(
                    caption: "Leere Tabelle",
                    columns: [ColumnView("Name")],
                    rows: [],
                    empty: EmptyView(
                        "Noch ist niemand eingeladen.",
                        hint: "Laden Sie zuerst die Ansprechpersonen der Kommunen ein.",
                        actions: [.link("Person einladen", "#leer", style: .primary)]
                    )
                ),
                heading: "Tabelle ohne Zeilen"
            ),
            .facts(
                [
                    DetailView("Name", "Kim Beispiel"), DetailView("Funktion", .none),
                    DetailView("Zustände", .statuses(statuses)),
                    DetailView(
                        "E-Mail-Adresse",
                        .email("kim.beispiel@musterstadt.example"),
                        actions: [.link("Ändern", "#merkmale", style: .plain, about: "E-Mail-Adresse")]
                    ),
                    DetailView(
                        "Gruppen",
                        [
                            "Ansprechpersonen OZG",
                            .link("Arbeitskreis Technik", "#merkmale", note: "seit 3. März 2026"),
                        ]
                    ),
                    DetailView("Angelegt", .time(.moment(secondsSince1970: now))),
                ],
                heading: "Merkmale"
            ),
        ]
    )

    private static let valueRow = DataRowView(
        [
            .text("Kim Beispiel", note: "kim.beispiel@musterstadt.example"),
            .link("Stadt Musterstadt", "#wert", note: "Fachstelle für Digitales"),
            .time(.short(secondsSince1970: now)), .number(12_345), .code("0193f2a1-7c3d"),
            .statuses(statuses),
            .lines(["Mitglied", "Redaktion"]),
            .actions([
                .post("Beenden", "#wert", fields: ["id": "1"], style: .plain, about: "Kim Beispiel"),
                .link("Ansehen", "#wert", style: .plain, about: "Kim Beispiel"),
            ]),
        ],
        isCurrent: true
    )

    private static let emptyRow = DataRowView(
        [ValueView("Ohne Angaben")] + Array(repeating: ValueView.none, count: 7)
    )

    static let others = ScreenView(
        title: "Weitere Bausteine",
        kind: "Bausteine",
        visibility: "alle, die das Handbuch lesen",
        breadcrumb: way("Bausteine", "Weitere Bausteine"),
        actions: [.link("Handbuch öffnen", "#weitere")],
        parts: [
            .steps(
                StepsView([
                    StepView("Passwort setzen", .done), StepView("Zweiten Faktor einrichten", .current),
                    StepView("Wiederherstellungscodes sichern", .open),
                ]),
                heading: "Schritte"
            ),
            .progress(
                ProgressView(
                    label: "Versand der Einladungen",
                    done: 120,
                    total: 214,
                    text: "120 von 214 Nachrichten sind gesendet, noch etwa 4 Minuten."
                ),
                heading: "Fortschritt"
            ),
            .timeline(
                [
                    TimelineEntryView(
                        title: "Zugang angelegt",
                        time: .moment(secondsSince1970: now - 900_000),
                        text: ["Eingeladen durch Robin Muster."]
                    ),
                    TimelineEntryView(
                        title: "Einladung angenommen",
                        time: .moment(secondsSince1970: now),
                        status: StatusView("aktiv", .good)
                    ),
                ],
                heading: "Zeitachse"
            ),
            .codes(CodesView(label: "Wiederherstellungscodes", codes: recoveryCodes), heading: "Codes"),
            .qr(
                QRCodeView(
                    image: SampleQRCode.image,
                    label: "QR-Code für die Anmelde-App",
                    secret: "JBSW Y3DP EHPK 3PXP",
                    url: "#qr"
                ),
                heading: "QR-Code"
            ),
            .list(
                ["Erster Punkt", ParagraphView(.text("Zweiter Punkt mit "), .strong("Betonung"))],
                heading: "Listen"
            ),
            .list(["Zuerst dies", "Dann das"], numbered: true),
            .html(Fragment(Array("<p>Aus Markdown entstanden.</p>".utf8)), heading: "Fließtext"),
            .links([
                Link(title: "Ein Verweis", url: "#verweise"), Link(title: "Noch einer", url: "#verweise"),
            ]),
            .empty(EmptyView("Keine offenen Anfragen."), heading: "Leerer Zustand"),
        ]
    )

    static let recoveryCodes = [
        "7hk2-m9qd", "x4tp-22vr", "c8wn-6ybf", "q3zd-hr7k", "m5ge-81xs", "tk9v-4pfa", "b2ru-nw6c",
        "f7ja-d3ym",
    ]
}
