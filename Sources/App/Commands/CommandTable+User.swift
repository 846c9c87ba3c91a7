/// The commands about people, for scripts and for the first steps.
extension CommandTable {
    static let userCommands = [invite, disable, role, list]

    private static let invite = CommandInfo(
        name: "user invite",
        summary: "lädt eine Person ein",
        arguments: ["E-MAIL"],
        options: [
            OptionInfo(name: "name", value: "NAME", help: "Name der Person, wenn er schon bekannt ist"),
            OptionInfo(
                name: "role",
                value: "ROLLE",
                help: "Rolle, die sie erhält, z. B. administration",
                fallback: "mitglied"
            ),
            OptionInfo(name: "no-mail", help: "schreibt keine E-Mail, sondern gibt den Link aus"),
            .setting("base_url", "ADRESSE"), database, json,
        ] + settings,
        examples: [
            "nrwconnect user invite redaktion@beispielstadt.example --role redaktion",
            "nrwconnect user invite leitung@beispielstadt.example --name \"Leitung Beispiel\" --no-mail",
        ]
    )

    private static let disable = CommandInfo(
        name: "user disable",
        summary: "deaktiviert einen Zugang und beendet alle seine Sitzungen; --enable hebt das auf",
        arguments: ["E-MAIL"],
        options: [OptionInfo(name: "enable", help: "gibt den Zugang wieder frei"), database, json] + settings,
        examples: [
            "nrwconnect user disable weg@beispielstadt.example",
            "nrwconnect user disable --enable wieder-da@beispielstadt.example",
        ]
    )

    private static let role = CommandInfo(
        name: "user role",
        summary: "gibt oder nimmt eine Rolle",
        arguments: ["E-MAIL", "ROLLE"],
        options: [
            OptionInfo(name: "remove", help: "nimmt die Rolle weg"),
            OptionInfo(name: "workspace", value: "KÜRZEL", help: "die Rolle gilt nur in diesem Arbeitsraum"),
            OptionInfo(
                name: "until",
                value: "TAG",
                help: "letzter Tag, an dem die Rolle gilt, z. B. 2027-06-30"
            ),
            database, json,
        ] + settings,
        examples: [
            "nrwconnect user role leitung@beispielstadt.example administration",
            "nrwconnect user role gast@beispielstadt.example lesen --workspace bauen-wohnen --until 2027-06-30",
        ]
    )

    private static let list = CommandInfo(
        name: "user list",
        summary: "zählt alle Zugänge mit Zustand, Rollen und letzter Anmeldung auf",
        options: [
            OptionInfo(
                name: "state",
                value: "ZUSTAND",
                help: "nur aktive, eingeladene, deaktivierte … Zugänge"
            ),
            database, json,
        ] + settings,
        examples: ["nrwconnect user list", "nrwconnect user list --state disabled --json"]
    )
}
