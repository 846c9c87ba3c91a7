/// A command as its help, its parser and the manual's test see it: one row of a table.
public struct CommandInfo: Sendable {
    public var name: String
    public var summary: String
    public var arguments: [String] = []
    public var options: [OptionInfo] = []
    public var examples: [String] = []

    /// The option with a name, without the leading dashes.
    func option(_ name: String) -> OptionInfo? { options.first { $0.name == name } }
}

/// An option: `--content DIR`, what it does, what holds without it.
public struct OptionInfo: Sendable {
    /// Without dashes: "base-url".
    public var name: String
    /// The value's name in the help; `nil` for a switch.
    public var value: String? = nil
    public var help: String
    public var fallback: String? = nil
    /// Whether the help leaves it out: for tests and benchmarks.
    public var isHidden = false

    /// The environment variable that sets the option when the command line does not.
    public var environment: String { "NRWCONNECT_" + name.uppercased().replacing("-", with: "_") }
}

/// All commands.
///
/// The manual names each of them and each option; a test compares.
public enum CommandTable {
    private static let content = OptionInfo(
        name: "content",
        value: "ORDNER",
        help: "Ordner mit den Seiten",
        fallback: "Content"
    )
    private static let theme = OptionInfo(
        name: "theme",
        value: "ORDNER",
        help: "Ordner mit Vorlagen und Gestaltung",
        fallback: "Themes/standard"
    )
    private static let baseURL = OptionInfo(
        name: "base-url",
        value: "ADRESSE",
        help: "Adresse, unter der die Website stehen wird; sonst gilt base_url aus _site.yml"
    )
    private static let links = OptionInfo(
        name: "links",
        value: "error|warn|off",
        help: "was ein toter Link bedeutet: Fehler, Warnung, nichts",
        fallback: "error"
    )
    private static let drafts = OptionInfo(name: "drafts", help: "auch Entwürfe bauen")

    public static let all: [CommandInfo] = [
        CommandInfo(
            name: "build",
            summary: "baut die Website in einen Ordner",
            options: [
                content, theme,
                OptionInfo(
                    name: "output",
                    value: "ORDNER",
                    help: "wohin geschrieben wird",
                    fallback: "var/site"
                ),
                baseURL, links, drafts,
            ],
            examples: [
                "nrwconnect build",
                "nrwconnect build --base-url https://www.beispielstadt.example --output public",
            ]
        ),
        CommandInfo(
            name: "check",
            summary: "prüft alle Seiten und schreibt nichts",
            options: [
                content, theme, links, drafts,
                OptionInfo(name: "strict", help: "Warnungen gelten als Fehler"),
                OptionInfo(name: "external", help: "fragt auch die Adressen anderer Websites ab"),
                OptionInfo(name: "json", help: "gibt das Ergebnis als JSON aus"),
            ],
            examples: ["nrwconnect check --strict", "nrwconnect check --json > pruefung.json"]
        ),
        CommandInfo(
            name: "serve",
            summary: "baut die Website und zeigt sie im Browser",
            options: [
                content, theme,
                OptionInfo(
                    name: "output",
                    value: "ORDNER",
                    help: "wohin gebaut wird; mit --watch sonst var/vorschau",
                    fallback: "var/site"
                ),
                baseURL, links, drafts,
                OptionInfo(
                    name: "host",
                    value: "NAME",
                    help: "auf welcher Adresse gewartet wird",
                    fallback: "127.0.0.1"
                ),
                OptionInfo(
                    name: "port",
                    value: "ZAHL",
                    help: "auf welchem Port; 0 sucht einen freien",
                    fallback: "8080"
                ),
                OptionInfo(
                    name: "watch",
                    help: "baut bei jeder Änderung neu und lädt die Seite im Browser nach"
                ),
                OptionInfo(name: "site", value: "ORDNER", help: "nur ausliefern, was dort schon gebaut ist"),
                OptionInfo(name: "threads", value: "ZAHL", help: "wie viele Kerne antworten; sonst alle"),
            ],
            examples: ["nrwconnect serve --watch", "nrwconnect serve --host 0.0.0.0 --port 80"]
        ),
        CommandInfo(
            name: "new",
            summary: "legt eine Seite mit allen Pflichtfeldern an",
            arguments: ["TYP", "TITEL"],
            options: [content],
            examples: ["nrwconnect new termin \"Workshop Bauen & Wohnen\""]
        ),
        CommandInfo(
            name: "help",
            summary: "erklärt nrwconnect oder einen Befehl",
            arguments: ["[BEFEHL]"],
            examples: ["nrwconnect help build"]
        ),
    ]
}
