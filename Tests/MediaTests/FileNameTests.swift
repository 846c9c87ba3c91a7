import Testing

@testable import Media

@Suite("File names")
struct FileNameTests {
    @Test(
        "A file name becomes the last component, visible, on one line, safe on every system",
        arguments: [
            ("Größe  der\u{A0}Räume.PDF", "Größe der Räume.PDF"), ("../../x", "x"), ("C:\\a\\b", "b"),
            ("C:Plan.pdf", "C-Plan.pdf"), ("a/b/", "b"), ("..", "datei"), ("", "datei"), ("/\\", "datei"),
            ("...htaccess", "htaccess"), (". .x", "x"), ("brief.pdf. .", "brief.pdf"),
            ("a\0b\u{1}\u{7F}c.txt", "abc.txt"), ("zeile\r\nzwei.txt", "zeile zwei.txt"),
            ("rechnung\u{202E}fdp.exe", "rechnungfdp.exe"),
            ("un\u{200B}sicht\u{FEFF}bar\u{AD}.png", "unsichtbar.png"),
            ("Bu\u{308}ro.odt", "Büro.odt"), ("a\u{200B}\u{308}.txt", "ä.txt"),
            ("..\u{200B}/\u{2066}../x.txt", "x.txt"),
            ("Sitzung 10:00 \"neu\"?.pdf", "Sitzung 10-00 -neu--.pdf"),
            ("con", "_con"), ("CON.txt", "_CON.txt"), ("Com1.tar.gz", "_Com1.tar.gz"),
            ("lpt².pdf", "_lpt².pdf"),
            ("Konto.txt", "Konto.txt"), ("comic.txt", "comic.txt"), ("日本語.txt", "日本語.txt"),
        ]
    )
    func clean(name: String, expected: String) {
        #expect(Array(FileName.clean(name).utf8) == Array(expected.utf8))
    }

    @Test("A long name is cut in front of its ending, to 120 characters and 240 bytes")
    func long() {
        #expect(FileName.clean(String(repeating: "a", count: 300) + ".docx").count == 120)
        #expect(FileName.clean(String(repeating: "a", count: 300) + ".docx").hasSuffix("a.docx"))
        let wide = FileName.clean(String(repeating: "日", count: 300) + ".docx")
        #expect(wide.utf8.count <= 240 && wide.hasSuffix("日.docx"))
        #expect(FileName.clean("a" + String(repeating: "\u{301}", count: 5000) + ".txt") == "datei.txt")
        #expect(FileName.clean("x." + String(repeating: "y", count: 500)).count == 120)
    }

    @Test(
        "An ending is a short word behind the last dot",
        arguments: [
            ("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("a", nil), (".pdf", nil), ("a.", nil),
            ("Nr. 5 Antrag", nil),
            ("a.exé", nil), ("x.settingcontent-ms", "settingcontent-ms"),
        ] as [(String, String?)]
    )
    func ending(name: String, expected: String?) { #expect(FileName.ending(of: name) == expected) }

    @Test("Whatever comes, a clean name stays as it is and holds no path")
    func idempotent() {
        var numbers = SeededNumbers(state: 7)
        let alphabet = Array("a.ö/\\: \u{202E}\u{200B}\u{301}\n\0CONx日<.é😀\u{FE0F}".unicodeScalars)
        for _ in 0..<3000 {
            let length = Int.random(in: 0...180, using: &numbers)
            var name = String.UnicodeScalarView()
            for _ in 0..<length { name.append(alphabet.randomElement(using: &numbers) ?? "a") }
            let clean = FileName.clean(String(name))
            #expect(FileName.clean(clean) == clean)
            #expect(!clean.isEmpty && !clean.contains { "/\\\0\n".contains($0) } && !clean.hasPrefix("."))
            #expect(clean.count <= 120 && clean.utf8.count <= 240)
        }
    }
}
