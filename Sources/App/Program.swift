import Foundation
import Markup
import Pages
import Site
import Store

/// The program behind `nrwconnect`: finds the command, runs it, and returns the exit code.
public struct Program: Sendable {
    let terminal: Terminal
    let environment: [String: String]

    /// The version as metrics and archives name it; there has been no release yet.
    static let version = "0.1"

    /// A program that sees this environment.
    public init(environment: [String: String]) {
        self.init(environment: environment, terminal: Terminal(environment: environment))
    }

    init(environment: [String: String], terminal: Terminal) {
        self.environment = environment
        self.terminal = terminal
    }

    /// Runs a command line (without the program's own name).
    /// - Returns: 0 in order, 1 a problem in the input, 2 wrong use.
    public func run(_ words: [String]) async -> Int32 {
        do {
            let arguments = try Arguments(words, environment: environment)
            try checkDate()
            guard arguments.command.option("config") != nil else { return try help(arguments) }
            return try await run(arguments, Configuration.load(arguments))
        } catch let unusable as Configuration.Unusable {
            terminal.problems(unusable.problems)
            return 1
        } catch let problem as CommandProblem {
            terminal.note("nrwconnect: \(problem.text)" + (problem.hint.isEmpty ? "" : "\n\(problem.hint)"))
            return 1
        } catch let error as StoreError {
            terminal.note("nrwconnect: \(error.explanation)")
            return 1
        } catch let misuse as Arguments.Misuse {
            terminal.note("nrwconnect: \(misuse.text)\n\(misuse.hint)")
            return 2
        } catch {
            terminal.note("nrwconnect: \(error)")
            return 1
        }
    }

    private func run(_ arguments: Arguments, _ configuration: Configuration) async throws -> Int32 {
        switch arguments.command.name {
        case "build": try build(arguments, configuration)
        case "check": try await check(arguments, configuration)
        case "serve": try await serve(arguments, configuration)
        case "new": create(arguments, configuration)
        case "migrate": try await migrate(arguments, configuration)
        case "backup": try await backup(arguments, configuration)
        case "restore": try await restore(arguments, configuration)
        case "doctor": await doctor(arguments, configuration)
        case "routes": try await routes(arguments, configuration)
        default: try await user(arguments, configuration)
        }
    }

    private func help(_ arguments: Arguments) throws(Arguments.Misuse) -> Int32 {
        guard let word = arguments.positional.first else {
            terminal.print(HelpText.overview())
            return 0
        }
        let name = arguments.positional.joined(separator: " ")
        let actions = CommandTable.actions(of: name)
        if name == "settings" {
            terminal.print(HelpText.settings())
        } else if let command = CommandTable.named(name) ?? CommandTable.named(word) {
            terminal.print(HelpText.page(command))
        } else if !actions.isEmpty {
            terminal.print(HelpText.group(actions))
        } else {
            throw Arguments.Misuse(text: "Den Befehl „\(name)“ gibt es nicht.", hint: "nrwconnect help")
        }
        return 0
    }

    /// The options that build, check and serve share.
    func options(
        _ arguments: Arguments,
        _ configuration: Configuration
    ) throws(Arguments.Misuse) -> BuildOptions {
        var options = BuildOptions(today: today())
        options.content = configuration.content
        options.theme = configuration.theme
        options.output = configuration.output
        options.baseURL = configuration.baseURL
        options.drafts = arguments.has("drafts")
        options.strict = arguments.has("strict")
        options.external = arguments.has("external")
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
