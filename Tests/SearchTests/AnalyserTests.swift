import Testing

@testable import Search

@Suite("The analyser")
struct AnalyserTests {
    private let analyser = Analyser()

    private func stems(_ text: String) -> [String] { analyser.tokens(text).map(\.stem) }

    private func joined(_ text: String) -> [String] {
        Joining.all(in: analyser.tokens(text), analyser).map(\.stem)
    }

    @Test(
        "gives every spelling of a word the same token",
        arguments: [
            ["Gütersloh", "Guetersloh", "Gutersloh", "GÜTERSLOH", "Gu\u{308}tersloh"],
            ["Köln", "Koeln", "Koln", "KÖLN", "Ko\u{308}ln"],
            ["Mönchengladbach", "Moenchengladbach", "Monchengladbach"],
            ["Straßen", "Strassen", "STRASSEN", "STRAẞEN"],
            ["Bauämter", "Bauaemter", "Bauamter"],
            ["Übergänge", "Uebergaenge", "Ubergange"],
            ["Überprüfung", "Ueberpruefung"],
            ["Münster", "Muenster"],
            ["Böen", "Boeen"],
            ["Café", "Cafe", "Cafe\u{301}"],
            ["CO₂", "CO2"],
            ["Ver\u{AD}wal\u{AD}tung", "Verwaltung"],
            ["Αθήνα", "αθηνα", "Αθη\u{301}να"],
        ]
    )
    func spellings(_ words: [String]) {
        #expect(Set(words.map { stems($0) }).count == 1, "\(words.map { stems($0) })")
        #expect(stems(words[0]).count == 1)
    }

    @Test(
        "gives inflected forms the same token",
        arguments: [
            ["Bauantrag", "Bauantrags", "Bauanträge", "Bauanträgen", "Bauantraege"],
            ["Haus", "Hauses", "Häuser", "Häusern", "Haeuser"],
            ["neu", "neue", "neuen", "neuer", "neues"],
            ["bauen", "Bau"],
            ["Beschluss", "Beschlüsse", "Beschluß", "Beschlüssen"],
            ["Amt", "Ämter", "Aemter"],
            ["Stadt", "Städte", "Staedte"],
            ["Dienst", "Dienste", "Dienstes"],
            ["Steuer", "Steuern"],
            ["Straße", "Straßen", "Strasse"],
            ["kommunale", "kommunalen", "Kommunales"],
        ]
    )
    func inflection(_ words: [String]) {
        #expect(Set(words.map { stems($0) }).count == 1, "\(words.map { stems($0) })")
    }

    @Test(
        "keeps words apart that only look alike",
        arguments: [
            ("neuen", "neun"), ("Quelle", "Qulle"), ("Bauer", "Baur"), ("Köln", "Kölner-Straße"), ("5", "5a"),
        ]
    )
    func apart(_ one: String, _ other: String) {
        #expect(stems(one) != stems(other))
    }

    @Test("cuts texts into words, numbers and paragraph signs")
    func cutting() {
        #expect(stems("§5 OZG, §§ 12a und Art. 3") == ["§", "5", "ozg", "§", "12a", "und", "art", "3"])
        #expect(stems("max.mustermann@stadt.example") == ["max", "mustermann", "stadt", "exampl"])
        #expect(stems("Die (neue) „Satzung“!") == ["die", "neu", "satzung"])
        #expect(stems("").isEmpty)
        #expect(stems(" \n…—!?\u{301}\u{FEFF} ").isEmpty)
        #expect(stems("m² 1️⃣ a👨‍👩‍👧b") == ["m", "1", "a", "b"])
    }

    @Test(
        "knows what is also written as one word",
        arguments: [
            ("E-Government", ["egovernment"]), ("Online-Dienste", ["onlinedien"]),
            ("Nordrhein-Westfalen und Rhein‑Sieg", ["nordrheinwestfal", "rheinsieg"]),
            ("Bürger:innen, Bürger*innen", ["burgerinn", "burgerinn"]), ("z.B. im e.V.", ["zb", "ev"]),
            ("99 050 012 104 000", ["99050012104000"]), ("99.050.012.104.000", ["99050012104000"]),
            ("2024 99 050 012 104 000 7", ["99050012104000"]), ("Bau- und Wohnungswesen", []),
            ("kdn.de", []), ("Antrag - Bescheid", []), ("99050012104000", []), ("a-b-c-d-e-f-g-h", []),
            ("Kanada-Erfahrung", ["kanadarfahr"]),
        ]
    )
    func joining(_ text: String, _ expected: [String]) {
        #expect(joined(text) == expected)
    }

    @Test("says where each word stands, with the accents that belong to it")
    func ranges() {
        for text in ["Die Bauanträge", "Cafe\u{301} §5", "Stra\u{AD}ße…", "日本 語", "👍🏽 gut\u{200D}"] {
            let bytes = Array(text.utf8)
            var last = 0
            for token in analyser.tokens(text) {
                #expect(token.range.lowerBound >= last && !token.range.isEmpty)
                last = token.range.upperBound
                #expect(String(validating: bytes[token.range], as: UTF8.self) != nil)
            }
        }
        let cafe = "im Cafe\u{301} gut"
        #expect(analyser.tokens(cafe)[1].range == 3..<9)
    }

    @Test("cuts endless words between two characters")
    func endless() {
        for letter in ["a", "ж", "日", "\u{915}\u{93E}"] {
            let tokens = analyser.tokens(String(repeating: letter, count: 10_000))
            #expect(tokens.count == 1)
            #expect(tokens[0].word.utf8.count <= Stemmer.longest)
            #expect(!tokens[0].word.unicodeScalars.contains("\u{FFFD}"))
        }
    }
}
