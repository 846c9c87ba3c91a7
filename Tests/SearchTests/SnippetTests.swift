import Testing

@testable import Search

@Suite("Snippets")
struct SnippetTests {
    private func snippet(_ text: String, _ query: String, summary: String = "") -> Snippet {
        Marker(SearchQuery(query)).snippet(body: text, summary: summary)
    }

    private func marked(_ snippet: Snippet) -> [String] {
        snippet.runs.filter { $0.kind == .match }.map(\.text)
    }

    @Test(
        "mark words in whatever form they stand there",
        arguments: [
            ("Die neuen Bauanträge liegen aus.", "bauantrag", ["Bauanträge"]),
            ("In Gütersloh und Guetersloh.", "gutersloh", ["Gütersloh", "Guetersloh"]),
            ("Der Online-Dienst und der Onlinedienst.", "Onlinedienste", ["Online-Dienst", "Onlinedienst"]),
            ("Nach § 5 OZG und §5.", "§ 5", ["§ 5", "§5"]), ("Die 5 neuen nach Abs. 5", "§5", []),
            ("neue Satzung, die Satzung, neue", "\"neue Satzung\"", ["neue Satzung"]),
            ("Im Cafe\u{301}.", "cafe", ["Cafe\u{301}"]),
            ("Schlüssel 99 050 012 104 000.", "99050012104000", ["99 050 012 104 000"]),
            ("Ja, aber nicht Entwurf", "ja -entwurf", ["Ja"]),
        ]
    )
    func marking(_ text: String, _ query: String, _ expected: [String]) {
        #expect(marked(snippet(text, query)) == expected)
    }

    @Test("show the place where most of what was looked for stands")
    func best() {
        let filling = String(repeating: "Hier steht etwas anderes. ", count: 30)
        let text = "Apfel. \(filling) Birne. \(filling) Apfel und Birne zusammen. \(filling)"
        let found = snippet(text, "apfel birne")
        #expect(marked(found) == ["Apfel", "Birne"])
        #expect(found.text.contains("Apfel und Birne zusammen"))
        #expect(found.isCutBefore && found.isCutAfter)
        #expect(found.text.count <= Snippet.length)
        #expect(found.text.count > Snippet.length - 40)
    }

    @Test("show the summary or the beginning when the words stand elsewhere")
    func elsewhere() {
        #expect(snippet("Der Text.", "apfel").text == "Der Text.")
        #expect(snippet("Der Text.", "apfel", summary: "Kurz gesagt.").text == "Kurz gesagt.")
        #expect(marked(snippet("Der Text.", "kurz", summary: "Kurz gesagt.")) == ["Kurz"])
        #expect(snippet("", "apfel").runs.isEmpty)
        #expect(snippet("Zeile\n\n  eins \u{202E}x\u{7}y", "zeile").text == "Zeile eins x y")
    }

    @Test("titles are shown whole")
    func titles() {
        let title = String(repeating: "Lang und ", count: 60) + "Bauantrag"
        let whole = Marker(SearchQuery("bauanträge")).whole(title)
        #expect(whole.text == title)
        #expect(marked(whole) == ["Bauantrag"])
        #expect(!whole.isCutBefore && !whole.isCutAfter)
    }

    @Test("never split a character and stay short, whatever the text")
    func anyText() {
        let pieces = [
            "wort", "Wo\u{308}rter", " ", "\n", "👨‍👩‍👧‍👦", "🇩🇪", "e\u{301}\u{302}", "1️⃣", "👍🏽", "क्षि", "각", ". ", ",",
            "wort\u{200D}",
            "ä", "\u{301}", "-", "§", "日本", "wort👩‍🚒", "\r\n", "x\u{FE0F}",
        ]
        var random = SeededRandom(seed: 7)
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0...400, using: &random))
                .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            let found = snippet(text, ["wort", "wörter ä", "日本 §", "\"wort wort\""][text.utf8.count % 4])
            #expect(found.text.count <= Snippet.length)
            let characters = Set(text.map { $0.isWhitespace ? " " : $0 })
            #expect(found.text.allSatisfy { characters.contains($0) }, "\(text)")
            for run in found.runs { #expect(!run.text.isEmpty) }
        }
    }

    @Test("of one endless word or character end too")
    func endless() {
        #expect(snippet(String(repeating: "a", count: 100_000), "b").text.count == Snippet.length)
        #expect(snippet("wort " + String(repeating: "\u{301}", count: 100_000), "wort").text.count <= 10)
        #expect(snippet(String(repeating: "wort", count: 20_000) + " wort", "wort").text.hasSuffix("wort"))
    }
}
