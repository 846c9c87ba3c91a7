/// A command as its help, its parser and the manual's test see it: one row of a table.
package struct CommandInfo: Sendable {
    /// One word, or two: "user invite".
    package var name: String
    package var summary: String
    package var arguments: [String] = []
    package var options: [OptionInfo] = []
    package var examples: [String] = []
    /// Whether the help leaves it out: for tests and benchmarks.
    package var isHidden = false

    /// The option with a name, without the leading dashes.
    func option(_ name: String) -> OptionInfo? { options.first { $0.name == name } }
}

/// An option: `--content DIR`, what it does, what holds without it.
package struct OptionInfo: Sendable {
    /// Without dashes: "base-url".
    package var name: String
    /// The value's name in the help; `nil` for a switch.
    package var value: String? = nil
    package var help: String
    package var fallback: String? = nil
    /// Whether the help leaves it out: for tests and benchmarks.
    package var isHidden = false
    /// Whether a row of the settings has the same name, so that the file may say it too.
    package var isSetting = false
    /// Whether it may be given more than once.
    package var isRepeated = false

    /// The environment variable that sets the option when the command line does not.
    package var environment: String { "NRWCONNECT_" + name.uppercased().replacing("-", with: "_") }

    /// The option of a command for a setting: `--port` for `port`.
    static func setting(_ key: String, _ value: String?) -> OptionInfo {
        guard let setting = Configuration.settings.first(where: { $0.key == key }) else {
            preconditionFailure("\(key) is no setting")
        }
        return OptionInfo(
            name: setting.option,
            value: value,
            help: setting.help,
            fallback: value == nil ? nil : setting.fallback,
            isSetting: true
        )
    }
}
