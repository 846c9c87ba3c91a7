/// The pages of `nrwconnect help`, made from the tables of commands and settings.
enum HelpText {
    static func overview() -> String {
        var text = """
            NAME
                nrwconnect – Website, Arbeitsräume und Rundmails für Kommunen

            AUFRUF
                nrwconnect BEFEHL [OPTIONEN]

            BEFEHLE

            """
        for command in CommandTable.visible { text += "    \(pad(command.name, 13)) \(command.summary)\n" }
        text += """

            BEISPIELE

            """
        for command in CommandTable.visible {
            text += command.examples.prefix(1).map { "    \($0)\n" }.joined()
        }
        text += """

            EINSTELLUNGEN
                Was die Kommandozeile nicht sagt, sagt die Umgebung, sonst die Datei nrwconnect.yml, sonst die Vorgabe.
                nrwconnect help settings zählt alle Einstellungen auf.

            UMGEBUNG
                Jede Option und jede Einstellung lässt sich auch als Umgebungsvariable setzen,
                z. B. NRWCONNECT_CONTENT.
                NRWCONNECT_CONFIG  nennt die Datei mit Einstellungen
                NO_COLOR           schaltet Farben ab
                SOURCE_DATE_EPOCH  setzt den Tag des Baus (Sekunden seit 1970)

            ENDE
                0  in Ordnung
                1  Fehler in Seiten, Vorlagen, Dateien oder Datenbank
                2  falscher Aufruf

            MEHR
                nrwconnect help BEFEHL erklärt einen Befehl. Das Handbuch steht in Content/handbuch.

            """
        return text
    }

    static func page(_ command: CommandInfo) -> String {
        let options = command.options.filter { !$0.isHidden }
        let words = command.arguments.map { " " + $0 }.joined()
        var text = "NAME\n    nrwconnect \(command.name) – \(command.summary)\n\nAUFRUF\n"
        text += "    nrwconnect \(command.name)\(options.isEmpty ? "" : " [OPTIONEN]")\(words)\n"
        if !options.isEmpty {
            text += "\nOPTIONEN\n"
            for option in options {
                text += "    --\(option.name)\(option.value.map { " " + $0 } ?? "")\n        \(option.help)"
                text += option.fallback.map { " (ohne Angabe: \($0))" } ?? ""
                text += "\n"
            }
        }
        text += "\nBEISPIELE\n" + command.examples.map { "    \($0)\n" }.joined()
        return text
    }

    /// The commands that begin with the same word.
    static func group(_ commands: [CommandInfo]) -> String {
        commands.map { "    \(pad($0.name, 13)) \($0.summary)\n" }.joined()
            + "\nnrwconnect help \(commands.first?.name ?? "") erklärt einen davon.\n"
    }

    static func settings() -> String {
        var text = "EINSTELLUNGEN in nrwconnect.yml, mit Umgebungsvariable und Vorgabe\n"
        for setting in Configuration.settings {
            text += "\n    \(setting.key)\n        \(setting.help)\n"
            text += "        \(setting.environment), \(setting.kind)"
            text += setting.fallback.map { " (ohne Angabe: \($0))\n" } ?? "\n"
        }
        return text
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
