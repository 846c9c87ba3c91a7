import Testing

@testable import Search

@Suite("What is typed into the box")
struct QueryTests {
    @Test(
        "becomes terms of the analyser and nothing else",
        arguments: [
            ("Bauanträge stellen", #"("bauantrag") AND ("stell")"#),
            (#""neue Satzung" Köln"#, #"("neu satzung") AND ("koln")"#),
            ("„neue Satzung“ Köln", #"("neu satzung") AND ("koln")"#),
            ("Online-Dienst", #"("onlin dien" OR "onlinedien")"#),
            ("§ 5 OZG", #"("§ 5") AND ("ozg")"#), ("§5 OZG", #"("§ 5") AND ("ozg")"#),
            ("99 050 012 104 000", #"("99 050 012 104 000" OR "99050012104000")"#),
            ("bau -entwurf", #"(("bau")) NOT (("entwurf"))"#),
            (#"bau -"alter Plan" neu"#, #"(("bau") AND ("neu")) NOT (("alt plan"))"#),
            ("max@stadt.example", #"("max stadt exampl")"#),
            (#"halb "offen zu"#, #"("halb") AND ("off") AND ("zu")"#),
            ("bau bau Bau", #"("bau")"#), ("a OR b", #"("a") AND ("or") AND ("b")"#),
            ("t: x* ^y {s}", #"("t") AND ("x") AND ("y") AND ("s")"#), (#""" bau"#, #"("bau")"#),
        ]
    )
    func terms(_ typed: String, _ expected: String) {
        #expect(SearchQuery(typed).match() == expected)
    }

    @Test(
        "finds nothing without a word to look for",
        arguments: ["", "  ", "-bau", "\"\"", "…", "-", "- -", "\"", "💥"]
    )
    func empty(_ typed: String) {
        #expect(SearchQuery(typed).isEmpty)
    }

    @Test("is the beginning of a word only while it is typed")
    func typing() {
        #expect(
            SearchQuery("neuer Bauantr", isTyping: true).match() == #"("neu") AND ("bauantr" OR "bauantr" *)"#
        )
        #expect(SearchQuery("Bauantr ", isTyping: true).match() == #"("bauantr")"#)
        #expect(SearchQuery("Ba", isTyping: true).match() == #"("ba")"#)
        #expect(SearchQuery("x -Bauantr", isTyping: true).match() == #"(("x")) NOT (("bauantr"))"#)
        #expect(SearchQuery("Bauantr").match() == #"("bauantr")"#)
    }

    @Test("is cut when it is longer than anybody's question")
    func long() {
        #expect(SearchQuery(String(repeating: "wort ", count: 10_000)).isShortened)
        let many = SearchQuery((0..<40).map { "w\($0)" }.joined(separator: " "))
        #expect(many.isShortened)
        #expect(many.wanted.count == SearchQuery.mostTerms)
        #expect(!SearchQuery("kurz").isShortened)
    }
}
