/// The pages of `nrwconnect help`, made from the table of commands.
enum HelpText {
    static func overview() -> String {
        var text = """
            NAME
                nrwconnect – Website, Arbeitsräume und Rundmails für Kommunen

            AUFRUF
                nrwconnect BEFEHL [OPTIONEN]

            BEFEHLE

            """
        for command in CommandTable.all { text += "    \(pad(command.name, 8)) \(command.summary)\n" }
        text += """

            BEISPIELE

            """
        for command in CommandTable.all { text += command.examples.prefix(1).map { "    \($0)\n" }.joined() }
        text += """

            UMGEBUNG
                Jede Option lässt sich auch als Umgebungsvariable setzen, z. B. NRWCONNECT_CONTENT.
                NO_COLOR           schaltet Farben ab
                SOURCE_DATE_EPOCH  setzt den Tag des Baus (Sekunden seit 1970)

            ENDE
                0  in Ordnung
                1  Fehler in Seiten, Vorlagen oder Dateien
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

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
