import Access
import Store
import TestSupport
import Testing

@testable import Search

@Suite("Hostile input", .timeLimit(.minutes(20)))
struct HostileTests {
    @Test("no query is an error or gets past the rights", arguments: TestDatabase.engines)
    func queries(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            try await desk.put(
                SearchDesk.page("Offen", "Ein Wort und noch eins", in: desk.build),
                SearchDesk.page("Geheim", "Ein Wort und noch eins", in: desk.family)
            )
            let pieces = [
                "\"", "'", "''", "(", ")", "*", ":", "^", "{t}", "t:", "NEAR(a b)", "AND", "OR", "NOT", "-",
                "--", "+",
                "|", "&", "!", "<->", "::tsquery", "';DROP TABLE search_documents;--", "\\", "\\'", "\u{0}",
                "\u{1}",
                "%", "_", "§", "„", "“", "🧨", "é", "\u{301}", "\u{202E}", "\u{FEFF}", "·", "ein", "wort",
                "Wort*",
                "$1", "?", "?1", "E'\\n'", "日本", "ﬁ", "\r\n", "\t", "99 050 012 104 000", "a-b-c", "-\"",
                ":*",
            ]
            var random = SeededRandom(seed: 20_261_130)
            var queries =
                pieces + [
                    String(repeating: "\"a", count: 5000), String(repeating: "wort ", count: 5000),
                    String(repeating: "x", count: 10_000), String(repeating: "-", count: 10_000),
                    String(repeating: "a-", count: 5000),
                    "\"" + String(repeating: "wort ", count: 2000) + "\"",
                    String(repeating: "1 ", count: 5000), String(repeating: "\u{301}", count: 10_000),
                ]
            for _ in 0..<400 {
                let count = Int.random(in: 1...8, using: &random)
                queries.append(
                    (0..<count).map { _ in
                        pieces[Int.random(in: 0..<pieces.count, using: &random)]
                            + (Bool.random(using: &random) ? " " : "")
                    }.joined()
                )
            }
            for text in queries {
                let query = SearchQuery(text, isTyping: Bool.random(using: &random))
                let found = try await desk.search(query, visible: "workspace = \(desk.build)")
                #expect(found.total <= 1 && found.hits.count == found.total, "\(text)")
                #expect(found.hits.allSatisfy { $0.title.text == "Offen" })
            }
            #expect(try await desk.search(SearchQuery("wort")).total == 2)
        }
    }

    @Test("a text of 2 MB is taken without trouble and found at its end", arguments: TestDatabase.engines)
    func huge(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            let words = (0..<150_000).map { "Wort\($0 % 40_000) und" }.joined(separator: " ")
            let body = "Anfang \(words) Schlusswort ende"
            let texts = [
                body, String(repeating: "ä", count: 1_000_000), String(repeating: "a-", count: 1_000_000),
                String(repeating: "§ ", count: 700_000), String(repeating: "1 ", count: 1_000_000),
                String(repeating: "\u{301}", count: 1_000_000), String(repeating: "日本語 ", count: 200_000),
                (0..<20_000).map { "\($0)" + String(repeating: "x", count: 90) }.joined(separator: " "),
            ]
            for (number, text) in texts.enumerated() {
                let clock = ContinuousClock()
                let page = SearchDesk.page("Groß \(number)", text)
                // Seconds on a busy machine without optimisation; what grows with the square takes minutes.
                let time = try await clock.measure { try await desk.put(page) }
                #expect(time < .seconds(30), "\(number): \(time)")
                let found = try await desk.search(SearchQuery("groß \(number)"))
                #expect(found.total >= 1)
            }
            #expect(try await desk.titles("anfang") == ["Groß 0"])
            #expect(try await desk.titles("schlusswort") == ["Groß 0"])
            #expect(try await desk.titles("\"schlusswort ende\"").isEmpty)
            #expect(try await desk.titles("\"wort7 und\"") == ["Groß 0"])
        }
    }

    @Test("texts of any characters are stored and found", arguments: TestDatabase.engines)
    func characters(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            try await desk.put(
                SearchDesk.page(
                    "Nul\0l",
                    "a\0b 'Anführung' \"doppelt\" \\Strich\\ \u{202E}umgekehrt 🧨 日本 привет"
                )
            )
            for text in ["anführung", "doppelt", "strich", "umgekehrt", "日本", "Привет", "null", "nul"] {
                #expect(try await desk.search(SearchQuery(text)).total == (text == "null" ? 0 : 1), "\(text)")
            }
        }
    }
}

/// The same numbers each time.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
