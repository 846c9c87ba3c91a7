import Access
import Store
import Theme
import Web

/// What "Sicherheit" shows, made from values.
enum SecurityScreen {
    static func make(
        _ principal: Principal,
        _ summary: SecuritySummary,
        _ sessions: [SessionRow]
    ) -> ScreenView {
        .own(
            "Sicherheit",
            for: principal,
            trail: [("Sicherheit", SecurityPages.path.text)],
            parts: [
                .facts(password(summary), heading: "Passwort"),
                .facts(secondFactor(summary), heading: "Zweiter Faktor"),
                .table(devices(principal, sessions), heading: "Wo Sie angemeldet sind"),
            ] + (sessions.count > 1 ? [others] : [])
        )
    }

    private static func password(_ summary: SecuritySummary) -> [DetailView] {
        let change = ActionView.link("Passwort ändern", "/mein-bereich/sicherheit/passwort/", style: .plain)
        let time = summary.passwordChangedAt.map { ValueView.time(.day(microseconds: $0.microseconds)) }
        return [DetailView("Zuletzt geändert", time ?? .none, actions: [change])]
    }

    private static let missingFactor = DetailView(
        "Zustand",
        .status(
            StatusView("nicht eingerichtet", .waiting),
            note: "Mit einer App auf Ihrem Telefon; es genügt dann nicht, Ihr Passwort zu kennen."
        ),
        actions: [.link("Einrichten", "/mein-bereich/sicherheit/zweiter-faktor/", style: .plain)]
    )

    private static func secondFactor(_ summary: SecuritySummary) -> [DetailView] {
        guard summary.hasSecondFactor else { return [missingFactor] }
        let since = summary.confirmedAt.map { "seit \(DateText.day(microseconds: $0.microseconds).text)" }
        let off = ActionView.link(
            "Abschalten",
            "/mein-bereich/sicherheit/zweiter-faktor/abschalten/",
            style: .plain
        )
        let renew = ActionView.link(
            "Neue Codes erzeugen",
            "/mein-bereich/sicherheit/wiederherstellungscodes/",
            style: .plain
        )
        return [
            DetailView(
                "Zustand",
                .status(StatusView("eingerichtet", .good), note: since),
                // Also where a role asks for it: the session then has to set up another one before anything else.
                actions: [off]
            ),
            DetailView("Wiederherstellungscodes", "\(summary.recoveryCodesLeft) übrig", actions: [renew]),
        ]
    }

    private static func devices(_ principal: Principal, _ sessions: [SessionRow]) -> DataTableView {
        DataTableView(
            caption: "Angemeldete Geräte",
            columns: [
                ColumnView("Gerät"), ColumnView("Angemeldet"), ColumnView("Zuletzt benutzt"),
                ColumnView("Abmelden", isQuiet: true),
            ],
            rows: sessions.map { row in
                let isThis = row.id == principal.session
                return DataRowView(
                    [
                        .text(row.device, note: isThis ? "dieses Gerät" : nil),
                        .time(.short(microseconds: row.createdAt.microseconds)),
                        .time(.short(microseconds: row.seenAt.microseconds)),
                        .actions([isThis ? signOut : end(row)]),
                    ],
                    isCurrent: isThis
                )
            },
            empty: EmptyView("Kein Gerät ist angemeldet.")
        )
    }

    private static func end(_ row: SessionRow) -> ActionView {
        .post(
            "Abmelden",
            "/mein-bereich/sicherheit/sitzung-beenden",
            fields: ["id": row.id.description],
            style: .plain,
            about: row.device
        )
    }

    private static let signOut = ActionView.post(
        "Abmelden",
        "/abmelden",
        style: .plain,
        about: "dieses Gerät"
    )

    private static let others = PartView.actions([
        .post("Alle anderen Geräte abmelden", "/mein-bereich/sicherheit/andere-beenden")
    ])
}
