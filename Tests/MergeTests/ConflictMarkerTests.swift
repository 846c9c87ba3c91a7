import Merge
import Testing

@Suite("Markers of a conflict")
struct ConflictMarkerTests {
    @Test("the proposed text has both versions between German markers")
    func proposed() {
        let result = ThreeWayMerge.merge(base: "Ort\nalt\nEnde", ours: "Ort\nneu\nEnde", theirs: "Ort\nEnde")
        guard case .conflict(let text) = result else {
            Issue.record("clean")
            return
        }
        #expect(
            text.proposed == """
                Ort
                <<<<<<< Ihre Fassung
                neu
                =======
                >>>>>>> Gespeicherte Fassung
                Ende
                """
        )
    }

    @Test("a version without final line feed does not run into a marker")
    func openEnd() {
        let result = ThreeWayMerge.merge(base: "a", ours: "b", theirs: "c")
        guard case .conflict(let text) = result else {
            Issue.record("clean")
            return
        }
        #expect(
            text.proposed == "<<<<<<< Ihre Fassung\nb\n=======\nc\n>>>>>>> Gespeicherte Fassung\n"
        )
    }

    @Test(
        "only all three markers, in order, each alone in its line, count as left over",
        arguments: [
            ("", false),
            ("Titel\n=======\n", false),
            ("<<<<<<< Ihre Fassung\na\n=======\nb\n>>>>>>> Gespeicherte Fassung\n", true),
            ("<<<<<<< Ihre Fassung\n=======\n>>>>>>> Gespeicherte Fassung", true),
            (
                "x\r\n<<<<<<< Ihre Fassung\r\na\r\n=======\r\nb\r\n>>>>>>> Gespeicherte Fassung \r\ny\r\n",
                true
            ),
            ("<<<<<<< Ihre Fassung\na\nb\n>>>>>>> Gespeicherte Fassung\n", false),
            ("=======\n<<<<<<< Ihre Fassung\na\n>>>>>>> Gespeicherte Fassung\n", false),
            ("<<<<<<< Ihre Fassung\na\n========\nb\n>>>>>>> Gespeicherte Fassung\n", false),
            (" <<<<<<< Ihre Fassung\n=======\n>>>>>>> Gespeicherte Fassung\n", false),
            ("Git schreibt:\n\n```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```\n", false),
        ]
    )
    func leftOver(_ text: String, _ has: Bool) {
        #expect(ConflictedText.hasMarkers(text) == has)
    }
}
