import Testing

@testable import Access

@Suite("Fields of forms")
struct FieldChecksTests {
    @Test("are trimmed and brought to NFC; runs of blanks become one")
    func clean() {
        var checks = FieldChecks()
        #expect(checks.line("  Jo\u{308}rg \t  Beispiel ", "name", "Name", upTo: 120) == "Jörg Beispiel")
        #expect(checks.block(" a\r\nb\rc \n", "note", "Nachricht", upTo: 120) == "a\nb\nc")
        #expect(checks.problems.isEmpty)
    }

    @Test(
        "with invisible characters are refused",
        arguments: [
            "a\u{0}b", "a\nb", "a\u{7F}b", "a\u{202E}b", "a\u{2028}b", "a\u{1B}[31m", "a\u{85}b",
            "a\u{2066}b",
        ]
    )
    func invisible(text: String) {
        var checks = FieldChecks()
        _ = checks.line(text, "name", "Name", upTo: 120)
        #expect(checks.problems.map(\.field) == ["name"])
    }

    @Test("that are missing or too long say so in German")
    func problems() {
        var checks = FieldChecks()
        _ = checks.line("   ", "name", "Name", upTo: 120, isRequired: true)
        _ = checks.line(String(repeating: "x", count: 121), "function", "Funktion", upTo: 120)
        // One character on the screen, and many kilobytes.
        _ = checks.line(
            "e" + String(repeating: "\u{301}", count: 5000),
            "organisation",
            "Organisation",
            upTo: 120
        )
        #expect(checks.problems.map(\.field) == ["name", "function", "organisation"])
        #expect(checks.problems[0].message == "„Name“ fehlt noch. Füllen Sie das Feld bitte aus.")
        #expect(checks.problems[1].message.contains("höchstens 120 Zeichen"))
    }

    @Test(
        "that nobody can read are no names",
        arguments: [
            "\u{200B}", "\u{FEFF}\u{2060}", "\u{3164}", "\u{115F}", "\u{2800}", "...", "🙂", "\u{200D}",
            "E\u{200F}rika",
            "E\u{061C}rika", "E\u{E0041}rika", "ausgeschiedene Person", "Ausgeschiedene  PERSON", "\u{AD}",
        ]
    )
    func unreadable(name: String) {
        var checks = FieldChecks()
        _ = Profile(name: name).checked(&checks)
        #expect(checks.problems.first?.field == "name", "\(name.unicodeScalars.map(\.value))")
    }

    @Test("lose what editors leave behind unseen")
    func leftovers() {
        var checks = FieldChecks()
        #expect(
            checks.line("\u{FEFF}Eri\u{AD}ka\u{200B} Beispiel", "name", "Name", upTo: 120) == "Erika Beispiel"
        )
        #expect(checks.line("می\u{200C}خواهم", "name", "Name", upTo: 120) == "می\u{200C}خواهم")
        #expect(checks.problems.isEmpty)
    }

    @Test(
        "keep names of all kinds",
        arguments: ["Nguyễn Thị Ánh", "李小龍", "محمد", "D’Angelo-Müller", "X Æ A-12", "José 🙂"]
    )
    func names(name: String) {
        var checks = FieldChecks()
        #expect(checks.line(name, "name", "Name", upTo: 120) == name)
    }
}
