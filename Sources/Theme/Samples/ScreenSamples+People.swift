/// Pages about people, as the administration sees them.
extension ScreenSamples {
    static let people = [
        sample("personen", list), sample("person", person), sample("person-loeschen", deletion),
    ]

    private static let names = [
        ("Kim Beispiel", "Stadt Musterstadt", statuses[0]),
        ("Robin Muster", "Kreis Beispielhausen", statuses[0]),
        ("Toni Vorlage", "Gemeinde Probedorf an der Beispiellippe", statuses[2]),
        ("Sascha Schablone", "IT-Zweckverband Musterland", statuses[0]),
        ("Alex Entwurf", "Stadt Musterstadt", statuses[4]),
        ("Luca Platzhalter", "Kreis Beispielhausen", statuses[0]),
    ]

    private static let list = ScreenView(
        title: "Personen",
        kind: "Verwaltung",
        visibility: "Administration",
        section: administration(at: "Personen"),
        breadcrumb: way("Verwaltung", "Personen"),
        actions: [.link("Person einladen", "#einladen", style: .primary)],
        isWide: true,
        parts: [
            .filter(
                FilterView(
                    action: "#personen",
                    fields: [
                        .search("suche", label: "Name, Adresse oder Organisation"),
                        .select(
                            "zustand",
                            label: "Zustand",
                            options: [
                                OptionView("", "alle"), OptionView("aktiv", "aktiv"),
                                OptionView("eingeladen", "eingeladen"),
                            ],
                            chosen: "aktiv",
                            optional: true
                        ),
                        .select(
                            "rolle",
                            label: "Rolle",
                            options: [OptionView("", "alle"), OptionView("redaktion", "Redaktion")],
                            optional: true
                        ),
                    ],
                    hidden: [("sortierung", "name")],
                    chips: [FilterChip(label: "Zustand", title: "aktiv", removeURL: "#ohne")],
                    resetURL: "#alle"
                )
            ),
            .table(
                DataTableView(
                    caption: "Personen",
                    columns: [
                        ColumnView("Name", sort: SortView(url: "#name", order: .ascending)),
                        ColumnView("Organisation", sort: SortView(url: "#organisation")),
                        ColumnView("Rollen"),
                        ColumnView("Zustand", sort: SortView(url: "#zustand")),
                        ColumnView("Zuletzt gesehen", sort: SortView(url: "#gesehen")),
                    ],
                    rows: names.enumerated().map { number, entry in
                        let address = entry.0.lowercased().replacing(" ", with: ".") + "@musterstadt.example"
                        return DataRowView([
                            .link(entry.0, "#person", note: address), .text(entry.1),
                            .lines(number == 0 ? ["Redaktion", "Rundmail freigeben"] : ["Mitglied"]),
                            .status(entry.2),
                            number == 2 ? .none : .time(.short(secondsSince1970: now - number * 190_000)),
                        ])
                    },
                    total: DataTableView.total("Personen", first: 26, last: 31, of: 214),
                    paging: .pages(current: 2, of: 9) { "#seite-\($0)" },
                    empty: EmptyView("Keine Person passt zu diesem Filter.")
                )
            ),
        ]
    )

    private static let person = ScreenView(
        title: "Kim Beispiel",
        kind: "Person",
        visibility: "Administration und Kim Beispiel",
        section: administration(at: "Personen"),
        breadcrumb: way("Verwaltung", "Personen", "Kim Beispiel"),
        actions: [.link("Ansicht als Kim Beispiel", "#ansicht"), .link("Bearbeiten", "#bearbeiten")],
        parts: [
            .facts([
                DetailView("Zustand", .status(statuses[0])),
                DetailView("E-Mail-Adresse", .email("kim.beispiel@musterstadt.example")),
                DetailView("Organisation", "Stadt Musterstadt"), DetailView("Funktion", "OZG-Koordination"),
                DetailView("Zweiter Faktor", .status(StatusView("eingerichtet", .good))),
                DetailView("Zugang seit", .time(.day(secondsSince1970: now - 9_000_000))),
                DetailView("Zuletzt gesehen", .time(.moment(secondsSince1970: now))),
            ]),
            .table(
                DataTableView(
                    caption: "Rollen von Kim Beispiel",
                    columns: [
                        ColumnView("Rolle"), ColumnView("Gilt für"), ColumnView("Bis"),
                        ColumnView("Handeln", isQuiet: true),
                    ],
                    rows: [("Redaktion", "ganze Website"), ("Koordination", "Bauen und Wohnen")].map {
                        role,
                        place in
                        DataRowView([
                            .text(role), .text(place),
                            role == "Redaktion" ? "unbefristet" : "31. Dezember 2026",
                            .actions([.link("Entziehen", "#entziehen", style: .plain, about: role)]),
                        ])
                    },
                    empty: EmptyView("Diese Person hat keine Rolle.")
                ),
                heading: "Rollen"
            ),
            .form(
                FormView(
                    id: "rolle",
                    action: "#rolle",
                    fields: [
                        .select("rolle", label: "Rolle", options: [OptionView("lesen", "Lesen")]),
                        .date(
                            "ende",
                            label: "Gilt bis",
                            hint: "Ohne Angabe gilt die Rolle unbefristet.",
                            optional: true
                        ),
                    ],
                    buttons: [ButtonView("Rolle geben", style: .secondary)]
                ),
                heading: "Weitere Rolle geben"
            ),
            .actions(
                [.link("Zugang sperren", "#sperren"), .link("Zugang löschen", "#loeschen", style: .danger)],
                heading: "Zugang beenden"
            ),
        ]
    )

    private static let deletion = ScreenView(
        title: "Zugang von Kim Beispiel löschen",
        kind: "Verwaltung",
        section: administration(at: "Personen"),
        breadcrumb: way("Verwaltung", "Personen", "Zugang löschen"),
        parts: [
            .confirmation(
                ConfirmationView(
                    consequences: [
                        "Kim Beispiel wird sofort abgemeldet und kann sich nicht mehr anmelden.",
                        "Name, Adresse, Organisation und Rollen werden entfernt.",
                        "Das lässt sich nicht rückgängig machen.",
                    ],
                    kept: ["Beiträge bleiben stehen, mit der Angabe „ausgeschiedene Person“."],
                    form: FormView(
                        id: "loeschen",
                        action: "#loeschen",
                        fields: [],
                        buttons: [ButtonView("Zugang löschen", style: .danger)],
                        cancel: Link(title: "Abbrechen", url: "#person")
                    )
                )
            )
        ]
    )
}
