import Markup

/// A piece of a template: text, or one of the tags of Mustache that we use.
enum TemplateToken: Equatable {
    case literal([UInt8])
    /// `{{name}}`
    case text(String)
    /// `{{{name}}}`
    case html(String)
    /// `{{#name}}`
    case open(String)
    /// `{{^name}}`
    case inverted(String)
    /// `{{/name}}`
    case close(String)
    /// `{{> teile/zeile}}`
    case partial(String)

    struct Placed: Equatable {
        var token: TemplateToken
        var line: Int
        var column: Int
    }
}

/// Cuts a template into tokens.
///
/// Indentation is dropped, and so is a line that holds nothing but sections, partials or comments: the
/// pages get smaller, and no template needs to be written in one line.
struct TemplateScanner {
    private var tokens: [TemplateToken.Placed] = []

    static func scan(_ source: String) throws(Problem) -> [TemplateToken.Placed] {
        var scanner = TemplateScanner()
        var number = 0
        // "\r\n" is one character, and a line end too.
        for line in source.split(
            omittingEmptySubsequences: false,
            whereSeparator: { $0 == "\n" || $0 == "\r\n" }
        ) {
            number += 1
            try scanner.scan(line: line, number: number)
        }
        return scanner.tokens
    }

    private mutating func scan(line: Substring, number: Int) throws(Problem) {
        var rest = line.drop { $0 == " " || $0 == "\t" }
        var pieces: [TemplateToken.Placed] = []
        var onlyTags = true
        var hasTag = false
        while let start = rest.firstRange(of: "{{") {
            let before = rest[..<start.lowerBound]
            if before.contains(where: { $0 != " " }) { onlyTags = false }
            let column = line.distance(from: line.startIndex, to: start.lowerBound) + 1
            if !before.isEmpty {
                pieces.append(.init(token: .literal(Array(before.utf8)), line: number, column: 1))
            }
            let isTriple = rest[start.upperBound...].first == "{"
            guard let end = rest[start.upperBound...].firstRange(of: isTriple ? "}}}" : "}}") else {
                throw Self.problem(number, column, "Ein {{ wird in dieser Zeile nicht geschlossen.")
            }
            var inner = rest[start.upperBound..<end.lowerBound]
            if isTriple { inner = inner.dropFirst() }
            let token = try Self.tag(inner, isTriple: isTriple, number, column)
            if case .text = token { onlyTags = false }
            if case .html = token { onlyTags = false }
            if let token { pieces.append(.init(token: token, line: number, column: column)) }
            hasTag = true
            rest = rest[end.upperBound...]
        }
        if rest.contains(where: { $0 != " " }) { onlyTags = false }
        if hasTag, onlyTags {
            tokens += pieces.filter { if case .literal = $0.token { false } else { true } }
        } else {
            tokens += pieces
            let tail = Array(rest.utf8) + [10]
            if tail.count > 1 || !pieces.isEmpty {
                tokens.append(.init(token: .literal(tail), line: number, column: 1))
            }
        }
    }

    private static func tag(
        _ text: Substring,
        isTriple: Bool,
        _ line: Int,
        _ column: Int
    ) throws(Problem) -> TemplateToken? {
        let sign = text.first ?? " "
        let body = "#^/>!&".contains(sign) && !isTriple ? text.dropFirst() : text
        let name = String(body.split(separator: " ").joined(separator: " "))
        if sign == "!" { return nil }
        let isName = name.utf8.allSatisfy { byte in
            switch byte {
            case 97...122, 65...90, 48...57, 45, 95: true
            case 47: sign == ">"
            default: false
            }
        }
        guard isName, !name.isEmpty else {
            throw problem(line, column, "„{{\(text)}}“ ist keine Angabe, die Vorlagen kennen.")
        }
        if isTriple { return .html(name) }
        switch sign {
        case "#": return .open(name)
        case "^": return .inverted(name)
        case "/": return .close(name)
        case ">": return .partial(name)
        case "&": return .html(name)
        default: return .text(name)
        }
    }

    static func problem(_ line: Int, _ column: Int, _ text: String, hint: String = "") -> Problem {
        Problem(line: line, column: column, level: .error, code: "template", text: text, hint: hint)
    }
}
