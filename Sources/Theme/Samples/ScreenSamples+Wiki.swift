import Markup

/// Pages of a workspace: an article with its files and comments, the editor, a comparison, all pages as a tree.
extension ScreenSamples {
    static let wiki = [
        sample("wiki-seite", article), sample("wiki-bearbeiten", editing),
        sample("wiki-vergleich", comparison),
        sample("wiki-inhalt", contents),
    ]

    /// The navigation of a workspace, deep enough to see how it is set.
    static func workspace(at current: String) -> NavItem {
        func item(_ title: String, _ items: [NavItem] = []) -> NavItem {
            let isOpen = title == current || items.contains(where: \.open)
            return NavItem(title: title, url: "#seite", current: title == current, open: isOpen, items: items)
        }
        let office = item(
            "Sprechstunde",
            [item("Fragen und Antworten"), item("Termine 2026"), item("Termine 2027")]
        )
        return NavItem(
            title: "Bauen und Wohnen",
            url: "#bereich",
            open: true,
            items: [
                item("Worum es geht"),
                item(
                    "Digitaler Bauantrag",
                    [
                        item("Stand der Umsetzung"),
                        item("Schnittstelle XBau", [office, item("Prüfregeln")]),
                        item("Grundstückverkehrsgenehmigungszuständigkeitsübertragung"),
                    ]
                ),
                item("Wohngeld", [item("Antragstrecke")]), item("Protokolle"),
            ]
        )
    }

    private static func moment(_ hoursAgo: Int) -> DateText {
        .moment(secondsSince1970: now - hoursAgo * 3600)
    }

    private static func html(_ text: String) -> Fragment { Fragment(Array(text.utf8)) }

    private static let facts = [
        DetailView("Verantwortlich", "Fachstelle Bauen, Kim Beispiel"),
        DetailView("Fassung", .link("12 von Anna Beispiel, 23. November 2026, 14:05 Uhr", "#fassungen")),
        DetailView("Sichtbar für", "Mitglieder (38)"),
        DetailView(
            "Zustand",
            .statuses([
                StatusView("Öffentlich freigegeben", .good),
                StatusView("Entwurf neuer als Freigabe", .neutral),
                StatusView("Zu prüfen seit 1. November 2026", .warning),
            ])
        ),
    ]

    private static let article = ScreenView(
        title: "Sprechstunde zum digitalen Bauantrag",
        kind: "Bauen und Wohnen",
        facts: facts,
        section: workspace(at: "Sprechstunde"),
        breadcrumb: way("Bereiche", "Bauen und Wohnen", "Sprechstunde zum digitalen Bauantrag"),
        actions: [
            .link("Bearbeiten", "#bearbeiten", style: .primary), .link("Fassungen", "#fassungen"),
            .link("Freigabe vorschlagen", "#freigabe"),
        ],
        parts: [
            .article(
                ArticleView(
                    html: html(text),
                    contents: [
                        .init(level: 2, id: "wann", text: "Wann sie stattfindet"),
                        .init(level: 2, id: "themen", text: "Was wir besprechen"),
                        .init(level: 3, id: "schnittstelle", text: "Schnittstelle XBau"),
                        .init(level: 3, id: "pruefregeln", text: "Prüfregeln und ihre Ausnahmen"),
                        .init(level: 2, id: "beschluesse", text: "Was vereinbart ist"),
                    ],
                    isDraft: true
                )
            ),
            .files(files, heading: "Anhänge (3)"),
            .comments(comments, heading: "Kommentare (3)"),
            .form(answer("neu", button: "Kommentieren"), heading: "Neuer Kommentar"),
        ]
    )

