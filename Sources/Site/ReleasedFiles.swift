import Markup
import Pages

/// The second source of a site: pages that were released from workspaces, laid out in a folder like `Content/`.
///
/// What is released may add pages and files to the site, never take a place or a name from `Content/`. Settings, types,
/// data and the start page belong to `Content/` alone.
struct ReleasedFiles: Sendable {
    /// What to read, and how strictly.
    struct Source: Sendable {
        var folder: String
        /// Whether a broken page is left out, so that the rest can be built.
        var leavesOutBroken = false
        /// Files that have been found to be broken already.
        var without: Set<String> = []
    }

    var source: Source
    /// The files that are part of the site, by path below the folder; none of them is a path of `Content/`.
    var files: Set<String> = []

    /// What makes a link lead nowhere; the text of the link stays, so the page can be shown.
    static let linkCodes: Set = [
        "ambiguous-link", "dead-anchor", "dead-link", "missing-image", "unknown-reference",
    ]

    /// Mistakes in the text of a page that cost a link, a picture or a date, not the page.
    private static let textCodes: Set = [
        "bad-date", "forbidden-scheme", "remote-image", "undefined-footnote",
    ]

    /// Kinds of files that would run in a reader's browser under our address.
    private static let activeEndings: Set = [
        "css", "htm", "html", "js", "mjs", "wasm", "xht", "xhtml", "xml",
    ]

    /// What a problem means while broken released pages are left out.
    ///
    /// A page that is withdrawn or left out must not keep the site from being built, though others link to it.
    func understood(_ problem: Problem, isReleased: Bool) -> Problem {
        guard source.leavesOutBroken,
            Self.linkCodes.contains(problem.code) || isReleased && Self.textCodes.contains(problem.code)
        else { return problem }
        var problem = problem
        problem.level = .warning
        return problem
    }

    /// Why a file that is no page may not be released, if so.
    static func refusal(ofFile file: String) -> Problem? {
        let ending = Files.fileEnding(file)?.lowercased() ?? ""
        if activeEndings.contains(ending) {
            return problem(
                file,
                "released-kind",
                "Dateien mit der Endung .\(ending) können nicht freigegeben werden.",
                "Sie würden im Browser der Lesenden als Teil der Website ausgeführt. Bieten Sie ein PDF oder Archiv an."
            )
        }
        if ["gz", "br"].contains(ending),
            Compression.isWorthwhile(String(file.dropLast(3)), size: Compression.minimumSize)
        {
            return problem(
                file,
                "released-kind",
                "Die Datei würde als gepackte Fassung von \(file.dropLast(3)) ausgeliefert.",
                "Benennen Sie sie um."
            )
        }
        return nil
    }

    static func taken(_ file: String, _ place: String, by owner: String, line: Int = 0) -> Problem {
        problem(
            file,
            "released-taken",
            "\(place) gehört schon zu \(owner).",
            "Wählen Sie für die freigegebene Seite oder Datei einen anderen Platz.",
            line: line
        )
    }

    static func problem(_ file: String, _ code: String, _ text: String, _ hint: String, line: Int = 0)
        -> Problem
    {
        Problem(file: file, line: line, level: .error, code: code, text: text, hint: hint)
    }
}
