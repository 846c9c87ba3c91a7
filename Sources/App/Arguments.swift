/// What the command line says, checked against the table; the environment fills in what it leaves out.
struct Arguments: Sendable {
    let command: CommandInfo
    private(set) var values: [String: String] = [:]
    private(set) var positional: [String] = []
    private let environment: [String: String]

    /// A wrong use of the program: exit code 2.
    struct Misuse: Error {
        var text: String
        var hint: String
    }

    init(_ words: [String], environment: [String: String]) throws(Misuse) {
        self.environment = environment
        var words = words
        // "build --help" asks what "help build" asks.
        if words.dropFirst().contains(where: Self.asksForHelp), !Self.asksForHelp(words[0]) {
            words = ["help", words[0]]
        }
        guard let name = words.first else {
            throw Misuse(text: "Es fehlt der Befehl.", hint: "Eine Übersicht gibt: nrwconnect help")
        }
        let known = CommandTable.all.map(\.name)
        let wanted = Self.asksForHelp(name) ? "help" : name
        guard let command = CommandTable.all.first(where: { $0.name == wanted }) else {
            throw Misuse(
                text: "Den Befehl „\(name)“ gibt es nicht.",
                hint: "Befehle: \(known.joined(separator: ", "))"
            )
        }
        self.command = command
        try read(words.dropFirst())
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

    private static func asksForHelp(_ word: String) -> Bool { word == "--help" || word == "-h" }

    /// Switches of the environment are understood in any of their words, or refused.
    private mutating func readSwitches() throws(Misuse) {
        for option in command.options where option.value == nil && values[option.name] == nil {
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
                values[name] = "true"
            } else if parts.count == 2 {
                values[name] = String(parts[1])
            } else if let value = words.popFirst() {
                values[name] = value
            } else {
                throw Misuse(
                    text: "Zu --\(name) fehlt der Wert (\(option.value ?? "")).",
                    hint: "nrwconnect help \(command.name)"
                )
            }
        }
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
