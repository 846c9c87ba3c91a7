public import Markup
import Yams

extension YAMLNode {
    /// More nodes than any front matter has; aliases multiply, and "a billion laughs" must not.
    static let maximumNodes = 20_000
    /// Much more text than any front matter has.
    static let maximumBytes = 4 << 20

    /// Reads a whole YAML file.
    public static func parse(bytes: [UInt8]) throws(Problem) -> YAMLNode {
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return try parse(bytes: hasMark ? bytes[3...] : bytes[...], firstLine: 1)
    }

    /// Reads a YAML text whose first line is line `firstLine` of its file.
    public static func parse(_ yaml: Substring, firstLine: Int) throws(Problem) -> YAMLNode {
        try parse(bytes: Array(yaml.utf8)[...], firstLine: firstLine)
    }

    /// Reads a part of a file; text that is not UTF-8 is an error.
    ///
    /// A plain subset (keys, plain or quoted scalars, nested mappings and lists of scalars) is read directly because
    /// a general YAML parser would take longer than the Markdown below it; all else goes to Yams.
    public static func parse(bytes: ArraySlice<UInt8>, firstLine: Int) throws(Problem) -> YAMLNode {
        if let invalid = Problem.invalidText(bytes, firstLine: firstLine) { throw invalid }
        guard bytes.count <= maximumBytes else {
            throw Problem(
                line: firstLine,
                level: .error,
                code: "yaml-too-large",
                text: "YAML hat mehr als \(maximumBytes >> 20) MB.",
                hint: "Lange Texte gehören unter den Kopfbereich, Tabellen in eine Datei."
            )
        }
        if let node = SimpleYAML.parse(bytes: bytes, firstLine: firstLine) { return node }
        do {
            let empty = YAMLNode(shape: .mapping([]), position: .init(line: firstLine, column: 1))
            guard let node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else {
                return empty
            }
            var budget = maximumNodes
            return try convert(node, firstLine: firstLine, budget: &budget)
        } catch let problem as Problem {
            throw problem
        } catch let error as YamlError {
            throw problem(error, firstLine: firstLine)
        } catch {
            throw Problem(
                line: firstLine,
                level: .error,
                code: "yaml",
                text: "YAML ist nicht lesbar: \(error)"
            )
        }
    }

    private static func convert(_ node: Yams.Node, firstLine: Int, budget: inout Int) throws -> YAMLNode {
        budget -= 1
        let mark = node.mark
        let position = SourcePosition(line: (mark?.line ?? 1) + firstLine - 1, column: mark?.column ?? 1)
        guard budget > 0 else {
            throw Problem(
                line: position.line,
                level: .error,
                code: "yaml-too-large",
                text: "YAML hat mehr als \(maximumNodes) Werte.",
                hint: "Verweise mit & und * vervielfachen Werte; schreiben Sie die Werte aus."
            )
        }
        switch node {
        case .scalar(let scalar):
            let quoted = scalar.style != .plain && scalar.style != .any
            return YAMLNode(shape: .scalar(scalar.string, quoted: quoted), position: position)
        case .sequence(let sequence):
            let items = try sequence.map { try convert($0, firstLine: firstLine, budget: &budget) }
            return YAMLNode(shape: .sequence(items), position: position)
        case .mapping(let mapping):
            var entries: [Entry] = []
            for (key, value) in mapping {
                let name = try convert(key, firstLine: firstLine, budget: &budget)
                let converted = try convert(value, firstLine: firstLine, budget: &budget)
                entries.append(Entry(key: name.text ?? "", position: name.position, value: converted))
            }
            return YAMLNode(shape: .mapping(entries), position: position)
        case .alias:
            return YAMLNode(shape: .scalar("", quoted: false), position: position)
        }
    }

    private static func problem(_ error: YamlError, firstLine: Int) -> Problem {
        func make(_ mark: Mark?, _ reason: String) -> Problem {
            Problem(
                line: (mark?.line ?? 1) + firstLine - 1,
                column: mark?.column ?? 1,
                level: .error,
                code: "yaml",
                text: "YAML ist nicht lesbar: \(reason)",
                hint:
                    "Texte mit Doppelpunkt, # oder Anführungszeichen in \"…\" setzen, Einrückung mit Leerzeichen."
            )
        }
        switch error {
        case .scanner(_, let reason, let mark, _), .parser(_, let reason, let mark, _),
            .composer(_, let reason, let mark, _):
            return make(mark, reason)
        case .reader(let reason, _, _, _): return make(nil, reason)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.map { "„\($0)“" }.joined(separator: ", ")
            return make(context.mark, "Schlüssel kommt doppelt vor: \(keys)")
        default: return make(nil, "\(error)")
        }
    }
}
