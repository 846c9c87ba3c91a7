/// The commands of the public website.
extension CommandTable {
    static let siteCommands = [build, check, serve, new]

    private static let build = CommandInfo(
        name: "build",
        summary: "baut die Website in einen Ordner",
        options: [
            content, theme, .setting("output", "ORDNER"), .setting("base_url", "ADRESSE"), links, drafts,
        ]
            + settings,
        examples: [
            "nrwconnect build",
            "nrwconnect build --base-url https://www.beispielstadt.example --output public",
        ]
    )

    private static let check = CommandInfo(
        name: "check",
        summary: "prüft alle Seiten und schreibt nichts",
        options: [
            content, theme, links, drafts,
            OptionInfo(name: "strict", help: "Warnungen gelten als Fehler"),
            OptionInfo(name: "external", help: "fragt auch die Adressen anderer Websites ab"),
            json,
        ] + settings,
        examples: ["nrwconnect check --strict", "nrwconnect check --json > pruefung.json"]
    )

    private static let serve = CommandInfo(
        name: "serve",
        summary: "baut die Website und liefert sie aus, mit Anmeldung und geschützten Bereichen",
        options: [
            content, theme, .setting("output", "ORDNER"), .setting("base_url", "ADRESSE"), links, drafts,
            .setting("host", "NAME"), .setting("port", "ZAHL"), .setting("threads", "ZAHL"), database,
            OptionInfo(
                name: "watch",
                help:
                    "baut bei jeder Änderung neu und lädt die Seite im Browser nach; Ordner sonst var/vorschau"
            ),
            OptionInfo(name: "site", value: "ORDNER", help: "liefert nur aus, was dort schon gebaut ist"),
            .setting("static", nil),
            OptionInfo(
                name: "demo",
                help: "füllt eine leere Datenbank mit erfundenen Personen und Arbeitsräumen zum Ausprobieren"
            ),
        ] + settings,
        examples: [
            "nrwconnect serve --watch --demo", "nrwconnect serve --host 0.0.0.0 --port 80",
            "nrwconnect serve --site public",
        ]
    )

    private static let new = CommandInfo(
        name: "new",
        summary: "legt eine Seite mit allen Pflichtfeldern an",
        arguments: ["TYP", "TITEL"],
        options: [content] + settings,
        examples: ["nrwconnect new termin \"Workshop Bauen & Wohnen\""]
    )
}
