import Foundation
import Markup
import Pages
import Site

/// The program behind `nrwconnect`: finds the command, runs it, and returns the exit code.
public struct Program: Sendable {
    let terminal: Terminal
    let environment: [String: String]

    /// A program that sees this environment.
    public init(environment: [String: String]) {
        self.environment = environment
        terminal = Terminal(environment: environment)
    }

    /// Runs a command line (without the program's own name).
    /// - Returns: 0 in order, 1 a problem in the input, 2 wrong use.
    public func run(_ words: [String]) async -> Int32 {
        do {
            let arguments = try Arguments(words, environment: environment)
            try checkDate()
            switch arguments.command.name {
            case "build": return try build(arguments)
            case "check": return try await check(arguments)
            case "serve": return try await serve(arguments)
            case "new": return create(arguments)
            default: return try help(arguments)
            }
        } catch let misuse as Arguments.Misuse {
            terminal.note("nrwconnect: \(misuse.text)\n\(misuse.hint)")
            return 2
        } catch {
            terminal.note("nrwconnect: \(error)")
            return 1
        }
    }

    private func help(_ arguments: Arguments) throws(Arguments.Misuse) -> Int32 {
        guard let name = arguments.positional.first else {
            terminal.print(HelpText.overview())
            return 0
        }
        guard let command = CommandTable.all.first(where: { $0.name == name }) else {
            throw Arguments.Misuse(text: "Den Befehl „\(name)“ gibt es nicht.", hint: "nrwconnect help")
        }
        terminal.print(HelpText.page(command))
        return 0
    }

    /// The options that build, check and serve share.
    func options(_ arguments: Arguments) throws(Arguments.Misuse) -> BuildOptions {
        var options = BuildOptions(today: today())
        options.content = Self.folder(arguments["content"] ?? options.content)
        options.theme = Self.folder(arguments["theme"] ?? options.theme)
        options.output = Self.folder(arguments["output"] ?? options.output)
        options.drafts = arguments.has("drafts")
        options.strict = arguments.has("strict")
        options.external = arguments.has("external")
        if let text = arguments["base-url"] {
            guard let url = SiteSettings.cleanBaseURL(text) else {
                throw Arguments.Misuse(
                    text: "--base-url \(text) ist keine Adresse.",
                    hint: "Erwartet wird z. B. https://www.beispielstadt.example"
                )
            }
            options.baseURL = url
        }
        let mode = arguments["links"] ?? "error"
        guard let links = LinkMode(rawValue: mode) else {
            throw Arguments.Misuse(
                text: "--links \(mode) geht nicht.",
                hint: "Möglich sind error, warn und off."
            )
        }
        options.links = links
        return options
    }

    /// The day of the build in Berlin; `SOURCE_DATE_EPOCH` sets it for reproducible builds.
    func today() -> CalendarDate {
        CalendarDate(secondsSince1970: givenSeconds ?? Int(Date().timeIntervalSince1970))
    }

    /// The seconds of `SOURCE_DATE_EPOCH` up to the end of the year 9999.
    private var givenSeconds: Int? {
        environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }.flatMap {
            (0..<253_402_300_800).contains($0) ? $0 : nil
        }
    }

    private func checkDate() throws(Arguments.Misuse) {
        guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty, givenSeconds == nil else { return }
        throw Arguments.Misuse(
            text: "SOURCE_DATE_EPOCH=\(text) geht nicht.",
            hint: "Erwartet werden die Sekunden seit 1970, wie sie date +%s ausgibt."
        )
    }

    /// A folder without slashes at its end.
    static func folder(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.last == "/" { path = path.dropLast() }
        return String(path)
    }
}
