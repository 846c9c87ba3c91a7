import Foundation
package import Markup
import Pages

extension Configuration {
    /// The file that is read when nobody names one.
    package static let standardFile = "nrwconnect.yml"

    /// What is wrong with the file of settings; every problem with its line.
    package struct Unusable: Error {
        package var problems: [Problem]
    }

    /// Puts the settings together: what is typed wins over the environment, that over the file, that over the defaults.
    static func load(_ arguments: Arguments) throws -> Configuration {
        var configuration = Configuration()
        if let file = try file(arguments) {
            let problems = configuration.read(file: file)
            guard problems.isEmpty else { throw Unusable(problems: problems) }
        }
        for setting in settings {
            if let text = arguments.environment[setting.environment], !text.isEmpty {
                try configuration.take(text, for: setting, called: setting.environment, from: .environment)
            }
            if let text = arguments.values[setting.option] {
                try configuration.take(text, for: setting, called: "--" + setting.option, from: .commandLine)
            }
        }
        try configuration.takePairs(arguments.pairs)
        configuration.followData()
        return configuration
    }

    /// The file that somebody names, else the one that lies in the working directory.
    private static func file(_ arguments: Arguments) throws(Arguments.Misuse) -> String? {
        guard let named = arguments.given("config"), !named.isEmpty else {
            return FileManager.default.fileExists(atPath: standardFile) ? standardFile : nil
        }
        guard FileManager.default.fileExists(atPath: named) else {
            throw Arguments.Misuse(
                text: "Die Datei \(named) mit Einstellungen gibt es nicht.",
                hint: "Nennen Sie mit --config eine vorhandene Datei, oder lassen Sie die Angabe weg."
            )
        }
        return named
    }

    /// `--set key=value`, as often as somebody likes.
    private mutating func takePairs(_ pairs: [String]) throws(Arguments.Misuse) {
        for pair in pairs {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init
            )
            guard parts.count == 2, let setting = Self.settings.first(where: { $0.key == parts[0] }) else {
                throw Arguments.Misuse(
                    text: "--set \(pair) geht nicht.",
                    hint: "Form: --set SCHLÜSSEL=WERT. \(Self.suggestion(for: parts[0]))"
                )
            }
            try take(parts[1], for: setting, called: "--set \(setting.key)", from: .commandLine)
        }
    }

    private mutating func take(
        _ text: String,
        for setting: Setting,
        called name: String,
        from origin: SettingOrigin
    ) throws(Arguments.Misuse) {
        guard setting.set(text, in: &self) else {
            throw Arguments.Misuse(
                // A value that may hold a password stays out of terminals and logs.
                text: setting.isSecret ? "Der Wert von \(name) geht nicht." : "\(name) \(text) geht nicht.",
                hint: "Erwartet wird: \(setting.kind)"
            )
        }
        origins[setting.key] = origin
    }

    /// What lies in the data folder moves with it, unless it has a place of its own.
    private mutating func followData() {
        guard isGiven("data") else { return }
        if !isGiven("output") { output = data + "/site" }
        if !isGiven("outbox") { outbox = data + "/outbox" }
        if !isGiven("database") { database = "sqlite:\(data)/nrwconnect.db" }
    }

    /// Reads a file of settings.
    /// - Returns: every problem in it; with one of them the settings must not be used.
    package mutating func read(file: String) -> [Problem] {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            return [Self.problem("unreadable", file, nil, "Die Datei lässt sich nicht lesen.")]
        }
        do {
            let node = try YAMLNode.parse(bytes: Array(bytes))
            guard case .mapping(let entries) = node.shape else {
                let text = "Hier werden Zeilen wie „port: 8080“ erwartet."
                return [Self.problem("setting", file, node.position, text, "Form: SCHLÜSSEL: WERT")]
            }
            return entries.compactMap { read($0, file: file) }
        } catch {
            return [error.inFile(file)]
        }
    }

    private mutating func read(_ entry: YAMLNode.Entry, file: String) -> Problem? {
        guard let setting = Self.settings.first(where: { $0.key == entry.key }) else {
            let hint = Self.suggestion(for: entry.key)
            let text = "Die Einstellung „\(entry.key)“ gibt es nicht."
            return Self.problem("unknown-setting", file, entry.position, text, hint)
        }
        // Nothing said is the default, as everywhere in our YAML.
        guard !entry.value.isEmpty else { return nil }
        guard let text = Self.text(entry.value, of: setting), setting.set(text, in: &self) else {
            let text = "„\(setting.key)“ hat einen Wert, der nicht geht."
            return Self.problem(
                "wrong-setting",
                file,
                entry.value.position,
                text,
                "Erwartet wird: \(setting.kind)"
            )
        }
        origins[setting.key] = .file(file, line: entry.position.line)
        return nil
    }

    private static func text(_ node: YAMLNode, of setting: Setting) -> String? {
        guard setting.isList else {
            if case .scalar = node.shape { return node.text }
            return nil
        }
        let words = node.items.map(\.text)
        return words.contains(nil) ? nil : words.compactMap { $0 }.joined(separator: ",")
    }

    private static func suggestion(for key: String) -> String {
        let near = NameHints.nearest(key, among: settings.map(\.key))
        return near.map { "Meinten Sie „\($0)“?" } ?? "Alle Einstellungen zeigt: nrwconnect help settings"
    }

    private static func problem(
        _ code: String,
        _ file: String,
        _ position: SourcePosition?,
        _ text: String,
        _ hint: String = ""
    ) -> Problem {
        Problem(
            file: file,
            line: position?.line ?? 0,
            column: position?.column ?? 1,
            level: .error,
            code: code,
            text: text,
            hint: hint
        )
    }
}
