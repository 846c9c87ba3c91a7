import Foundation

/// Sets the title in the front matter of a text, without touching anything else of it.
enum FrontTitle {
    static func set(_ title: String, in source: String) -> String {
        let line = "titel: \(quoted(title))"
        var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            return "---\n\(line)\n---\n\(source)"
        }
        if let at = lines[1..<end].firstIndex(where: { $0.hasPrefix("titel:") || $0.hasPrefix("title:") }) {
            lines[at] = line
        } else {
            lines.insert(line, at: 1)
        }
        return lines.joined(separator: "\n")
    }

    /// A YAML double-quoted scalar where a plain one could mean something else (YAML 1.2, section 7.3).
    static func quoted(_ text: String) -> String {
        let isPlain =
            text.first.map { $0.isLetter } ?? false
            && !text.contains(where: { ":#{}[]&*!|>'\"%@`,\\".contains($0) }) && !text.hasSuffix(" ")
            && !["true", "false", "yes", "no", "null", "ja", "nein"].contains(text.lowercased())
        guard !isPlain else { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
