import Markup
import Testing

@testable import Pages

/// The quick reader of front matter must never understand a text differently from a full YAML parser.
@Suite("Simple YAML and full YAML")
struct SimpleYAMLTests {
    /// Texts that the quick reader should take itself: front matter as people write it.
    static let plain = [
        "titel: Über uns", "titel: \"Über: uns\"", "titel: 'Über uns'", "a: 1\nb: 2", "a:\n  b: c\n  d: e",
        "a:\n  - x\n  - y", "a:\n- x\n- y\nb: c", "a: [x, y-z, 3]", "a: []", "a: [ ]", "stand: 2026-11-23",
        "beginn: 2026-12-03T10:00", "a:\nb: c", "# nur so\na: b", "a: b\n\n\nc: d", "a: b   \nc: d",
        "a: b\r\nc: d\r\n",
        "a: x#y", "a: https://example.org/x", "a: 10:30", "a: null", "a: no", "a: 5.10", "a: \"\"",
        "a: ''",
        "a:\n  - \"x: y\"\n  - 'z'", "a:\n  b:\n    c: d\ne: f", "a: x, y", "a: Grüße (an alle)!", "a-b_c: d",
        "- x\n- y", "a: x y  z", "0: null", "a: b:c", "a: x - y", "a: @ b".replacing("@", with: "c"),
    ]

    /// Texts that mean something special to YAML; most of them the quick reader leaves alone.
    static let special = [
        "a: |\n  x\n  y", "a: >\n  x\n  y", "a: &x 1\nb: *x", "a: !!str 1", "a: {b: c}", "a: [b, {c: d}]",
        "a: x # y",
        "a:   # y\n  b: c", "a: \"x\\ty\"", "a: 'it''s'", "a: x\n  y", "? a\n: b", "a: -1", "a: - b",
        "a: [x,y]",
        "a: [x, y,]", "a: [x\n, y]", "a: [\"x\", 'y']", "\"a\": b", "a : b", "a: b\n c: d",
        "a:\n   b: c\n  d: e",
        "a:\n- - x", "a:\n- b: c\n  d: e", "a:\n  -  x", "a:\tb", "\ta: b", "a: \"x", "a: x: y", "a: x:",
        "a: %x",
        "a: `x`", "a: @x", "a:b", "a", "a: [x", "a: x]", "a: }", "a: ]", "a: \"x\" y", "a: 'x' # y", "a: [~]",
        "a: [null, x]", "a: [-x]", "a: [-]", "a: [-, x]", "a: [ - ]", "a: [x, - ]", "--- x", "a: ---",
        "a: ...",
        "a: =", "a: <<", "<<: x", "a: ~", "a: ~x", "a: .inf", "a: 0x1F", "a: \"x\"\"y\"", "a: ''''", "a: !x",
        "a: ?x",
        "a: -x",
        "a: :x", "a: ,x", "a: \\x", "a:\n\n  - x\n\n  - y\n", "a:\n  # b\n  - x", "a:\n    b: c\nd: e",
        "a: x\n# b\n  y",
        "a:\n  - x\n  b: c", "a:\n  - x\n - y", "-a: b", "a: \"\u{1}\"", "a: 'x\ty'", "a: x\ty",
        "a: \"x\ry\"",
    ]

    @Test("takes ordinary front matter without asking the full parser", arguments: plain)
    func takesOrdinaryText(yaml: String) {
        #expect(SimpleYAML.parse(yaml[...], firstLine: 2) != nil)
    }

    @Test("understands what it takes exactly as the full parser does", arguments: plain + special)
    func agrees(yaml: String) throws {
        try compare(yaml)
    }

    @Test("refuses to guess where a key stands twice")
    func doubleKey() throws {
        #expect(SimpleYAML.parse("a: 1\na: 2", firstLine: 1) == nil)
        #expect(throws: Problem.self) { try YAMLNode.parse("a: 1\na: 2", firstLine: 1) }
    }

    @Test("agrees with the full parser on five hundred random texts")
    func agreesOnRandomTexts() throws {
        var numbers = SeededNumbers(seed: 2026)
        var taken = 0
        for _ in 0..<500 {
            let yaml = RandomYAML.text(&numbers)
            if SimpleYAML.parse(yaml[...], firstLine: 2) != nil { taken += 1 }
            try compare(yaml)
        }
        #expect(taken > 150, "Too few texts are taken for the comparison to mean anything.")
    }

