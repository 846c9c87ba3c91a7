import Foundation
import Markup

/// Where messages go: results to standard output, everything else to standard error, colour only for people.
struct Terminal: Sendable {
    let usesColour: Bool
    private let writer: @Sendable (_ text: String, _ isResult: Bool) -> Void

    /// A terminal that hands everything to a function; for tests.
    init(writer: @escaping @Sendable (_ text: String, _ isResult: Bool) -> Void) {
        usesColour = false
        self.writer = writer
    }

    init(environment: [String: String]) {
        writer = { text, isResult in
            let file = isResult ? FileHandle.standardOutput : FileHandle.standardError
            // A closed pipe (`nrwconnect check | head`) is no failure of ours.
            try? file.write(contentsOf: Data(text.utf8))
        }
        let isQuiet = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        usesColour = !isQuiet && isatty(2) == 1 && environment["TERM"] != "dumb"
    }

    /// A result, for people or for the next program.
    func print(_ text: String) { writer(text + "\n", true) }

    /// A message beside the result.
    func note(_ text: String) { writer(text + "\n", false) }

    /// Problems, a line each, in one go: a foreign folder may have tens of thousands.
    func problems(_ problems: [Problem]) {
        guard !problems.isEmpty else { return }
        note(problems.map(line).joined(separator: "\n"))
    }

    private func line(_ problem: Problem) -> String {
        let line = problem.description
        guard usesColour else { return line }
        let colour = problem.level == .error ? "31" : "33"
        return line.replacing(
            ": \(problem.level): ",
            with: ": \u{1B}[\(colour)m\(problem.level)\u{1B}[0m: ",
            maxReplacements: 1
        )
    }
}
