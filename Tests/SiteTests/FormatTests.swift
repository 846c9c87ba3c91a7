import Testing

@testable import Site

@Suite("Formats")
struct FormatTests {
    @Test(
        "JSON may stand inside a script element and stays JSON",
        arguments: [
            ("</script>", "\\u003c/script\\u003e"), ("<!--", "\\u003c!--"), ("a&b", "a\\u0026b"),
            ("\"\\", "\\\"\\\\"),
            ("\n\r\t\u{1}\u{1F}", "\\n\\r\\t\\u0001\\u001f"), ("\u{2028}\u{2029}", "\\u2028\\u2029"),
            ("ä👋🏽", "ä👋🏽"),
            ("e\u{301}", "e\u{301}"),
        ]
    )
    func jsonText(text: String, written: String) {
        #expect(String(decoding: JSON.text(text).bytes, as: UTF8.self) == "\"\(written)\"")
        #expect(
            String(decoding: JSON.object([(text, .null)]).bytes, as: UTF8.self) == "{\"\(written)\":null}"
        )
    }

    @Test(
        "JSON numbers have no needless decimals, whatever their size",
        arguments: [(3.0, "3"), (-0.25, "-0.25"), (1e300, "1e+300")]
    )
    func jsonNumber(number: Double, written: String) {
        #expect(String(decoding: JSON.number(number).bytes, as: UTF8.self) == written)
    }

    @Test("JSON keeps its members in order and leaves absent ones out")
    func jsonObject() {
        let json = JSON.members([("b", .number(1)), ("a", nil), ("c", .list([.flag(true), .null]))])
        #expect(String(decoding: json.bytes, as: UTF8.self) == "{\"b\":1,\"c\":[true,null]}")
    }

    @Test(
        "CSV cells that a spreadsheet would run are made text",
        arguments: [
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
            (
                "=HYPERLINK(\"https://x.example\",\"y\")",
                "\"'=HYPERLINK(\"\"https://x.example\"\",\"\"y\"\")\""
            ),
            ("\r=1", "\"'\r=1\""), ("a=1", "a=1"), (" =1", " =1"), ("", ""), ("Köln, Bonn", "\"Köln, Bonn\""),
            ("a\nb", "\"a\nb\""), ("\"", "\"\"\"\""),
        ]
    )
    func csvCell(text: String, written: String) {
        #expect(String(decoding: CSV.write([[text, "x"]]), as: UTF8.self) == written + ",x\r\n")
    }

    @Test("CSV is read as it is written, with quotes, line ends and empty cells")
    func csvRoundTrip() {
        let rows = [["key", "name"], ["1", "a, \"b\"\nc"], ["2", ""], ["", "ä"]]
        let read = CSV.read(CSV.write(rows))
        #expect(
            read == [
                ["key": "1", "name": "a, \"b\"\nc"], ["key": "2", "name": ""], ["key": "", "name": "ä"],
            ]
        )
        #expect(CSV.read(Array("key,name\n1,a\n\n2,b".utf8)).count == 2)
        #expect(CSV.read([]).isEmpty)
    }

    @Test("CSV from a spreadsheet, which begins with a byte order mark, is read like any other")
    func csvByteOrderMark() {
        #expect(CSV.read(Array("\u{FEFF}key,name\r\n1,a\r\n".utf8)) == [["key": "1", "name": "a"]])
    }

    @Test(
        "calendar texts escape what RFC 5545 reserves",
        arguments: [
            ("a,b;c\\d", "a\\,b\\;c\\\\d"), ("a\nb\r\nc\rd", "a\\nb\\nc\\nd"), ("\\n", "\\\\n"),
            ("a:b\"c\"", "a:b\"c\""),
        ]
    )
    func calendarText(text: String, written: String) {
        #expect(Calendars.escape(text) == written)
    }

    @Test(
        "calendar lines are folded at 75 octets, never inside a character, and unfold to what they were",
        arguments: [
            "kurz", String(repeating: "a", count: 75), String(repeating: "a", count: 76),
            String(repeating: "ä", count: 200),
            String(repeating: "👋", count: 60), "SUMMARY:" + String(repeating: "größer ", count: 40),
        ]
    )
    func folding(line: String) {
        let folded = Calendars.fold(line)
        let parts = folded.utf8.split(separator: 10, omittingEmptySubsequences: false)
        #expect(parts.allSatisfy { $0.filter { $0 != 13 }.count <= 75 })
        #expect(parts.dropFirst().allSatisfy { $0.first == 32 })
        #expect(parts.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
        #expect(folded.replacing("\r\n ", with: "") == line)
        #expect(line.utf8.count > 75 || folded == line)
    }

    @Test("XML escapes its own characters and drops those it does not allow")
    func xml() {
        #expect(XML.escape("<a b=\"c\">&</a>") == "&lt;a b=&quot;c&quot;&gt;&amp;&lt;/a&gt;")
        #expect(XML.escape("a\u{0}\u{8}\u{1F}\u{FFFE}b\tc\nd") == "ab\tc\nd")
    }

    @Test(
        "paths are found from a folder and never outside of it",
        arguments: [
            ("a/b", "c.md", "a/b/c.md"), ("a/b", "../c.md", "a/c.md"), ("a/b", "./c.md", "a/b/c.md"),
            ("", "c.md", "c.md"),
            ("a", "../../c.md", nil), ("", "../c.md", nil), ("a", "b/../../c", "c"), ("a", "..", ""),
        ]
    )
    func paths(folder: String, path: String, found: String?) {
        #expect(PageLinks.normalise(folder, path) == found)
    }

    @Test("addresses are encoded and decoded, and what is not UTF-8 stays as written")
    func encoding() {
        #expect(PageLinks.encode("/a b/ü\"%.svg") == "/a%20b/%C3%BC%22%25.svg")
        #expect(PageLinks.decode("/a%20b/%C3%bc%25") == "/a b/ü%")
        #expect(PageLinks.decode("%FF") == "%FF")
        #expect(PageLinks.decode("100%") == "100%")
        #expect(PageLinks.decode("%zz%4") == "%zz%4")
        #expect(PageLinks.split("a?b#c") == ("a", "?b#c"))
    }

    @Test(
        "pictures tell their size",
        arguments: [
            ("<svg viewBox=\"0 0 40.5 20\" width=\"7\"/>", 40, 20),
            ("<?xml?><svg width=\"8\" height=\"9\">", 8, 9),
            ("<svg viewBox='0 0 4 2'/>", nil, nil), ("<svg viewBox=\"0 0 nan 2\"/>", nil, nil),
            ("<svg", nil, nil), ("", nil, nil),
            ("<svg viewBox=\"0 0 1e99 2\"/>", nil, nil),
        ] as [(String, Int?, Int?)]
    )
    func svgSize(text: String, width: Int?, height: Int?) {
        let size = ImageSize.of(Array(text.utf8), isSVG: true)
        #expect(size?.width == width && size?.height == height)
    }

    @Test("pictures that are cut off or no pictures at all have no size", arguments: 0..<64)
    func brokenPictures(length: Int) {
        let heads: [[UInt8]] = [
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 0xFF, 0xC0], [0x52, 0x49, 0x46, 0x46], [0xFF, 0xD8, 0xFF, 0xC0],
        ]
        for head in heads {
            let bytes = Array((head + [UInt8](repeating: 0xFF, count: 64)).prefix(length))
            #expect((ImageSize.of(bytes, isSVG: false)?.width ?? 0) >= 0)
        }
        #expect(ImageSize.of([UInt8](repeating: 7, count: length), isSVG: false) == nil)
    }
}
