import Testing

@testable import Merge

@Suite("Differences by words")
struct WordDiffTests {
    @Test(
        "a changed line tells which words stayed, went and came",
        arguments: [
            ("Um 18 Uhr.", "Um 19 Uhr.", "Um [-18-]{+19+} Uhr."),
            ("Die Bürger kommen.", "Die Bürger und Gäste kommen.", "Die Bürger {+und Gäste +}kommen."),
            ("Das ist sehr gut so.", "Das ist gut so.", "Das ist [-sehr -]gut so."),
            // Two changed words with only a blank between are one run.
            (
                "Wir sehen ein Haus am See.", "Wir sehen das Boot am See.",
                "Wir sehen [-ein Haus-]{+das Boot+} am See."
            ),
            (
                "Sie wohnt in Bonn, am Rhein.", "Sie wohnt in Köln, am Rhein.",
                "Sie wohnt in [-Bonn-]{+Köln+}, am Rhein."
            ),
            // A composed and a decomposed umlaut differ, and neither is cut.
            (
                "Ein schöner Tag heute", "Ein scho\u{308}ner Tag heute",
                "Ein [-schöner-]{+scho\u{308}ner+} Tag heute"
            ),
            ("Ja, das geht gut", "Ja das geht gut", "Ja[-,-] das geht gut"),
            ("Hallo 👩‍🚒 Welt da", "Hallo 👩‍🌾 Welt da", "Hallo [-👩‍🚒-]{+👩‍🌾+} Welt da"),
            ("eins zwei drei", "eins  zwei drei", "eins[- -]{+  +}zwei drei"),
            // A line end is kept between runs.
            (
                "alpha eins\nbeta zwei", "alpha drei\nbeta vier",
                "alpha [-eins-]{+drei+}\nbeta [-zwei-]{+vier+}"
            ),
        ]
    )
    func runs(_ old: String, _ new: String, _ marked: String) {
        #expect(WordDiff.blocks(old: old, new: new).map(mark) == [marked])
    }

    @Test(
        "paragraphs find their partner; what has none came or went",
        arguments: [
            ("", "", []),
            ("", "neu\n", ["{+neu\n+}"]),
            ("alt\n", "", ["[-alt\n-]"]),
            ("alt\n", "Ganz anders\n", ["[-alt\n-]", "{+Ganz anders\n+}"]),
            (
                "Die erste Zeile hier.\n\nEnde der Sache.\n",
                "Ein Einschub.\n\nDie zweite Zeile hier.\n\nEnde der ganzen Sache.\n",
                [
                    "{+Ein Einschub.\n\n+}", "Die [-erste-]{+zweite+} Zeile hier.\n\n",
                    "Ende der {+ganzen +}Sache.\n",
                ]
            ),
            (
                "# Titel\n\nDie alte Fassung.\n\nEin Satz, der geht.\n\nSchluss.\n",
                "# Titel\n\nDie neue Fassung.\n\nSchluss.\n",
                [
                    "# Titel\n\n", "Die [-alte-]{+neue+} Fassung.\n\n", "[-Ein Satz, der geht.\n\n-]",
                    "Schluss.\n",
                ]
            ),
            ("a\n\nb\n", "a\n\nb\n", ["(3)"]),
            ("a\n", "a\n", ["a\n"]),
        ]
    )
    func blocks(_ old: String, _ new: String, _ marked: [String]) {
        #expect(WordDiff.blocks(old: old, new: new).map(mark) == marked)
    }

    @Test("unchanged lines away from changes are counted, not shown, unless it is one line only")
    func context() {
        let old = (1...20).map { "\($0)\n" }
        var new = old
        new[9] = "zehn\n"
        let near = WordDiff.blocks(old: old.joined(), new: new.joined(), context: 2).map(mark)
        #expect(near == ["(7)", "8\n9\n", "[-10\n-]", "{+zehn\n+}", "11\n12\n", "(8)"])
        let wide = WordDiff.blocks(old: old.joined(), new: new.joined(), context: 8).map(mark)
        #expect(wide.first == old[..<9].joined())
        #expect(wide.last == "(2)")
        let end = WordDiff.blocks(old: old.joined(), new: old.joined() + "21\n", context: 2).map(mark)
        #expect(end == ["(18)", "19\n20\n", "{+21\n+}"])
        let none = WordDiff.blocks(old: old.joined(), new: new.joined(), context: 0).map(mark)
        #expect(none == ["(9)", "[-10\n-]", "{+zehn\n+}", "(10)"])
    }

    @Test("all but the added is the old text, all but the removed the new one")
    func complete() {
        let words = [
            "Haus", "Bäume", "a\u{308}", "18", ",", ".", " ", " ", "\n", "\n\n", "🇩🇪", "\r\n", "\u{AD}",
        ]
        for seed in 0..<3_000 {
            var random = SeededGenerator(seed)
            let old = (0..<random.below(40)).map { _ in words[random.below(words.count)] }
            var new = old
            for _ in 0..<random.below(8) where !new.isEmpty {
                new[random.below(new.count)] = words[random.below(words.count)]
            }
            if old.joined() == new.joined() { continue }
            let blocks = WordDiff.blocks(old: old.joined(), new: new.joined(), context: 99)
            #expect(sameBytes(blocks.map { text($0, isOld: true) }.joined(), old.joined()), "seed \(seed)")
            #expect(sameBytes(blocks.map { text($0, isOld: false) }.joined(), new.joined()), "seed \(seed)")
            for (block, next) in zip(blocks, blocks.dropFirst()) {
                if case .removed = block, case .removed = next { Issue.record("seed \(seed)") }
                if case .added = block, case .added = next { Issue.record("seed \(seed)") }
            }
        }
    }

    private func text(_ block: WordDiff.Block, isOld: Bool) -> String {
        switch block {
        case .unchanged(let text): text
        case .gap(let lines): "gap \(lines)"
        case .removed(let text): isOld ? text : ""
        case .added(let text): isOld ? "" : text
        case .changed(let runs):
            runs.map { run in
                switch run {
                case .same(let text): text
                case .removed(let text): isOld ? text : ""
                case .added(let text): isOld ? "" : text
                }
            }.joined()
        }
    }

    /// The notation of `git diff --word-diff`.
    private func mark(_ block: WordDiff.Block) -> String {
        switch block {
        case .unchanged(let text): text
        case .gap(let lines): "(\(lines))"
        case .removed(let text): "[-\(text)-]"
        case .added(let text): "{+\(text)+}"
        case .changed(let runs):
            runs.map { run in
                switch run {
                case .same(let text): text
                case .removed(let text): "[-\(text)-]"
                case .added(let text): "{+\(text)+}"
                }
            }.joined()
        }
    }
}
