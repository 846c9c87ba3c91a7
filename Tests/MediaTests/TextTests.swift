import Testing

@testable import Media

@Suite("Texts and drawings")
struct TextTests {
    @Test("The charset is told, and the text stays as it is")
    func charset() throws {
        let cases: [([UInt8], String)] = [
            (Sample.bytes("Grüße"), "utf-8"), (Sample.bytes("\u{FEFF}Name;Ort"), "utf-8"),
            ([0x47, 0x72, 0xFC, 0xDF, 0x65], "iso-8859-1"), ([0x80, 0x20, 0x35], "windows-1252"),
        ]
        for (bytes, charset) in cases {
            let file = try accepted(bytes, "a.txt")
            #expect(file.type == "text/plain; charset=\(charset)" && file.bytes == bytes)
        }
        #expect(refusal([0x41, 0, 0x42], "a")?.code == "unknown")
        #expect(refusal([0x81, 0x41], "a")?.code == "unknown")
    }

    @Test(
        "What a browser would take for a page is only taken as text, Markdown or CSV",
        arguments: [
            "<!DOCTYPE html>", " \n<HTML lang=de>", "\u{FEFF}<script>", "<h1>x", "<a href=x>", "<!-- x -->",
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "<p>x", "<br/>",
            "<iframe\tsrc=x>",
        ]
    )
    func markup(text: String) throws {
        let bytes = Sample.bytes(text)
        #expect(refusal(bytes, "a") == .webPage)
        #expect(refusal(bytes, "a.unbekannt") == .webPage)
        for name in ["a.txt", "a.md", "a.csv"] {
            #expect(try accepted(bytes, name).type == "text/plain; charset=utf-8")
        }
        #expect(refusal(bytes, "a.pdf")?.code == "disguised")
    }

    @Test("A text with angle brackets is a text", arguments: ["<3 Köln", "a < b", "<abc>", "<bold>", "<"])
    func brackets(text: String) throws { #expect(try accepted(Sample.bytes(text), "a").name == "a.txt") }

    @Test("A drawing is only offered for download, with its size")
    func svg() throws {
        let file = try accepted(Sample.svg, "karte.svg")
        #expect(file.isActive && !file.isPreviewable && file.width == 120 && file.height == 80)
        #expect(file.notes == [SVGInspection.note])
        #expect(try accepted(Sample.svg, "karte.txt").format == .text)
        #expect(refusal(Sample.bytes("<?xml version='1.0'?><karte/>"), "karte.svg")?.code == "disguised")
        #expect(refusal(Sample.bytes("<!DOCTYPE html><svg></svg>"), "karte.svg")?.code == "disguised")
        let typed = "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg:svg width='10px' height='5'/>"
        #expect(try accepted(Sample.bytes(typed), "karte.svg").width == 10)
    }
}
