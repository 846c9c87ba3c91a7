import Mail
import Store
import Testing

@testable import Access
@testable import Accounts

@Suite struct LetterTests {
    @Test func invitationSaysWhoWritesWhyAndUntilWhen() throws {
        let link = try link(.invitation)
        let letter = try Letter(link, on: .example())
        #expect(letter.subject == "Ihr Zugang zu nrwconnect")
        #expect(
            try letter.text(on: .example()) == """
                Guten Tag Anna Beispiel,

                für Sie ist ein Zugang zu nrwconnect vorbereitet. Dort arbeitet die
                kommunale Familie zusammen.

                Öffnen Sie diesen Link, und legen Sie Ihr Passwort fest:

                https://nrwconnect.example/einladung/\(link.token.text)/

                Der Link gilt einmal, und zwar bis zum 8. Dezember 2026, 14:05 Uhr.

                Sie haben damit nicht gerechnet? Dann löschen Sie diese Nachricht; ohne
                Passwort bleibt der Zugang geschlossen. Bei Fragen wenden Sie sich an
                die Geschäftsstelle.

                --\u{20}
                nrwconnect
                https://nrwconnect.example/
                Diese Nachricht hat das Programm verschickt. Antworten darauf liest
                niemand; wenden Sie sich an die Geschäftsstelle.

                """
        )
    }

    @Test(arguments: LinkPurpose.allCases)
    func everyLinkStandsAloneOnItsLineWithItsEnd(purpose: LinkPurpose) throws {
        let link = try link(purpose)
        let text = try Letter(link, on: .example()).text(on: .example())
        #expect(text.split(separator: "\n").contains("https://nrwconnect.example\(purpose.path(link.token))"))
        #expect(text.contains("8. Dezember 2026, 14:05 Uhr"))
    }

    @Test(arguments: Notice.allCases)
    func everyNoticeTellsWhereToTurnAndHasNoLinkWithAToken(notice: Notice) throws {
        let letter = try Letter(notice, name: "Anna Beispiel", reason: nil, on: .example())
        let text = try letter.text(on: .example())
        #expect(!letter.subject.isEmpty && letter.subject.count <= 60)
        #expect(text.contains("die Geschäftsstelle"))
        #expect(text.hasPrefix("Guten Tag Anna Beispiel,\n"))
        for line in text.split(separator: "\n") where line.contains("https://") {
            #expect(line.split(separator: "/").allSatisfy { $0.count < 40 }, "\(line)")
        }
    }

    @Test(arguments: Notice.allCases)
    func noticesAreCalmAndShort(notice: Notice) throws {
        let text = try Letter(notice, name: nil, reason: nil, on: .example()).text(on: .example())
        #expect(!text.contains("!"))
        #expect(text.split(separator: "\n").count < 25)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 || $0.hasPrefix("https://") })
        #expect(text.hasPrefix("Guten Tag,\n"))
    }

    @Test func noticesDifferFromEachOther() throws {
        let texts = try Notice.allCases.map { try Letter($0, name: nil, reason: nil, on: .example()) }
        #expect(Set(texts).count == Notice.allCases.count)
        #expect(Set(texts.map(\.subject)).count == Notice.allCases.count)
    }

    @Test func rejectionCarriesTheReasonThatWasGiven() throws {
        let with = try Letter(.requestRejected, name: nil, reason: "Nur für Beschäftigte.", on: .example())
        #expect(try with.text(on: .example()).contains("Die Begründung lautet: Nur für Beschäftigte."))
        let without = try Letter(.requestRejected, name: nil, reason: "", on: .example())
        #expect(try !without.text(on: .example()).contains("Begründung"))
    }

    @Test func withAReplyAddressTheMailSaysThatAnswersArrive() throws {
        var letterhead = try Letterhead.example()
        letterhead.replyTo = try Mailbox("team@nrwconnect.example")
        let text = Letter.request(to: "Anna Beispiel", on: letterhead).text(on: letterhead)
        #expect(text.contains("Ihre Antwort geht an die\nGeschäftsstelle."))
        #expect(!text.contains("liest"))
    }

    @Test(arguments: [
        (Duration.seconds(600), "10 Minuten", "10 Minuten"), (.seconds(3600), "1 Stunde", "1 Stunde"),
        (.seconds(7200), "2 Stunden", "2 Stunden"), (.seconds(86_400), "1 Tag", "1 Tag"),
        (.seconds(90 * 86_400), "90 Tage", "90 Tagen"), (.seconds(5400), "90 Minuten", "90 Minuten"),
        (.zero, "1 Minute", "1 Minute"),
    ])
    func lifetimesAreSaidInWords(lifetime: Duration, plain: String, dative: String) {
        #expect(LifetimeText.german(lifetime) == plain)
        #expect(LifetimeText.german(lifetime, afterPreposition: true) == dative)
    }

    private func link(_ purpose: LinkPurpose) throws -> MailLink {
        MailLink(
            token: Token.make(),
            purpose: purpose,
            address: "anna@musterstadt.example",
            name: "Anna Beispiel",
            expiresAt: try #require(Timestamp(iso: "2026-12-08T13:05:00.000000Z"))
        )
    }
}
