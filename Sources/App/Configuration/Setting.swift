/// A setting as the file, the environment, the overview and the manual see it: `port`, a number, 8080.
package struct Setting: Sendable {
    /// As in the file: "base_url".
    package let key: String
    /// One line of German for help, manual and overview.
    package let help: String
    /// What may be written there, in German: "Zahl von 0 bis 65535".
    package let kind: String
    /// Whether the value may hold a password, so that it is shown without.
    package let isSecret: Bool
    /// Whether the file may give a list.
    let isList: Bool
    private let reading: @Sendable (inout Configuration, String) -> Bool
    private let writing: @Sendable (Configuration, _ isMasked: Bool) -> String?

    init<Value>(
        _ key: String,
        _ path: any WritableKeyPath<Configuration, Value> & Sendable,
        _ kind: SettingKind<Value>,
        _ help: String,
        isSecret: Bool = false
    ) {
        self.key = key
        self.help = help
        self.kind = kind.name
        self.isSecret = isSecret
        isList = kind.isList
        reading = { configuration, text in
            guard let value = kind.read(text) else { return false }
            configuration[keyPath: path] = value
            return true
        }
        writing = { configuration, isMasked in
            let value = configuration[keyPath: path]
            return isMasked ? kind.masked(value) : kind.write(value)
        }
    }

    /// The environment variable that sets it.
    package var environment: String { "NRWCONNECT_" + key.uppercased() }

    /// The option of commands that have one for it, without dashes.
    package var option: String { key.replacing("_", with: "-") }

    /// The value as text that may be shown; `nil` where nothing is set.
    package func shown(in configuration: Configuration) -> String? { writing(configuration, isSecret) }

    /// The value as it was said, with its password.
    func plain(in configuration: Configuration) -> String? { writing(configuration, false) }

    /// The default as the manual writes it.
    package var fallback: String? { writing(Configuration(), false) }

    /// Takes a value that somebody wrote.
    /// - Returns: whether it was one.
    func set(_ text: String, in configuration: inout Configuration) -> Bool { reading(&configuration, text) }
}

/// Where a setting was said.
package enum SettingOrigin: Sendable, Equatable {
    case commandLine, environment
    case file(String, line: Int)

    /// In German, for the overview of settings.
    package var title: String {
        switch self {
        case .commandLine: "Kommandozeile"
        case .environment: "Umgebung"
        case .file(let file, let line): "\(file), Zeile \(line)"
        }
    }
}