    /// Compares both readers on a text that the quick one takes.
    private func compare(_ yaml: String) throws {
        guard let quick = SimpleYAML.parse(yaml[...], firstLine: 2) else { return }
        // A last entry that the quick reader never takes sends the whole text to the full parser.
        let isList = if case .sequence = quick.shape { true } else { false }
        let forced = yaml + (isList ? "\n- {zwang: x}\n" : "\n\"zwang\": x\n")
        try #require(SimpleYAML.parse(forced[...], firstLine: 2) == nil)
        var full: YAMLNode
        do {
            full = try YAMLNode.parse(forced[...], firstLine: 2)
        } catch {
            Issue.record("\(yaml.debugDescription): only the full parser refuses: \(error)")
            return
        }
        switch full.shape {
        case .mapping(let entries): full.shape = .mapping(entries.dropLast())
        case .sequence(let items): full.shape = .sequence(items.dropLast())
        case .scalar: break
        }
        #expect(withoutEmptyPlaces(quick) == withoutEmptyPlaces(full), "\(yaml.debugDescription)")
    }

    /// An empty value has no text, so nobody is ever led to its place.
    private func withoutEmptyPlaces(_ node: YAMLNode) -> YAMLNode {
        var node = node
        switch node.shape {
        case .scalar(let text, _): if text.isEmpty { node.position = .init(line: 0, column: 0) }
        case .sequence(let items): node.shape = .sequence(items.map(withoutEmptyPlaces))
        case .mapping(let entries):
            node.shape = .mapping(
                entries.map { .init(key: $0.key, position: $0.position, value: withoutEmptyPlaces($0.value)) }
            )
        }
        return node
    }
}

/// Texts that look like front matter, with everything in them that could go wrong.
enum RandomYAML {
    private static let scalars = [
        "x", "Über uns", "2026-11-23", "a b", "\"q: r\"", "'s'", "5,5", "https://e.org/a?b=c", "x#y", "10:30",
        "null",
        "~", "ja", "\"\"", "''", "[a, b]", "[a,b-c, 3]", "[]", "{a: b}", "x # y", "- x", "-x", "|", "x: y",
        "it's",
        "\"it's\"", "'a \"b\"'", "\"a\\n\"", "*x", "&y z", "!t u", "%v", "@w", "a,b", "(c)", "ä", "x  y",
        "[x", "x]",
    ]
    private static let keys = ["a", "titel", "b_c", "d-e", "F", "9", "x y", "\"k\"", "ö", "-z"]

    static func text(_ numbers: inout SeededNumbers) -> String {
        mapping(&numbers, indent: 0).joined(separator: Bool.random(using: &numbers) ? "\n" : "\r\n")
    }

    private static func mapping(_ numbers: inout SeededNumbers, indent: Int) -> [String] {
        var lines: [String] = []
        for at in 0..<Int.random(in: 1...3, using: &numbers) {
            let space = String(repeating: " ", count: indent)
            // Odd keys are rare, or hardly any text would be taken.
            let isOdd = Int.random(in: 0..<30, using: &numbers) == 0
            let known = isOdd ? keys[6...] : keys[..<6]
            let key =
                space + (known.randomElement(using: &numbers) ?? "a") + (at > 0 && !isOdd ? "\(at)" : "")
            switch Int.random(in: 0..<12, using: &numbers) {
            case 0 where indent < 6: lines += [key + ":"] + mapping(&numbers, indent: indent + 2)
            case 1, 2:
                lines += [key + ":"] + list(&numbers, indent: indent + (Bool.random(using: &numbers) ? 2 : 0))
            case 3: lines += [key + ":"]
            case 4: lines += ["", space + "# so", key + ": " + scalar(&numbers)]
            default: lines.append(key + ": " + scalar(&numbers))
            }
        }
        return lines
    }

    private static func list(_ numbers: inout SeededNumbers, indent: Int) -> [String] {
        (0..<Int.random(in: 1...3, using: &numbers)).map { _ in
            String(repeating: " ", count: indent) + "- " + scalar(&numbers)
        }
    }

    private static func scalar(_ numbers: inout SeededNumbers) -> String {
        // Plain words are more frequent than the rest.
        let isPlain = Int.random(in: 0..<4, using: &numbers) > 0
        let known = isPlain ? scalars[..<13] : scalars[...]
        return (known.randomElement(using: &numbers) ?? "x")
            + (Int.random(in: 0..<9, using: &numbers) == 0 ? "  " : "")
    }
}
