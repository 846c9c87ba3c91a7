import Testing

@testable import Merge

@Suite("Merging two edits of one text")
struct ThreeWayMergeTests {
    @Test(
        "what one side changed is taken, what both changed alike is taken once",
        arguments: [
            ("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\n", "a\nB\nc\n"),
            ("a\nb\nc\n", "a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\n"),
            ("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"),
            ("a\nb\nc\n", "a\nX\nc\n", "a\nX\nc\n", "a\nX\nc\n"),
            ("a\nb\nc\n", "b\nc\n", "a\nb\n", "b\n"),
            ("a\nb\nc\n", "x\na\nb\nc\n", "a\nb\nc\ny\n", "x\na\nb\nc\ny\n"),
            ("a\nb\nc\nd\n", "a\nX\nc\nd\n", "a\nX\nc\nD\n", "a\nX\nc\nD\n"),
            ("", "a\n", "a\n", "a\n"),
            ("a\n", "", "a\n", ""),
            ("a\n", "", "", ""),
            ("a\nb\nc", "A\nb\nc", "a\nb\nc\n", "A\nb\nc\n"),
            ("a\r\nb\r\nc\r\n", "A\r\nb\r\nc\r\n", "a\r\nb\r\nC\r\n", "A\r\nb\r\nC\r\n"),
        ]
    )
    func clean(_ base: String, _ ours: String, _ theirs: String, _ merged: String) {
        #expect(ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs) == .clean(merged))
    }

    @Test(
        "different changes of one place, and changes that touch, are a conflict",
        arguments: [
            ("a\nb\nc\n", "a\nX\nc\n", "a\nY\nc\n"),
            ("a\nb\nc\n", "a\nX\nc\n", "a\nc\n"),
            ("a\nb\n", "X\nb\n", "a\nY\n"),
            ("a\nb\n", "a\nb\nx\n", "a\nb\ny\n"),
            ("a\nb\n", "a\nx\nb\n", "a\nY\n"),
            ("a\nb\n", "a\nx\nb\n", "b\n"),
            ("", "a\n", "b\n"),
            ("a\n", "", "b\n"),
            ("a\nb", "a\nb\nc\n", "a\nb\n"),
            ("a\n", "\u{E4}\n", "a\u{308}\n"),
        ]
    )
    func conflicts(_ base: String, _ ours: String, _ theirs: String) throws {
        let result = ThreeWayMerge.merge(base: base, ours: ours, theirs: theirs)
        guard case .conflict(let text) = result else {
            Issue.record("clean: \(result)")
            return
        }
        #expect(text.conflicts == 1)
        #expect(result.text == nil)
        #expect(ConflictedText.hasMarkers(text.proposed))
    }

    @Test("a conflict keeps the settled lines around it and all three versions")
    func segments() {
        let result = ThreeWayMerge.merge(
            base: "1\n2\n3\n4\n5\n6\n7\n",
            ours: "1\n2\nDrei\n4\n5\nsechs\n7\n",
            theirs: "eins\n2\ndrei\n4\n5\n6\n7\n"
        )
        #expect(
            result
                == .conflict(
                    ConflictedText(segments: [
                        .merged("eins\n2\n"), .conflict(base: "3\n", ours: "Drei\n", theirs: "drei\n"),
                        .merged("4\n5\nsechs\n7\n"),
                    ])
                )
        )
    }

    @Test("changes on both sides of a third are one place")
    func chain() {
        let result = ThreeWayMerge.merge(
            base: "1\n2\n3\n4\n5\n",
            ours: "1\nx\n3\ny\n5\n",
            theirs: "1\n2\nz\n4\n5\n"
        )
        #expect(
            result
                == .conflict(
                    ConflictedText(segments: [
                        .merged("1\n"),
                        .conflict(base: "2\n3\n4\n", ours: "x\n3\ny\n", theirs: "2\nz\n4\n"),
                        .merged("5\n"),
                    ])
                )
        )
    }
}
