/// What the command line says, checked against the table; the environment fills in what it leaves out.
struct Arguments: Sendable {
    let command: CommandInfo
    private(set) var values: [String: String] = [:]
    private(set) var positional: [String] = []
    /// What was said with `--set`, in order.
    private(set) var pairs: [String] = []
    let environment: [String: String]

    /// A wrong use of the program: exit code 2.
    struct Misuse: Error {
        var text: String
        var hint: String
    }

    init(_ words: [String], environment: [String: String]) throws(Misuse) {
        self.environment = environment
        let (command, rest) = try Self.command(words)
        self.command = command
        try read(rest)
        try readSwitches()
        let needed = command.arguments.filter { !$0.hasPrefix("[") }
        guard positional.count >= needed.count, positional.count <= command.arguments.count else {
            throw Misuse(
                text: positional.count < needed.count
                    ? "Es fehlt: \(needed.dropFirst(positional.count).joined(separator: " "))"
                    : "Zu viele Angaben: \(positional.dropFirst(command.arguments.count).joined(separator: " "))",
                hint: "nrwconnect help \(command.name)"
            )
        }
    }

    /// The command that the first word or the first two words name, and what follows.
    private static func command(_ words: [String]) throws(Misuse) -> (CommandInfo, ArraySlice<String>) {
        guard let name = words.first else {
            throw Misuse(text: "Es fehlt der Befehl.", hint: "Eine Übersicht gibt: nrwconnect help")
        }
        // "build --help" asks what "help build" asks.
        if words.contains(where: asksForHelp) {
            return (CommandTable.help, words.filter { !asksForHelp($0) && !$0.hasPrefix("-") }.prefix(2))
        }
        if let command = CommandTable.named(words.prefix(2).joined(separator: " ")), words.count > 1 {
            return (command, words.dropFirst(2))
        }
        if let command = CommandTable.named(name) { return (command, words.dropFirst()) }
        let actions = CommandTable.actions(of: name)
        guard actions.isEmpty else {
            throw Misuse(
                text: "Zu „\(name)“ fehlt, was getan werden soll.",
                hint: "Möglich sind: \(actions.map(\.name).joined(separator: ", "))"
            )
        }
        throw Misuse(
            text: "Den Befehl „\(name)“ gibt es nicht.",
            hint: "Befehle: \(CommandTable.visible.map(\.name).joined(separator: ", "))"
        )
    }

    private static func asksForHelp(_ word: String) -> Bool { word == "--help" || word == "-h" }

    /// Switches of the environment are understood in any of their words, or refused.
    ///
    /// Those that are settings too are read with the settings.
    private mutating func readSwitches() throws(Misuse) {
        for option in command.options
        where option.value == nil && !option.isSetting && values[option.name] == nil {
            switch environment[option.environment]?.lowercased() {
            case nil, "", "0", "false", "nein", "no": continue
            case "1", "true", "ja", "yes": values[option.name] = "true"
            case let value?:
                throw Misuse(
                    text: "\(option.environment)=\(value) geht nicht.",
                    hint: "Möglich sind ja und nein."
                )
            }
        }
    }

    private mutating func read(_ words: ArraySlice<String>) throws(Misuse) {
        var words = words
        while let word = words.popFirst() {
            guard word.hasPrefix("--") else {
                positional.append(word)
                continue
            }
            let parts = word.dropFirst(2).split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let name = String(parts.first ?? "")
            guard let option = command.option(name) else {
                throw Misuse(
                    text: "„\(command.name)“ kennt --\(name) nicht.",
                    hint: "nrwconnect help \(command.name)"
                )
            }
            if option.value == nil {
                guard parts.count == 1 else {
                    throw Misuse(text: "--\(name) hat keinen Wert.", hint: "nrwconnect help \(command.name)")
                }
                take("true", for: option)
            } else if parts.count == 2 {
                take(String(parts[1]), for: option)
            } else if let value = words.popFirst() {
                take(value, for: option)
            } else {
                throw Misuse(
                    text: "Zu --\(name) fehlt der Wert (\(option.value ?? "")).",
                    hint: "nrwconnect help \(command.name)"
                )
            }
        }
    }

    private mutating func take(_ value: String, for option: OptionInfo) {
        if option.isRepeated { pairs.append(value) } else { values[option.name] = value }
    }

    /// The value of an option: command line, else environment, else its default.
    subscript(name: String) -> String? {
        values[name] ?? command.option(name).flatMap { environment[$0.environment] ?? $0.fallback }
    }

    /// Whether a switch is set.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// The value of an option that somebody set, without its default.
    func given(_ name: String) -> String? {
        values[name] ?? command.option(name).flatMap { environment[$0.environment] }
    }

    /// A whole number of an option.
    func number(_ name: String, in range: ClosedRange<Int>) throws(Misuse) -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw Misuse(
                text: "--\(name) \(text) geht nicht.",
                hint: "Erwartet wird eine Zahl von \(range.lowerBound) bis \(range.upperBound)."
            )
        }
        return number
    }
}
