/// The commands that look after the database.
extension CommandTable {
    static let dataCommands = [migrate, backup, restore, doctor]

    private static let migrate = CommandInfo(
        name: "migrate",
        summary: "legt die Tabellen der Datenbank an oder bringt sie auf den Stand dieses Programms",
        options: [database, OptionInfo(name: "dry-run", help: "zeigt nur, was zu tun wäre"), json] + settings,
        examples: ["nrwconnect migrate", "nrwconnect migrate --database sqlite:var/probe.db --dry-run"]
    )

    private static let backup = CommandInfo(
        name: "backup",
        summary: "sichert Datenbank und Dateien in ein Archiv, auch im laufenden Betrieb",
        arguments: ["DATEI"],
        options: [database, OptionInfo(name: "overwrite", help: "ersetzt eine vorhandene Datei"), json]
            + settings,
        examples: [
            "nrwconnect backup sicherung.tar", "nrwconnect backup --overwrite /srv/sicherung/heute.tar",
        ]
    )

    private static let restore = CommandInfo(
        name: "restore",
        summary: "spielt ein Archiv in eine Datenbank zurück",
        arguments: ["DATEI"],
        options: [
            database,
            OptionInfo(name: "overwrite", help: "ersetzt alles, was in der Datenbank steht"),
            OptionInfo(name: "verify", help: "prüft nur das Archiv und ändert nichts"),
            json,
        ] + settings,
        examples: [
            "nrwconnect restore --verify sicherung.tar",
            "nrwconnect restore --overwrite --database sqlite:var/probe.db sicherung.tar",
        ]
    )

    private static let doctor = CommandInfo(
        name: "doctor",
        summary: "untersucht Einstellungen, Datenbank, Platte, Uhr, E-Mail, Website und Rechte",
        options: [content, theme, .setting("base_url", "ADRESSE"), database, json] + settings,
        examples: ["nrwconnect doctor", "nrwconnect doctor --json > befund.json"]
    )

    /// Every address with the right that it asks for, for the test that walks them all.
    static let routes = CommandInfo(
        name: "routes",
        summary: "nennt alle Adressen mit dem Recht, das sie verlangen",
        options: [json] + settings,
        examples: ["nrwconnect routes --json"],
        isHidden: true
    )
}
