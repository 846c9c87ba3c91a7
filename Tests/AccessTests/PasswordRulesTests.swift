import Access
import Testing

@Suite("New passwords")
struct PasswordRulesTests {
    let rules = PasswordRules(
        name: "Erika Müller-Beispiel",
        email: "e.mueller@musterstadt.example",
        organisation: "Stadt Musterstadt",
        siteName: "nrwconnect"
    )

    private func weakness(_ password: String) -> PasswordRules.Weakness? {
        if case .failure(let weakness) = rules.check(password) { weakness } else { nil }
    }

    @Test(
        "are taken without rules of composition: ten characters that nobody guesses first",
        arguments: [
            "kleinerkiosk", "vier Enten im Nebel", "Regenrinne7", "zzxqphvmwk", "    x y z und w",
            "ĝis la revido",
            "8273918273645", "🦆🦆 tauchen 🌊", "sommer wiese hund tasse", "Erika und sieben Enten",
            "correcthorsebatterystaple",
        ]
    )
    func taken(password: String) { #expect(weakness(password) == nil, "\(password)") }

    @Test(
        "are counted in characters, not in bytes",
        arguments: ["", "123456789", "kurz", "äöüßäöüßä", "🦆🦆🦆🦆🦆"]
    )
    func short(password: String) { #expect(weakness(password) == .tooShort) }

    @Test("may be a long text, up to 1,024 bytes")
    func long() {
        let text = String(String(repeating: "Ein Satz ohne Ende und ohne Reim, ", count: 40).prefix(1024))
        #expect(weakness(text) == nil)
        #expect(weakness(text + "!") == .tooLong)
        #expect(weakness(String(repeating: "😀", count: 257)) == .tooLong)
    }

    @Test(
        "are refused when everybody takes them",
        arguments: [
            "passwort123", "Passwort2026!", "P@ssw0rt1234", "PASSWORD1!!", "willkommen1", "Sommer2026!",
            "hallohallo",
            "1234567890", "12345678910", "0987654321", "qwertzuiop", "QWERTZUIOPÜ", "asdfghjklö",
            "qwertz12345",
            "aaaaaaaaaa", "aaaaaaaaab", "abababababab", "abcabcabcabc", "abcdefghij", "1q2w3e4r5t",
            "1qay2wsx3edc",
            "01.02.1990", "1990-02-01", "01021990 01021990", "Fußball1234", "Schalke 04!!", "Düsseldorf1",
            "Duesseldorf1",
            "iloveyou!!", "changeme!!", "Geheim123456", "hunter22222", "admin12345", "Administrator1",
        ]
    )
    func common(password: String) { #expect(weakness(password) == .common, "\(password)") }

    @Test(
        "are refused when they are the person's own data with trimmings",
        arguments: [
            "ErikaMüller", "erika-mueller", "Mueller2026!", "mullerbeispiel", "e.mueller@musterstadt",
            "Musterstadt1",
            "musterstadt2026", "nrwconnect1", "NRWconnect!!", "3r1kamuell3r", "Beispiel_Erika",
        ]
    )
    func own(password: String) { #expect(weakness(password) == .own, "\(password)") }

    @Test("come out in NFC, so that every keyboard writes the same one")
    func normal() throws {
        let typed = "Gru\u{0308}ne Wu\u{0308}rfel"
        #expect(try rules.check(typed).get().unicodeScalars.elementsEqual("Grüne Würfel".unicodeScalars))
    }

    @Test("are refused in German that says the way out", arguments: PasswordRules.Weakness.allCases)
    func messages(weakness: PasswordRules.Weakness) {
        #expect(weakness.message.hasSuffix(".") && weakness.message.contains("Nehmen Sie"))
    }

    @Test("of a person without data are judged as well")
    func empty() {
        let rules = PasswordRules()
        #expect((try? rules.check("kleinerkiosk").get()) != nil)
        #expect((try? rules.check("passwort123").get()) == nil)
    }
}
