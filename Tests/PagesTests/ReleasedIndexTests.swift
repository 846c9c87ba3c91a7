import Markup
import Pages
import Testing

@Suite("Released pages among others")
struct ReleasedIndexTests {
    private func index(_ own: [(String, String)], _ released: [(String, String)]) -> PageIndex {
        func read(_ file: (String, String), _ isReleased: Bool) -> Page {
            let type = pageType("name: gremium\n")
            var page = readPage("---\n\(file.1)\n---\n", file: file.0, types: [type]).page
            page.isReleased = isReleased
            return page
        }
        return PageIndex(own.map { read($0, false) } + released.map { read($0, true) })
    }

    private func files(_ index: PageIndex, _ name: String) -> [String] {
        index.pages(named: name).map { index.pages[$0].file }
    }

    @Test("never take over a name that means a page of the content")
    func names() {
        let index = index(
            [("a/datenschutz.md", "titel: Erklärung"), ("b.md", "titel: Zwei")],
            [
                ("x/c.md", "titel: datenschutz"), ("zwei.md", "titel: Neu"), ("x/d.md", "titel: Drei"),
                ("y/d.md", "titel: Vier"),
            ]
        )
        #expect(files(index, "datenschutz") == ["a/datenschutz.md"])
        #expect(files(index, "Zwei") == ["b.md"])
        #expect(files(index, "zwei") == ["b.md"])
        #expect(files(index, "Drei") == ["x/d.md"])
        #expect(files(index, "d") == ["x/d.md", "y/d.md"])
        #expect(files(index, "x/c") == ["x/c.md"])
    }

    @Test("never make a reference mean something else or nothing")
    func references() {
        let index = index(
            [("gremien/beirat.md", "typ: gremium")],
            [("beirat.md", "typ: gremium"), ("a/beirat.md", "typ: gremium"), ("a/rat.md", "typ: gremium")]
        )
        func file(_ name: String) -> String? {
            index.page(reference: name, type: "gremium").map { index.pages[$0].file }
        }
        #expect(file("beirat") == "gremien/beirat.md")
        #expect(file("a/beirat") == "a/beirat.md")
        #expect(file("rat") == "a/rat.md")
    }
}
