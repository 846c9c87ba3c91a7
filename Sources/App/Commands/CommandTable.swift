/// All commands.
///
/// The manual names each of them and each option; a test compares.
package enum CommandTable {
    package static let all: [CommandInfo] = siteCommands + dataCommands + userCommands + [routes, help]

    /// Those that the help shows.
    package static var visible: [CommandInfo] { all.filter { !$0.isHidden } }

    /// The command with a name of one word or two.
    static func named(_ name: String) -> CommandInfo? { all.first { $0.name == name } }

    /// The commands that begin with a word: "user" has "user invite" and more.
    static func actions(of word: String) -> [CommandInfo] { all.filter { $0.name.hasPrefix(word + " ") } }

    static let help = CommandInfo(
        name: "help",
        summary: "erklärt nrwconnect, einen Befehl oder mit „settings“ alle Einstellungen",
        arguments: ["[BEFEHL]", "[AKTION]"],
        examples: ["nrwconnect help build", "nrwconnect help user invite", "nrwconnect help settings"]
    )

    static let links = OptionInfo(
        name: "links",
        value: "error|warn|off",
        help: "was ein toter Link bedeutet: Fehler, Warnung, nichts",
        fallback: "error"
    )
    static let drafts = OptionInfo(name: "drafts", help: "auch Entwürfe bauen")
    static let json = OptionInfo(name: "json", help: "gibt das Ergebnis als JSON aus")
    static let content = OptionInfo.setting("content", "ORDNER")
    static let theme = OptionInfo.setting("theme", "ORDNER")
    static let database = OptionInfo.setting("database", "ADRESSE")

    /// What every command with settings understands.
    static let settings = [
        OptionInfo(
            name: "config",
            value: "DATEI",
            help: "Datei mit Einstellungen; sonst nrwconnect.yml, wenn es sie gibt"
        ),
        OptionInfo(
            name: "set",
            value: "SCHLÜSSEL=WERT",
            help: "eine Einstellung für diesen Aufruf, auch mehrmals",
            isRepeated: true
        ),
    ]
}
