import Testing

@testable import Merge

@Suite("Merging two edits of a page with fields")
struct PageMergeTests {
    private static let base = "---\ntyp: protokoll\ndatum: 2026-01-01\n---\n\nText.\n"

    @Test(
        "fields are merged one by one, whatever stands beside them",
        arguments: [
            // Both fill in a field of their own.
            (
                "---\ntyp: protokoll\ndatum: 2026-01-01\nort: Köln\n---\n\nText.\n",
                "---\ntyp: protokoll\ndatum: 2026-01-01\nleitung: Amt\n---\n\nText.\n",
                "---\ntyp: protokoll\ndatum: 2026-01-01\nort: Köln\nleitung: Amt\n---\n\nText.\n"
            ),
            // Neighbours change.
            (
                "---\ntyp: seite\ndatum: 2026-01-01\n---\n\nText.\n",
                "---\ntyp: protokoll\ndatum: 2026-02-02\n---\n\nText.\n",
                "---\ntyp: seite\ndatum: 2026-02-02\n---\n\nText.\n"
            ),
            // One is taken away, one gets several lines, and the text changes.
            (
                "---\ndatum: 2026-01-01\n---\n\nText.\n",
                "---\ntyp: protokoll\ndatum: 2026-01-01\nthemen:\n  - eins\n  - zwei\n---\n\nNeuer Text.\n",
                "---\ndatum: 2026-01-01\nthemen:\n  - eins\n  - zwei\n---\n\nNeuer Text.\n"
            ),
            // Both fill in the same.
            (
                "---\ntyp: protokoll\ndatum: 2026-01-01\nort: Köln\n---\n\nText.\n",
                "---\ntyp: protokoll\ndatum: 2026-01-01\nort: Köln\n---\n\nText!\n",
                "---\ntyp: protokoll\ndatum: 2026-01-01\nort: Köln\n---\n\nText!\n"
            ),
        ]
    )
    func clean(_ ours: String, _ theirs: String, _ merged: String) {
        #expect(PageMerge.merge(base: Self.base, ours: ours, theirs: theirs) == .clean(merged))
    }

    @Test("a page that had no fields gets those of both")
    func firstFields() {
        let result = PageMerge.merge(
            base: "Text.\n",
            ours: "---\nort: Köln\n---\nText.\n",
            theirs: "---\nleitung: Amt\n---\nText.\n"
        )
        #expect(result == .clean("---\nort: Köln\nleitung: Amt\n---\nText.\n"))
    }

    @Test("two values of one field are a conflict of that field alone")
    func conflict() {
        let result = PageMerge.merge(
            base: Self.base,
            ours: "---\ntyp: protokoll\ndatum: 2026-03-03\n---\n\nText.\n",
            theirs: "---\ntyp: protokoll\ndatum: 2026-02-02\nort: Köln\n---\n\nText, neu.\n"
        )
        guard case .conflict(let text) = result else {
            Issue.record("clean: \(result)")
            return
        }
        #expect(
            text.segments == [
                .merged("---\ntyp: protokoll\n"),
                .conflict(
                    base: "datum: 2026-01-01\n",
                    ours: "datum: 2026-03-03\n",
                    theirs: "datum: 2026-02-02\n"
                ),
                .merged("ort: Köln\n---\n\nText, neu.\n"),
            ]
        )
    }

    @Test(
        "what is no plain list of fields is merged by lines",
        arguments: [
            "---\nort: Köln\nort: Bonn\n---\nText.\n", "---\nort: Köln\nText.\n", "---\n- eins\n---\nText.\n",
            "Text.\n", "",
        ]
    )
    func byLines(_ text: String) {
        for ours in [text, text + "Ende.\n", "Anfang.\n" + text] {
            let theirs = text + "\nSchluss.\n"
            #expect(
                PageMerge.merge(base: text, ours: ours, theirs: theirs)
                    == ThreeWayMerge.merge(base: text, ours: ours, theirs: theirs)
            )
        }
    }

    @Test("no line that somebody added is lost, and none comes from nowhere", arguments: 0..<400)
    func nothingIsLost(_ seed: Int) {
        var dice = SeededGenerator(seed)
        let keys = ["typ", "ort", "datum", "leitung", "themen"]
        func edited(_ fields: [(String, String)], _ body: [String], _ who: String) -> String {
            var fields = fields
            for key in keys where Int.random(in: 0..<3, using: &dice) == 0 {
                let value = "\(key): \(who) \(Int.random(in: 0..<3, using: &dice))\n"
                if let place = fields.firstIndex(where: { $0.0 == key }) {
                    fields[place].1 = value
                } else {
                    fields.insert((key, value), at: Int.random(in: 0...fields.count, using: &dice))
                }
            }
            var body = body
            if Bool.random(using: &dice) { body[Int.random(in: 0..<body.count, using: &dice)] = "\(who)\n" }
            return "---\n" + fields.map(\.1).joined() + "---\n" + body.joined()
        }
        let fields = keys.shuffled(using: &dice).prefix(3).map { ($0, "\($0): anfangs\n") }
        let body = ["a\n", "b\n", "c\n", "d\n"]
        let base = "---\n" + fields.map(\.1).joined() + "---\n" + body.joined()
        let (ours, theirs) = (edited(fields, body, "wir"), edited(fields, body, "die"))
        let merged: String
        switch PageMerge.merge(base: base, ours: ours, theirs: theirs) {
        case .clean(let text): merged = text
        case .conflict(let text): merged = text.proposed
        }
        func lines(_ text: String) -> Set<Substring> { Set(text.split(separator: "\n")) }
        let added = lines(ours).union(lines(theirs)).subtracting(lines(base))
        #expect(lines(merged).isSuperset(of: added))
        let strange = lines(merged).subtracting(lines(ours)).subtracting(lines(theirs)).subtracting(
            lines(base)
        )
        #expect(
            strange.isSubset(of: ["<<<<<<< Ihre Fassung", "=======", ">>>>>>> Gespeicherte Fassung"]),
            "\(strange)"
        )
    }
}
