import Testing

@testable import Workspaces

@Suite("Small values")
struct SmallValueTests {
    @Test(
        "set a title and leave the rest of a text alone",
        arguments: [
            ("# Alt\n", "Neu", "---\ntitel: Neu\n---\n# Alt\n"),
            ("---\nkurz: A\n---\nB", "Neu", "---\ntitel: Neu\nkurz: A\n---\nB"),
            ("---\nkurz: A\ntitel: Alt\n---\nB", "Neu", "---\nkurz: A\ntitel: Neu\n---\nB"),
            ("---\n", "Neu", "---\ntitel: Neu\n---\n---\n"), ("", "Neu", "---\ntitel: Neu\n---\n"),
        ]
    )
    func title(source: String, title: String, result: String) {
        #expect(FrontTitle.set(title, in: source) == result)
    }

    @Test(
        "read back every title that they wrote",
        arguments: ["Ja", "1.5", "a: b", "#x", "„so“", "- x", "a\\b\"c", "null", "*", "Über #uns"]
    )
    func titles(title: String) {
        let text = PageText(FrontTitle.set(title, in: "# Alt\n\nText.\n"), types: [:])
        #expect(text.title == title && text.problems.isEmpty)
    }

    @Test("take stored targets back as they were")
    func targets() {
        let targets: [WikiTarget] = [
            .page(workspace: nil, name: "a/b"), .page(workspace: "bauen", name: "Über uns"),
            .neighbour("plan.pdf"),
            .site("/termine/"),
        ]
        for target in targets { #expect(WikiTarget(stored: target.stored) == target) }
        for text in ["", "s", "x:a", "b:ohne"] { #expect(WikiTarget(stored: text) == nil) }
    }

    @Test("match thousands of records that are all others in little time", .timeLimit(.minutes(1)))
    func records() throws {
        let blocks = (0..<20_000).map {
            RecordMatching.Block(kind: "decision", key: "k\($0)", reference: "", words: "wort\($0) gleich")
        }
        #expect(RecordMatching.pairs(blocks, []).allSatisfy { $0 == nil })
    }
}
