import Markup
import Testing

@testable import Pages

@Suite("Front matter and body")
struct SourceTextTests {
    @Test(
        "are cut where the second fence ends, and lines are counted from the top of the file",
        arguments: [
            ("---\na: b\n---\nText", "Text", 4),
            ("---\r\na: b\r\n---\r\nText", "Text", 4),
            ("\u{FEFF}---\na: b\n---\nText", "Text", 4),
            ("---\n---\nText", "Text", 3),
            ("---  \na: b\n--- \n\nText", "\nText", 4),
            ("---\na: b\n---", "", 4),
            ("Text\n---\na: b\n---\n", "Text\n---\na: b\n---\n", 1),
            ("----\na: b\n----\n", "----\na: b\n----\n", 1),
            ("---\n\nEine Linie vor dem Text.\n", "---\n\nEine Linie vor dem Text.\n", 1),
            ("", "", 1),
        ]
    )
    func cuts(text: String, body: String, line: Int) {
        let bytes = Array(text.utf8)
        let source = SourceText(bytes: bytes)
        #expect(String(decoding: bytes[source.bodyOffset...], as: UTF8.self) == body)
        #expect(source.bodyLine == line)
        #expect(source.problems.isEmpty)
    }

    @Test("miss their end aloud")
    func unclosed() {
        let source = SourceText(bytes: Array("---\ntitel: X\n\nText\n".utf8))
        #expect(source.problems.map(\.code) == ["front-matter-open"])
        #expect(source.front.entries.isEmpty)
        #expect(source.bodyLine == 1)
    }

    @Test(
        "report broken YAML where the file has it",
        arguments: [
            ("---\ntitel: X\nkurz: a: b\n---\n", 3, "yaml"),
            ("---\ntitel: \"X\nkurz: y\n---\n", 4, "yaml"),
            ("---\n\n\ntitel: [a\n---\n", 5, "yaml"),
            ("---\ntitel: X\ntitel: Y\n---\n", 2, "yaml"),
            ("---\n- a\n- b\n---\n", 2, "front-matter-shape"),
            ("---\nnur Text\n---\n", 2, "front-matter-shape"),
            ("---\nliste:\n\ttyp: termin\n---\n", 3, "yaml"),
        ]
    )
    func broken(text: String, line: Int, code: String) {
        let source = SourceText(bytes: Array(text.utf8))
        #expect(source.problems.map(\.code) == [code])
        #expect(source.problems.map(\.level) == [.error])
        #expect(source.problems.first?.line == line)
        #expect(source.front.entries.isEmpty)
    }

    @Test("refuse text that is not UTF-8 instead of showing question marks")
    func invalidUTF8() {
        let bytes = Array("---\ntitel: Gr".utf8) + [0xFC, 0xDF] + Array("e\n---\nText\n".utf8)
        let (_, problems) = PageReader(types: []).read(file: "a.md", bytes: bytes)
        #expect(problems.contains { $0.code == "invalid-utf8" && $0.level == .error && $0.line == 2 })
    }

    @Test(
        "place every key and value",
        arguments: ["a: b\nliste:\n  typ: termin", "\"a\": b\nliste:\n  typ: termin"]
    )
    func positions(yaml: String) throws {
        let front = SourceText(bytes: Array("---\n\(yaml)\n---\n".utf8)).front
        #expect(front["a"]?.position.line == 2)
        let list = try #require(front.entries.first { $0.key == "liste" })
        #expect(list.position == SourcePosition(line: 3, column: 1))
        #expect(list.value["typ"]?.position == SourcePosition(line: 4, column: 8))
        #expect(list.value.entries.first?.position == SourcePosition(line: 4, column: 3))
    }

    @Test("refuse aliases that multiply into millions of values, and quickly")
    func billionLaughs() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let names = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(names)]\n"
        }
        let source = SourceText(bytes: Array("---\n\(yaml)---\n".utf8))
        #expect(source.problems.map(\.code) == ["yaml-too-large"])
        #expect(source.front.entries.isEmpty)
    }

    @Test("refuse nesting without end instead of running out of stack")
    func deepNesting() {
        let yaml = "a: " + String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)
        let source = SourceText(bytes: Array("---\n\(yaml)\n---\n".utf8))
        #expect(source.problems.count == 1)
        #expect(source.problems.first?.level == .error)
    }

    @Test("understand an alias that is used once")
    func alias() {
        let front = SourceText(bytes: Array("---\na: &x [b, c]\nd: *x\n---\n".utf8)).front
        #expect(front["d"]?.items.compactMap(\.text) == ["b", "c"])
    }
}
