import Foundation
import Markup
import Testing

/// Debian's `cmark-gfm` says what is right; our specification mode must print the same bytes.
@Suite("CommonMark and GFM, compared with Debian's cmark-gfm")
struct CommonMarkTests {
    @Test("our own corpus of all sections comes out byte for byte as cmark-gfm prints it")
    func corpus() throws {
        let oracle = try #require(Oracle(), "cmark-gfm is not installed: apt-get install cmark-gfm")
        let snippets = try Fixture.snippets() + Combinations.all
        #expect(snippets.count >= 700)
        try compare(snippets, oracle)
    }

    @Test(
        "the official examples come out byte for byte as cmark-gfm prints them",
        .enabled(
            if: ProcessInfo.processInfo.environment["NRWCONNECT_SPEC"] != nil,
            "NRWCONNECT_SPEC is not set"
        )
    )
    func officialExamples() throws {
        let oracle = try #require(Oracle(), "cmark-gfm is not installed: apt-get install cmark-gfm")
        let path = try #require(ProcessInfo.processInfo.environment["NRWCONNECT_SPEC"])
        let examples = try SpecificationExamples.read(path)
        #expect(examples.count > 600)
        try compare(examples, oracle)
    }

    private func compare(_ snippets: [String], _ oracle: Oracle) throws {
        var options = MarkupOptions()
        options.specification = true
        options.footnotes = false
        var failures = 0
        for snippet in snippets {
            let ours = MarkupRenderer.render(snippet, options: options, links: UncheckedLinks()).htmlString
            let theirs = try oracle.html(of: snippet)
            guard ours != theirs else { continue }
            failures += 1
            if failures <= 5 { Issue.record("\(snippet.debugDescription)\nexpected \(theirs)\ngot \(ours)") }
        }
        #expect(failures == 0)
    }
}

/// Runs `cmark-gfm` with the four extensions.
struct Oracle {
    let executable: URL

    init?() {
        let paths = ["/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm", "/opt/homebrew/bin/cmark-gfm"]
        guard let path = paths.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            return nil
        }
        executable = URL(fileURLWithPath: path)
    }

    func html(of text: String) throws -> String {
        let process = Process()
        process.executableURL = executable
        process.arguments = ["-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist"]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

/// Our own snippets: separated by lines of `%%`, `→` stands for a tab, `␍` for CR, `␠` for a trailing blank.
enum Fixture {
    static func snippets() throws -> [String] {
        let url = try #require(
            Bundle.module.url(forResource: "commonmark", withExtension: "txt", subdirectory: "Fixtures")
        )
        let text = try String(contentsOf: url, encoding: .utf8)
        return text.components(separatedBy: "\n%%\n").map {
            $0.replacingOccurrences(of: "→", with: "\t").replacingOccurrences(of: "␍", with: "\r")
                .replacingOccurrences(of: "␠", with: " ")
        }
    }
}

/// Reads `spec.txt` (fences of 32 backticks) or a JSON list of `{"markdown": …}`.
enum SpecificationExamples {
    private struct Example: Decodable { let markdown: String }

    static func read(_ path: String) throws -> [String] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        if path.hasSuffix(".json") {
            return try JSONDecoder().decode([Example].self, from: data).map(\.markdown)
        }
        let fence = String(repeating: "`", count: 32)
        var examples: [String] = []
        var current: [Substring]?
        for line in String(decoding: data, as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        ) {
            if line.hasPrefix(fence + " example") {
                current = []
            } else if line == ".", let lines = current {
                examples.append(lines.map { $0 + "\n" }.joined().replacingOccurrences(of: "→", with: "\t"))
                current = nil
            } else {
                current?.append(line)
            }
        }
        return examples
    }
}

/// Snippets that are cheaper to multiply than to write.
enum Combinations {
    static var all: [String] { blocks + inlines + flanking + tables }

    /// Every block inside every container, with three ways to go on.
    private static var blocks: [String] {
        let contents = [
            "Absatz", "# Kopf", "Kopf\n---", "- a\n- b", "1) a\n2) b", "    code", "~~~ x y\ncode\n~~~",
            "***", "<div>\nroh\n</div>",
            "| a | b |\n|---|:-:|\n| 1 | 2 |", "- [x] fertig", "[k]: /u \"t\"\n\n[k]",
        ]
        let prefixes = ["> ", "- ", "10. ", "> - ", "- > ", "   ", "+\t"]
        let endings = ["", "\nfaul", "\n\ndanach"]
        return prefixes.flatMap { prefix in
            contents.flatMap { content in
                endings.map { ending in
                    let indent = String(repeating: " ", count: prefix.count)
                    let rest = prefix.contains(">") ? prefix.replacingOccurrences(of: "-", with: " ") : indent
                    return prefix + content.replacingOccurrences(of: "\n", with: "\n" + rest) + ending + "\n"
                }
            }
        }
    }

    /// Every inline inside every other.
    private static var inlines: [String] {
        let outer = [
            "*%*", "**%**", "_%_", "~~%~~", "[%](/u)", "![%](/u 'T')", "`%`", "<b>%</b>", "[%][k]", "(%)",
        ]
        let inner = [
            "a", "*a*", "__a__", "~a~", "`a`", "[a](b)", "![a](b)", "<i>", "&auml;", "\\*", "http://a.de/b_c",
            "www.a.de.",
            "a@b.de", "<http://x>", "a\\\nb", "a  \nb", "&#35;&#x22;&nix;", "*a **b* c**",
        ]
        return outer.flatMap { frame in
            inner.map { frame.replacingOccurrences(of: "%", with: $0) + "\n\n[k]: /k (Titel)\n" }
        }
    }

    /// Runs of delimiters between letters, blanks and signs.
    private static var flanking: [String] {
        let runs = ["*", "**", "***", "_", "__", "~", "~~"]
        let sides = ["a", " ", ".", "ä", "\u{A0}"]
        return runs.flatMap { run in
            sides.flatMap { left in sides.map { right in "x\(left)\(run)\(right)y\(left)\(run)\(right)z\n" } }
        }
    }

    private static var tables: [String] {
        let heads = ["a|b", "| a | b |", "|a|", "a \\| b | c", "`a|b` | c"]
        let delimiters = ["-|-", "|:-|-:|", "|---|", ":-:|---", "|-|-|-|"]
        let rows = ["", "1|2", "| 1 |", "|1|2|3|", "> q", "1 \\| 2 | *3*"]
        return heads.flatMap { head in delimiters.flatMap { line in rows.map { "\(head)\n\(line)\n\($0)\n" } }
        }
    }
}