    private static let text = """
        <p>Die Sprechstunde beantwortet Fragen der Kommunen, bevor sie zu Tickets werden. Alle, die an einem \
        <a href="#antrag">digitalen Bauantrag</a> arbeiten, sind eingeladen.</p>
        <h2 id="wann">Wann sie stattfindet</h2>
        <p>Jeden zweiten Donnerstag um 14 Uhr, das nächste Mal am 3. Dezember 2026.</p>
        <h2 id="themen">Was wir besprechen</h2>
        <ul><li>Fragen aus der Runde</li><li>Neues aus dem Land</li></ul>
        <h3 id="schnittstelle">Schnittstelle XBau</h3>
        <div class="tabelle" role="group" tabindex="0" aria-label="Tabelle"><table><thead><tr><th scope="col">Fassung</th>\
        <th scope="col">Gilt ab</th></tr></thead><tbody><tr><td>2.4</td><td>1. Februar 2027</td></tr></tbody></table></div>
        <h3 id="pruefregeln">Prüfregeln und ihre Ausnahmen</h3>
        <blockquote><p>Eine Regel ohne Ausnahme braucht keine Sprechstunde.</p></blockquote>
        <h2 id="beschluesse">Was vereinbart ist</h2>
        <p>Protokolle stehen nach zwei Tagen in diesem Bereich.</p>
        """

    private static let files = [
        FileView(
            name: "Lageplan-Musterstraße.png",
            url: "#lageplan",
            kind: "Bild",
            size: "412 KB",
            thumbnail: "/assets/beispielbild.svg",
            alt: "Lageplan mit zwei Grundstücken",
            note: "Der Aufnahmeort wurde entfernt.",
            actions: [.link("Entfernen", "#entfernen", style: .plain, about: "Lageplan-Musterstraße.png")]
        ),
        FileView(
            name: "Grundstückverkehrsgenehmigungszuständigkeitsübertragungsverordnung_Entwurf_2026-11-23.pdf",
            url: "#verordnung",
            kind: "PDF",
            size: "1,2 MB",
            actions: [.link("Entfernen", "#entfernen", style: .plain, about: "Verordnung")]
        ), FileView(name: "Teilnahme.xlsx", url: "#teilnahme", kind: "Tabelle", size: "18 KB"),
    ]

    private static func answer(_ id: String, button: String = "Antworten") -> FormView {
        FormView(
            id: id,
            action: "#kommentar",
            fields: [.area("text", label: "Ihr Text", rows: 3)],
            buttons: [ButtonView(button, style: .secondary)]
        )
    }

    private static let comments = [
        CommentView(
            id: "kommentar-1",
            author: "Anna Beispiel",
            time: moment(20),
            quote: "Jeden zweiten Donnerstag um 14 Uhr",
            body: html("<p>Im Januar fällt der erste Termin auf einen Feiertag. Verschieben wir ihn?</p>"),
            actions: [.post("Als erledigt markieren", "#erledigt", style: .plain, about: "Anna Beispiel")],
            replies: [
                CommentView(
                    id: "kommentar-2",
                    author: "Kim Beispiel",
                    time: moment(3),
                    body: html("<p>Ja, auf den 14. Januar.</p>"),
                    isOwn: true,
                    actions: [.link("Ändern", "#aendern", style: .plain, about: "Ihre Antwort")]
                )
            ],
            replyForm: answer("antwort-1")
        ),
        CommentView(
            id: "kommentar-3",
            author: "Toni Vorlage",
            time: moment(90),
            body: html("<p>Der Verweis auf die Fassung 2.3 führte ins Leere.</p>"),
            resolution: CommentResolutionView(by: "Kim Beispiel", moment(60)),
            actions: [.post("Wieder öffnen", "#oeffnen", style: .plain, about: "Toni Vorlage")]
        ),
    ]

    private static let editing = ScreenView(
        title: "Sprechstunde bearbeiten",
        kind: "Bauen und Wohnen",
        visibility: "Mitglieder von „Bauen und Wohnen“ (38 Personen)",
        section: workspace(at: "Sprechstunde"),
        breadcrumb: way("Bereiche", "Bauen und Wohnen", "Sprechstunde", "Bearbeiten"),
        parts: [
            .form(
                FormView(
                    id: "seite",
                    action: "#speichern",
                    fields: [
                        .text("titel", label: "Titel", value: "Sprechstunde zum digitalen Bauantrag"),
                        .editor(
                            "quelle",
                            label: "Text",
                            value: source,
                            hint:
                                "Überschriften beginnen mit ##, Verweise auf Seiten stehen in [[eckigen Klammern]].",
                            EditorLinks(
                                preview: "/_editor/vorschau",
                                draft: "/_editor/entwurf",
                                presence: "/_editor/anwesend",
                                completion: "/_editor/vorschlag",
                                upload: "/_editor/hochladen"
                            ),
                            base: "12"
                        ),
                        .text("bemerkung", label: "Was haben Sie geändert?", optional: true),
                    ],
                    buttons: [ButtonView("Speichern")],
                    cancel: Link(title: "Abbrechen", url: "#seite")
                )
            )
        ]
    )

