import Foundation

/// Findings as people and as programs read them.
struct DoctorReport: Sendable {
    var findings: [Finding]

    var errors: Int { findings.count { $0.level == .error } }
    var warnings: Int { findings.count { $0.level == .warning } }

    /// One finding per line, what to do below it, the count at the end.
    var text: String {
        var lines: [String] = []
        for finding in findings {
            lines.append("\(Self.pad(finding.level.title)) \(finding.area): \(finding.text)")
            if !finding.advice.isEmpty { lines.append("\(Self.pad("")) → \(finding.advice)") }
        }
        lines.append("")
        lines.append("\(errors) Fehler, \(warnings) \(warnings == 1 ? "Warnung" : "Warnungen")")
        return lines.joined(separator: "\n")
    }

    var json: String {
        struct Entry: Encodable {
            var level, area, text, advice: String
        }
        struct Document: Encodable {
            var errors, warnings: Int
            var findings: [Entry]
        }
        let entries = findings.map {
            Entry(level: $0.level.rawValue, area: $0.area, text: $0.text, advice: $0.advice)
        }
        return JSONText.of(Document(errors: errors, warnings: warnings, findings: entries))
    }

    private static func pad(_ text: String) -> String {
        text + String(repeating: " ", count: max(0, 10 - text.count))
    }
}
