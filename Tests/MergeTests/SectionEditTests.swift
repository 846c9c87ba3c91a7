import Merge
import Testing

@Suite("Editing one section")
struct SectionEditTests {
    private let page = """
        ---
        # kein Titel
        title: Seite
        ---
        Vorspann
        # Eins
        a
        ## Zwei
        b
        ### Drei
        c
        ## Vier ##
        d
        # Fünf
        """

    @Test("a section goes up to the next heading of its level or a higher one")
    func ranges() {
        let sections = SectionEdit.sections(page)
        #expect(sections.map(\.title) == ["Eins", "Zwei", "Drei", "Vier", "Fünf"])
        #expect(sections.map(\.level) == [1, 2, 3, 2, 1])
        #expect(sections.map(\.lines) == [5..<13, 7..<11, 9..<11, 11..<13, 13..<14])
        #expect(sections[1].text == "## Zwei\nb\n### Drei\nc\n")
    }

    @Test(
        "headings are those of CommonMark",
        arguments: [
            ("# a", ["a"]), ("#a", []), ("#", [""]), ("#\ta", ["a"]), ("####### a", []), ("   # a", ["a"]),
            ("    # a", []), ("\t# a", []), ("# a #", ["a"]), ("# a#", ["a#"]), ("# a # b ##  ", ["a # b"]),
            ("## ##", [""]), ("# a\r\nb\r\n", ["a"]), ("> # a", []), ("\\# a", []), ("a\n===\n", []),
            ("\u{FEFF}# a", ["a"]), ("", []),
        ]
    )
    func headings(_ source: String, _ titles: [String]) {
        #expect(SectionEdit.sections(source).map(\.title) == titles)
    }

    @Test(
        "signs in fenced code and front matter are no headings",
        arguments: [
            ("```\n# a\n```\n# b", ["b"]), ("~~~ sh\n# a\n```\n# a\n~~~~\n# b", ["b"]),
            ("````\n```\n# a\n````\n# b", ["b"]), ("```\n# a", []), ("``` `\n# a", ["a"]),
            ("   ```\n# a\n   ```  \n# b", ["b"]), ("    ```\n# a", ["a"]), ("```\n# a\n``` x\n# a", []),
            ("---\n# a\n---\n# b", ["b"]), ("--- \r\n# a\r\n---\r\n# b", ["b"]), ("---\n# a", ["a"]),
            ("\u{FEFF}---\n# a\n---\n# b", ["b"]), ("x\n---\n# a\n---\n# b", ["a", "b"]),
        ]
    )
    func hidden(_ source: String, _ titles: [String]) {
        #expect(SectionEdit.sections(source).map(\.title) == titles)
    }

    @Test("replacing gives the whole page with only that section changed")
    func replace() throws {
        let sections = SectionEdit.sections(page)
        let text = try #require(
            SectionEdit.replace(1, expected: sections[1].text, with: "## Neu\nx", in: page)
        )
        #expect(text == page.replacing("## Zwei\nb\n### Drei\nc\n", with: "## Neu\nx\n"))
        #expect(
            SectionEdit.replace(4, expected: "# Fünf", with: "# Ende", in: page)?.hasSuffix("# Ende") == true
        )
        let removed = SectionEdit.replace(3, expected: "## Vier ##\nd\n", with: "", in: page)
        #expect(removed == page.replacing("## Vier ##\nd\n", with: ""))
    }

    @Test("a section that changed meanwhile, or is gone, is not replaced")
    func refused() {
        let text = SectionEdit.sections(page)[1].text
        #expect(SectionEdit.replace(1, expected: text + " ", with: "x", in: page) == nil)
        #expect(SectionEdit.replace(2, expected: text, with: "x", in: page) == nil)
        #expect(SectionEdit.replace(9, expected: text, with: "x", in: page) == nil)
        #expect(SectionEdit.replace(-1, expected: text, with: "x", in: page) == nil)
        #expect(SectionEdit.replace(0, expected: "# \u{E4}", with: "x", in: "# a\u{308}") == nil)
    }

    @Test("replacing each section by itself gives the page again")
    func identity() {
        for (index, section) in SectionEdit.sections(page).enumerated() {
            #expect(SectionEdit.replace(index, expected: section.text, with: section.text, in: page) == page)
        }
    }
}
