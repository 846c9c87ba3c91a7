import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

@Suite("A text")
struct SourceCheckTests {
    @Test(
        "is stored with line feeds, composed letters and nothing invisible",
        arguments: [
            ("a\r\nb\rc", "a\nb\nc\n"), ("u\u{308}ber", "über\n"), ("\u{FEFF}# A", "# A\n"),
            ("a\0b\u{7}c\u{7F}d", "abcd\n"),
            ("u\0\u{308}", "ü\n"), ("a\u{202E}b\u{2066}c", "abc\n"), ("a\tb", "a\tb\n"), ("", ""),
            ("\n\n\n", "\n"),
            ("a\n\n\n\n", "a\n"), ("👩‍👩‍👧 ok", "👩‍👩‍👧 ok\n"),
        ]
    )
    func clean(text: String, stored: String) {
        let clean = CheckedText.clean(text)
        #expect(Array(clean.unicodeScalars) == Array(stored.unicodeScalars))
        #expect(Array(CheckedText.clean(clean).utf8) == Array(clean.utf8))
    }

    @Test(
        "that gives no page is refused with the line, and nothing is written",
        arguments: [
            ("---\ntitel: A\nbeginn: morgen\ntyp: protokoll\n---\n", "Zeile 3"),
            ("---\ntitel: [\n---\n", "Zeile"),
            ("---\ntitel: A\ntitel: B\n---\n", "doppelt"),
            ("---\ntitel: A\ntyp: gibtsnicht\n---\n", "Zeile 3"),
            ("# A\n\n<<<<<<< Ihre Fassung\na\n=======\nb\n>>>>>>> Gespeicherte Fassung\n", "Markierungen"),
            ("# A\n\n" + String(repeating: "> ", count: 5000) + "tief", "Zeile"),
        ]
    )
    func refused(text: String, says: String) async throws {
        try await WikiWorld.on(.sqlite) { world in
            let page = try await world.page("# Ablauf")
            for problems in [
                try await world.problems { try await world.save(page, text) },
                try await world.problems {
                    try await world.wiki.create(
                        PageDraft(source: text),
                        in: world.room,
                        by: try await world.by(.writer)
                    )
                },
            ] {
                #expect(problems.map(\.field) == ["quelle"])
                #expect(problems.first?.message.contains(says) == true, "\(problems)")
            }
        }
    }

    @Test(
        "of two and a half megabytes is refused, one of nearly two is kept",
        arguments: TestDatabase.engines
    )
    func size(engine: Engine) async throws {
        try await WikiWorld.on(engine) { world in
            let line = String(repeating: "Wort ", count: 20) + "\n\n"
            let page = try await world.page("# Groß")
            let problems = try await world.problems {
                try await world.save(page, String(repeating: line, count: 2_500_000 / line.utf8.count))
            }
            #expect(problems.first?.message.contains("2 MB") == true)
            try await world.saved(
                page,
                "# Groß\n\n" + String(repeating: line, count: 1_900_000 / line.utf8.count)
            )
        }
    }

    @Test("may leave required fields open, as a wiki holds what is not finished")
    func unfinished() async throws {
        try await WikiWorld.on(.sqlite) { world in
            let page = try await world.page("---\ntitel: Sitzung\ntyp: protokoll\n---\nOffen.\n")
            #expect(page.type == "protokoll" && page.title == "Sitzung")
        }
    }

    @Test("with a remark that is too long or invisible is refused")
    func remark() async throws {
        try await WikiWorld.on(.sqlite) { world in
            let page = try await world.page("# Ablauf")
            for remark in [String(repeating: "x", count: 600), "a\u{202E}b", "a\0b"] {
                let problems = try await world.problems {
                    try await world.wiki.save(
                        page.id,
                        in: world.room,
                        PageEdit(base: page.latest, source: "# B", remark: remark),
                        by: try await world.by(.writer)
                    )
                }
                #expect(problems.map(\.field) == ["bemerkung"])
            }
        }
    }
}
