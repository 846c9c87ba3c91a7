import Markup
import Site

/// The result of a check for machines: counts and every problem with its place.
enum ReportJSON {
    private struct Entry: Encodable {
        var file: String
        var line: Int
        var column: Int
        var level: String
        var code: String
        var text: String
        var hint: String
    }

    private struct Document: Encodable {
        var pages: Int
        var errors: Int
        var warnings: Int
        var problems: [Entry]
    }

    static func text(_ report: SiteBuilder.Report) -> String {
        let problems = report.problems.map {
            Entry(
                file: $0.file,
                line: $0.line,
                column: $0.column,
                level: $0.level.rawValue,
                code: $0.code,
                text: $0.text,
                hint: $0.hint
            )
        }
        let document = Document(
            pages: report.pages,
            errors: report.errors,
            warnings: report.warnings,
            problems: problems
        )
        return JSONText.of(document)
    }
}
