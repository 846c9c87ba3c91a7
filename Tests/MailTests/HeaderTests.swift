import Foundation
import Testing

@testable import Mail

@Suite struct HeaderTests {
    @Test func plainWordsFoldBeforeTheLineGetsLong() throws {
        let value = try HeaderText(String(repeating: "kommunale Familie ", count: 8) + "Ende")
        let written = lines(HeaderField.text("Subject", value).bytes)
        #expect(written.count == 4 && written.last == "")
        #expect(written.allSatisfy { $0.utf8.count <= 76 })
        #expect(written.joined() == "Subject: \(value.text)")
    }

    @Test func emptySubjectIsAnEmptyHeader() throws {
        #expect(try string(HeaderField.text("Subject", HeaderText("")).bytes) == "Subject:\r\n")
    }

    /// Each of these would come back changed if it were written as it is.
    @Test(arguments: [
        "zwei  Blanks", " vorn", "hinten ", "=?utf-8?Q?falsch?=", String(repeating: "x", count: 200),
    ])
    func textThatFoldingWouldChangeIsEncoded(text: String) throws {
        let field = try HeaderField.text("Subject", HeaderText(text))
        let value = string(field.bytes).dropFirst("Subject: ".count)
        #expect(value.hasPrefix("=?utf-8?"))
        #expect(decoded(String(value)) == text)
    }

    @Test(arguments: [
        String(repeating: "😀", count: 50), "a" + String(repeating: "😀", count: 50),
        "ab" + String(repeating: "ü", count: 90), String(repeating: "👩‍👩‍👧‍👦", count: 30),
        String(repeating: "Prüfung ", count: 40), "Grüße _ = ? aus Nümbrecht",
    ])
    func noCharacterIsCutByTheBorderOfAnEncodedWord(text: String) throws {
        let bytes = try HeaderField.text("Subject", HeaderText(text)).bytes
        for line in lines(bytes).dropLast() {
            #expect(line.utf8.count <= 76)
            let word = line.hasPrefix("Subject: ") ? String(line.dropFirst(9)) : String(line.dropFirst())
            #expect(word.utf8.count <= 75)
            #expect(decodedWord(word) != nil)
        }
        #expect(decoded(String(string(bytes).dropFirst(9))) == text)
    }

    @Test(arguments: [
        ("Anna Beispiel", "Anna Beispiel <a@b.example>"),
        ("Beispiel, Anna", "\"Beispiel, Anna\" <a@b.example>"),
        ("Anna \"Anni\" B\\", "\"Anna \\\"Anni\\\" B\\\\\" <a@b.example>"),
        ("Jürgen", "=?utf-8?Q?J=C3=BCrgen?= <a@b.example>"),
        ("<fremd@boese.example>", "\"<fremd@boese.example>\" <a@b.example>"),
        ("=?utf-8?Q?x?=", "=?utf-8?B?PT91dGYtOD9RP3g/PQ==?= <a@b.example>"),
        ("", "a@b.example"),
        ("   ", "a@b.example"),
    ])
    func namesAreWrittenSoThatTheyStayNames(name: String, expected: String) throws {
        #expect(
            try string(HeaderField.mailbox("To", Mailbox("a@b.example", name: name)).bytes)
                == "To: \(expected)\r\n"
        )
    }

    @Test(arguments: [
        (0, "Thu, 1 Jan 1970 00:00:00 +0000", "19700101T000000Z"),
        (951_827_696, "Tue, 29 Feb 2000 12:34:56 +0000", "20000229T123456Z"),
        (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 +0000", "20261231T235959Z"),
        (1_798_761_600, "Fri, 1 Jan 2027 00:00:00 +0000", "20270101T000000Z"),
        (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 +0000", "21000228T235959Z"),
        (4_107_542_400, "Mon, 1 Mar 2100 00:00:00 +0000", "21000301T000000Z"),
    ])
    func datesAreWrittenInUTC(seconds: Int, text: String, basic: String) {
        #expect(MessageDate(secondsSince1970: seconds).text == text)
        #expect(MessageDate(secondsSince1970: seconds).basic == basic)
    }

    @Test func randomMessageIDsDiffer() throws {
        let ids = try (0..<100).map { _ in try MessageID.random(domain: "nrwconnect.example") }
        #expect(Set(ids).count == 100)
    }

    @Test(arguments: ["", ".", "a..b", "a/b", "../x", "a b", "a@b", "ä", String(repeating: "a", count: 129)])
    func messageIDIsAlsoASafeFileName(local: String) {
        #expect(throws: MailProblem.messageID(local)) { try MessageID(local: local, domain: "b.example") }
    }
}

/// A header value as a reader shows it: words decoded, the white space between them gone.
private func decoded(_ value: String) -> String {
    value.split(whereSeparator: { $0 == " " || $0 == "\r\n" }).map { decodedWord(String($0)) ?? "?" }.joined()
}

/// One encoded word; `nil` if it is not valid UTF-8 on its own.
private func decodedWord(_ word: String) -> String? {
    let inner = word.dropFirst(10).dropLast(2)
    if word.hasPrefix("=?utf-8?B?") {
        return Data(base64Encoded: String(inner)).flatMap { String(validating: $0, as: UTF8.self) }
    }
    guard word.hasPrefix("=?utf-8?Q?") else { return nil }
    var bytes: [UInt8] = []
    var rest = Array(inner.utf8)[...]
    while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "=") {
            guard let value = UInt8(string(Array(rest.prefix(2))), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        } else {
            bytes.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
        }
    }
    return String(validating: bytes, as: UTF8.self)
}
