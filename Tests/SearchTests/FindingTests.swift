import Access
import Store
import TestSupport
import Testing

@testable import Search

@Suite("Searching", .timeLimit(.minutes(20)))
struct FindingTests {
    @Test("finds place names however they are spelt", arguments: TestDatabase.engines)
    func places(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            let names = ["Gütersloh", "Köln", "Mönchengladbach", "Straßen.NRW", "Soest", "Oer-Erkenschwick"]
            for name in names { try await desk.put(SearchDesk.page(name, "Die Stadt \(name) macht mit.")) }
            for (typed, name) in [
                ("gutersloh", "Gütersloh"), ("Guetersloh", "Gütersloh"), ("KOELN", "Köln"), ("koln", "Köln"),
                ("moenchengladbach", "Mönchengladbach"), ("strassen", "Straßen.NRW"),
                ("Straße", "Straßen.NRW"),
                ("soest", "Soest"), ("Oererkenschwick", "Oer-Erkenschwick"),
                ("Erkenschwick", "Oer-Erkenschwick"),
            ] {
                #expect(try await desk.titles(typed) == [name], "\(typed)")
            }
            #expect(try await desk.titles("Stadt").count == names.count)
        }
    }

    @Test("finds phrases, inflected forms, sections, keys and compounds", arguments: TestDatabase.engines)
    func forms(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            try await desk.put(
                SearchDesk.page("A", "Die neuen Bauanträge gehen nach § 5 OZG an das Bauamt."),
                SearchDesk.page("B", "Das Bauamt prüft neue Häuser; der Bauantrag kostet 5 Euro (OZG)."),
                SearchDesk.page(
                    "C",
                    "Der Online-Dienst mit dem Schlüssel 99 050 012 104 000 und E-Government."
                ),
                SearchDesk.page("D", "Ein Onlinedienst, Schlüssel 99050012104000, für Bürger:innen nach §5."),
                SearchDesk.page("E", "Schreiben Sie an max.muster@stadt.example oder https://www.kdn.de/ozg.")
            )
            let expected: [(String, Set<String>)] = [
                ("Bauantrag", ["A", "B"]), ("\"neue Bauanträge\"", ["A"]), ("\"Bauanträge neue\"", []),
                ("Haus", ["B"]), ("§ 5", ["A", "D"]), ("§5", ["A", "D"]), ("§ 5 OZG", ["A"]),
                ("\"5 OZG\"", ["A"]), ("Onlinedienst", ["C", "D"]), ("Online-Dienste", ["C", "D"]),
                ("dienst", ["C"]), ("99050012104000", ["C", "D"]), ("99 050 012 104 000", ["C", "D"]),
                ("egovernment", ["C"]), ("E-Government", ["C"]), ("bürger", ["D"]), ("Bürgerinnen", ["D"]),
                ("bauamt -häuser", ["A"]), ("bauamt -\"neue Häuser\"", ["A"]), ("-bauamt", []),
                ("max.muster@stadt.example", ["E"]), ("kdn.de", ["E"]), ("www.kdn.de/ozg", ["E"]),
                ("\"der Online-Dienst\"", ["C"]), ("\"ein Online-Dienst\"", ["D"]), ("bauamt fehlt", []),
                ("\"und E-Government\"", ["C"]), ("\"government egovernment\"", []),
            ]
            for (typed, titles) in expected {
                #expect(Set(try await desk.titles(typed)) == titles, "\(typed)")
            }
            #expect(Set(try await desk.titles("bauant", isTyping: true)) == ["A", "B"])
            #expect(Set(try await desk.titles("neue Bauanträge", isTyping: true)) == ["A", "B"])
            #expect(try await desk.titles("bauant").isEmpty)
        }
    }

    @Test(
        "puts titles before headings, headings before text, new before old",
        arguments: TestDatabase.engines
    )
    func order(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            let filling = String(repeating: "Etwas anderes steht hier noch dazu. ", count: 20)
            try await desk.put(
                SearchDesk.page("Text oft", "Hundesteuer. " + filling + "Hundesteuer und Hundesteuern."),
                SearchDesk.page("Text", "Hundesteuer. " + filling),
                SearchDesk.page("Kurzer Absatz", filling, summary: "Es geht um die Hundesteuer."),
                SearchDesk.page(
                    "Überschrift",
                    filling,
                    headings: "Hundesteuer\nKatzen",
                    changedAt: 1_795_514_500
                ),
                SearchDesk.page("Hundesteuer", filling),
                SearchDesk.page("Hundesteuer", filling, in: desk.build, changedAt: 1_795_600_000)
            )
            let results = try await desk.search(SearchQuery("Hundesteuer"))
            let titles = results.hits.map(\.title.text)
            #expect(titles.prefix(2) == ["Hundesteuer", "Hundesteuer"])
            #expect(results.hits[0].source == .wiki)
            #expect(Set(titles[2...3]) == ["Kurzer Absatz", "Überschrift"])
            #expect(titles.suffix(2) == ["Text oft", "Text"])
        }
    }

    @Test("filters, and counts what the other choices would give", arguments: TestDatabase.engines)
    func facets(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            for number in 0..<12 {
                let room = [desk.build, desk.family, nil][number % 3]
                let type = number < 8 ? "seite" : "protokoll"
                try await desk.put(SearchDesk.page("Nr \(number)", "Ein Wort.", in: room, type: type))
            }
            let all = try await desk.search(SearchQuery("wort"))
            #expect(all.total == 12)
            #expect(all.byType.map { "\($0.type) \($0.count)" } == ["seite 8", "protokoll 4"])
            #expect(Set(all.byWorkspace.map(\.workspace)) == [desk.build, desk.family])
            #expect(all.byWorkspace.allSatisfy { $0.count == 4 })
            #expect(all.bySource.map { "\($0.source) \($0.count)" } == ["wiki 8", "site 4"])
            let build = try await desk.search(SearchQuery("wort", workspace: desk.build, type: "protokoll"))
            #expect(build.total == 1)
            #expect(build.hits.map(\.title.text) == ["Nr 9"])
            #expect(build.byType.map { "\($0.type) \($0.count)" } == ["seite 3", "protokoll 1"])
            #expect(build.byWorkspace.reduce(0) { $0 + $1.count } == 2)
            #expect(try await desk.search(SearchQuery("wort", source: .site)).total == 4)
            var seen: [String] = []
            for number in 1...4 {
                let page = try await desk.search(
                    SearchQuery("wort"),
                    page: PageRequest(number: number, size: 5)
                )
                #expect(page.total == 12)
                seen += page.hits.map(\.title.text)
            }
            #expect(seen.count == 12 && Set(seen).count == 12)
        }
    }

    @Test("a word that is everywhere is still put in order and paged", arguments: TestDatabase.engines)
    func everywhere(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            let count = FoundRows.mostRanked + 20
            let pages = (0..<count).map { number in
                SearchDesk.page(
                    number == 5 ? "Stadt" : "Nr \(number)",
                    "Die Stadt.",
                    headings: number == 7 ? "Die Stadt" : "",
                    changedAt: 1_795_514_400 + number
                )
            }
            try await SearchIndex.replaceSite(pages, in: desk.store)
            let first = try await desk.search(SearchQuery("die stadt"), page: PageRequest(size: 3))
            #expect(first.total == count)
            #expect(first.hits.map(\.title.text) == ["Nr 7", "Nr \(count - 1)", "Nr \(count - 2)"])
            #expect(try await desk.titles("stadt").prefix(2) == ["Stadt", "Nr 7"])
            let last = try await desk.search(SearchQuery("die"), page: PageRequest(number: 6, size: 100))
            #expect(last.hits.count == 20)
            #expect(last.hits.last?.title.text == "Nr 0")
        }
    }

    @Test("asks for rights before counting, ordering and paging", arguments: TestDatabase.engines)
    func rights(engine: Engine) async throws {
        try await SearchDesk.on(engine) { desk in
            for number in 0..<7 {
                try await desk.put(SearchDesk.page("Offen \(number)", "Ein Plan.", in: desk.build))
            }
            let visible: SQL = "workspace = \(desk.build) OR workspace IS NULL"
            let queries = ["plan", "plan -streng", "\"ein plan\"", "plan streng", "geheim"]
            func look() async throws -> [String] {
                var seen: [String] = []
                for text in queries {
                    for number in 1...3 {
                        let found = try await desk.search(
                            SearchQuery(text),
                            visible: visible,
                            page: PageRequest(number: number, size: 3)
                        )
                        let facets = "\(found.byType) \(found.byWorkspace) \(found.bySource)"
                        seen.append("\(found.total) \(found.page.pages) \(found.hits) \(facets)")
                    }
                }
                return seen
            }
            let before = try await look()
            for number in 0..<9 {
                let page = SearchDesk.page(
                    "Plan \(number) geheim",
                    "Ein Plan, streng.",
                    in: desk.family,
                    type: "akte"
                )
                try await desk.put(page)
            }
            #expect(try await look() == before)
            #expect(try await desk.search(SearchQuery("plan")).total == 16)
            #expect(try await desk.search(SearchQuery("plan"), visible: "false").total == 0)
        }
    }
}