    private static let source = """
        Die Sprechstunde beantwortet Fragen der Kommunen, bevor sie zu Tickets werden.

        ## Wann sie stattfindet

        Jeden zweiten Donnerstag um 14 Uhr, das nächste Mal am 3. Dezember 2026.

        ## Was wir besprechen

        - Fragen aus der Runde
        - Neues aus dem Land
        """

    private static let comparison = ScreenView(
        title: "Fassung 11 und 12 vergleichen",
        kind: "Sprechstunde zum digitalen Bauantrag",
        section: workspace(at: "Sprechstunde"),
        breadcrumb: way("Bereiche", "Bauen und Wohnen", "Sprechstunde", "Vergleich"),
        actions: [.link("Fassung 11 wiederherstellen", "#wiederherstellen")],
        parts: [
            .diff(
                DiffView(
                    old: "Fassung 11 von Toni Vorlage, 20. November 2026, 9:12 Uhr",
                    new: "Fassung 12 von Anna Beispiel, 23. November 2026, 14:05 Uhr",
                    [
                        .gap(12), .same(["## Wann sie stattfindet", ""]),
                        .changed(
                            removed: [
                                .init(.same, "Jeden zweiten "), .init(.removed, "Dienstag"),
                                .init(.same, " um "),
                                .init(.removed, "9 Uhr 30"),
                                .init(.same, ", das nächste Mal am 3. Dezember 2026."),
                            ],
                            added: [
                                .init(.same, "Jeden zweiten "), .init(.added, "Donnerstag"),
                                .init(.same, " um "),
                                .init(.added, "14 Uhr"),
                                .init(.same, ", das nächste Mal am 3. Dezember 2026."),
                            ]
                        ), .same(["", "## Was wir besprechen", ""]),
                        .removed(["- Verschiedenes", "    - mit eingerücktem Unterpunkt"]),
                        .added([
                            "- Fragen aus der Runde",
                            "- Neues aus dem Land und aus der Grundstückverkehrsgenehmigungszuständigkeitsübertragung, "
                                + "soweit es die Kommunen betrifft",
                        ]), .same(["", "## Was vereinbart ist"]), .gap(1),
                        .added(["", "Protokolle stehen nach zwei Tagen in diesem Bereich."]),
                    ]
                )
            ),
            .diff(
                DiffView(old: "Fassung 12", new: "Ihr Entwurf", [.gap(48)], id: "entwurf"),
                heading: "Ihr Entwurf"
            ),
        ]
    )

    private static func page(_ title: String, _ status: StatusView?, _ items: [TreeItemView] = [])
        -> TreeItemView
    {
        TreeItemView(
            title: title,
            url: "#seite",
            statuses: [status].compactMap(\.self),
            note: items.isEmpty ? "Kim Beispiel, 23. November 2026" : nil,
            actions: ["Nach oben", "Nach unten"].map {
                .post($0, "#ordnen", fields: ["seite": title], style: .plain, about: title)
            },
            items: items
        )
    }

    private static let contents = ScreenView(
        title: "Alle Seiten",
        kind: "Bauen und Wohnen",
        section: workspace(at: "Digitaler Bauantrag"),
        breadcrumb: way("Bereiche", "Bauen und Wohnen", "Alle Seiten"),
        actions: [.link("Seite anlegen", "#neu", style: .primary)],
        parts: [
            .tree([
                page("Worum es geht", StatusView("Öffentlich freigegeben", .good)),
                page(
                    "Digitaler Bauantrag",
                    nil,
                    [
                        page("Stand der Umsetzung", StatusView("Entwurf", .neutral)),
                        page(
                            "Schnittstelle XBau",
                            StatusView("Zu prüfen seit 1. November 2026", .warning),
                            [page("Sprechstunde", nil, [page("Fragen und Antworten", nil)])]
                        ), page("Grundstückverkehrsgenehmigungszuständigkeitsübertragung", nil),
                    ]
                ), page("Protokolle", StatusView("Freigabe läuft", .waiting)),
            ])
        ]
    )
}
