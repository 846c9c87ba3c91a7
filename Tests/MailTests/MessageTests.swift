import Testing

@testable import Mail

@Suite struct MessageTests {
    @Test func messageOfTheProgramIsWrittenByteForByte() throws {
        let bytes = try message(
            replyTo: Mailbox("team@nrwconnect.example", name: "Team, nrwconnect"),
            subject: "Ihre Einladung für Köln",
            text: "Guten Tag Anna Beispiel,\n\nSie sind eingeladen. Grüße"
        ).bytes
        #expect(
            lines(bytes) == [
                "Date: Tue, 24 Nov 2026 02:01:28 +0000",
                "From: nrwconnect <system@nrwconnect.example>",
                "To: Anna Beispiel <anna@musterstadt.example>",
                "Reply-To: \"Team, nrwconnect\" <team@nrwconnect.example>",
                "Message-ID: <0193-1@nrwconnect.example>",
                "Subject: =?utf-8?Q?Ihre_Einladung_f=C3=BCr_K=C3=B6ln?=",
                "Auto-Submitted: auto-generated",
                "X-Auto-Response-Suppress: OOF, AutoReply",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "Content-Language: de",
                "",
                "Guten Tag Anna Beispiel,",
                "",
                "Sie sind eingeladen. Gr=C3=BC=C3=9Fe",
                "",
            ]
        )
    }

    @Test func messageThatAPersonWroteDoesNotSilenceAnswers() throws {
        let names = try headers(message(origin: .person).bytes).map { $0.prefix { $0 != ":" } }
        #expect(!names.contains("Auto-Submitted"))
        #expect(!names.contains("X-Auto-Response-Suppress"))
    }

    @Test func furtherFieldsAreWrittenOnce() throws {
        let bytes = try message(furtherFields: [.text("List-Id", HeaderText("Rundmail Köln"))]).bytes
        #expect(
            headers(bytes).filter { $0.hasPrefix("List-Id:") } == ["List-Id: =?utf-8?Q?Rundmail_K=C3=B6ln?="]
        )
    }

    @Test(arguments: [
        HeaderField.fixed("Bcc", "x@boese.example"), .fixed("TO", "x"), .fixed("content-type", "text/html"),
        .fixed("Return-Path", "x"),
    ])
    func furtherFieldsCannotReplaceOurs(field: HeaderField) {
        #expect(throws: MailProblem.headerName(field.name)) { try message(furtherFields: [field]) }
    }

    @Test(arguments: injections)
    func textWithALineEndFitsIntoNoHeader(text: String) {
        #expect(throws: MailProblem.controlCharacter(text)) { try HeaderText(text) }
        #expect(throws: MailProblem.controlCharacter(text)) { try Mailbox("a@b.example", name: text) }
        #expect(throws: MailProblem.self) { try Mailbox(text) }
        #expect(throws: MailProblem.self) { try Mailbox("\(text)@b.example") }
        #expect(throws: MailProblem.self) { try Mailbox("a@b.example\(text)") }
        #expect(throws: MailProblem.self) { try MessageID(local: text, domain: "b.example") }
        #expect(throws: MailProblem.self) { try MessageID(local: "a", domain: "b\(text)") }
    }

    @Test(arguments: injections + ["\r\n.\r\nMAIL FROM:<x@boese.example>", "\u{FEFF}", "a\r\n\r\n--x\r\n"])
    func bodyNeverBecomesAHeader(text: String) throws {
        let harmless = try headers(message().bytes)
        #expect(try headers(message(text: text).bytes) == harmless)
    }

    @Test func everyLineIsShortAndASCIIWhateverGoesIn() throws {
        let long = String(repeating: "Donaudampfschifffahrt", count: 19)
        for text in [long, String(repeating: "😀", count: 400), String(repeating: "ä b ", count: 100)] {
            let bytes = try message(
                to: Mailbox("anna@musterstadt.example", name: text),
                subject: text,
                text: String(repeating: text, count: 3)
            ).bytes
            #expect(bytes.allSatisfy { $0 == 13 || $0 == 10 || (0x20..<0x7F).contains($0) })
            #expect(
                lines(bytes).allSatisfy { $0.utf8.count <= 76 && !$0.contains("\r") && !$0.contains("\n") }
            )
        }
    }

    @Test func problemsNameTheTextWithoutItsControlCharacters() {
        let text = MailProblem.controlCharacter("Anna\r\nBcc: x").description
        #expect(text.contains("„Anna\\u{d}\\u{a}Bcc: x“"))
        #expect(!text.contains("\n"))
    }
}
