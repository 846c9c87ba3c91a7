import Testing

@testable import Mail

@Suite struct QuotedPrintableTests {
    @Test(arguments: [
        ("", ""),
        ("\n", "\r\n"),
        ("a\nb\r\nc\rd", "a\r\nb\r\nc\r\nd\r\n"),
        ("a\n\n", "a\r\n\r\n"),
        ("Grüße = 100 %", "Gr=C3=BC=C3=9Fe =3D 100 %\r\n"),
        ("hinten \nTab\t\n", "hinten=20\r\nTab=09\r\n"),
        (".\n..\na.", "=2E\r\n=2E.\r\na.\r\n"),
        ("From here\nVon From her", "=46rom here\r\nVon From her\r\n"),
        ("a\u{0}b\u{C}c\u{2028}d", "a=00b=0Cc=E2=80=A8d\r\n"),
    ])
    func textIsEncodedLineByLine(text: String, expected: String) {
        #expect(string(QuotedPrintable.encode(text)) == expected)
    }

    @Test func aLineOf76CharactersNeedsNoSoftBreak() {
        let line = String(repeating: "x", count: 76)
        #expect(lines(QuotedPrintable.encode(line)) == [line, ""])
        let longer = lines(QuotedPrintable.encode(line + "y"))
        #expect(longer == [String(repeating: "x", count: 75) + "=", "xy", ""])
    }

    @Test func characterIsNeverPartedByASoftBreak() {
        for offset in 0..<12 {
            let text = String(repeating: "x", count: offset) + String(repeating: "😀", count: 40)
            for line in lines(QuotedPrintable.encode(text)).dropLast() {
                #expect(line.utf8.count <= 76)
                #expect(line.filter { $0 == "=" }.count % 4 == (line.hasSuffix("=") ? 1 : 0))
            }
        }
    }

    @Test func dotAfterASoftBreakIsEncodedToo() {
        let written = lines(QuotedPrintable.encode(String(repeating: "x", count: 75) + ".more"))
        #expect(written == [String(repeating: "x", count: 75) + "=", "=2Emore", ""])
    }

    @Test func aThousandCharactersWithoutABlankComeBackWhole() {
        let text = String(repeating: "abcdefghi.", count: 100)
        let joined = string(QuotedPrintable.encode(text)).split(separator: "=\r\n").joined()
        #expect(joined.split(separator: "=2E").joined(separator: ".") == text + "\r\n")
    }
}
