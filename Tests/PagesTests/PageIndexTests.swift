import Markup
import Pages
import Testing

@Suite("The index of pages")
struct PageIndexTests {
    private static let committee = pageType("name: gremium\nfolder: gremien")
    private static let event = pageType(
        "name: termin\nfolder: termine\nfields:\n  - {name: gremium, kind: reference, target: gremium}\n"
    )
    private static let types = [committee, event]

    @Test("finds references by path, or by name where a type is declared")
    func references() {
        let index = pageIndex(
            [
                ("gremien/rat.md", "titel: Rat"), ("rat.md", "titel: Anderer"),
                ("termine/x.md", "gremium: rat"),
            ],
            types: Self.types
        )
        #expect(index.page(reference: "gremien/rat", type: "gremium") == index.page(path: "gremien/rat"))
        #expect(index.page(reference: "gremien/rat", type: nil) == index.page(path: "gremien/rat"))
        #expect(index.page(reference: "fehlt", type: "gremium") == nil)
        #expect(index.page(reference: "fehlt", type: nil) == nil)
        #expect(index.problems().isEmpty)
    }

    @Test("prefers the declared type where a page of another type has the name as its path")
    func typeBeforePath() throws {
        let index = pageIndex(
            [("gremien/rat.md", "titel: Rat"), ("rat.md", "titel: Seite")],
            types: Self.types
        )
        let found = try #require(index.page(reference: "rat", type: "gremium"))
        #expect(index.pages[found].type.name == "gremium")
    }

    @Test(
        "reports references to nothing, to drafts and to withdrawn pages at their place",
        arguments: [
            ("titel: Anderes", "Erwartet wird"), ("titel: Rat\nentwurf: ja", "Entwurf"),
            ("titel: Rat\nzurueckgezogen: ja", "Erwartet wird"),
        ]
    )
    func unknownReference(front: String, hint: String) {
        let file = front.hasPrefix("titel: Anderes") ? "gremien/anderes.md" : "gremien/rat.md"
        let index = pageIndex([(file, front), ("termine/x.md", "gremium: gremien/rat")], types: Self.types)
        let problems = index.problems()
        #expect(problems.map(\.code) == ["unknown-reference"])
        #expect(problems.first.map { [$0.line, $0.column] } == [2, 10])
        #expect(problems.first?.hint.contains(hint) == true)
    }

    @Test("offers all pages that a wiki name may mean")
    func wikiNames() {
        let index = pageIndex([
            ("a/ziele.md", "titel: Ziele des OZG"), ("b/ziele.md", "titel: Ziele"),
            ("c/ziele.md", "titel: Zweck"),
            ("d.md", "titel: Einzeln"),
        ])
        func paths(_ name: String) -> [String] { index.pages(named: name).map { index.pages[$0].path } }
        #expect(paths("a/ziele") == ["a/ziele"])
        #expect(paths("Ziele") == ["b/ziele"])
        #expect(paths("ZIELE DES ozg") == ["a/ziele"])
        #expect(paths("einzeln") == ["d"])
        #expect(paths("fehlt").isEmpty)
        let ambiguous = pageIndex([("a/ziele.md", "titel: X"), ("b/ziele.md", "titel: Y")])
        #expect(ambiguous.pages(named: "ziele").count == 2)
    }

    @Test("leaves drafts out, unless they are asked for")
    func drafts() {
        let files = [("a.md", "entwurf: ja"), ("b.md", "draft: false")]
        #expect(pageIndex(files).pages.map(\.path) == ["b"])
        #expect(pageIndex(files).isDraft(path: "a"))
        #expect(pageIndex(files, drafts: true).pages.map(\.path) == ["a", "b"])
        #expect(!pageIndex(files, drafts: true).isDraft(path: "a"))
    }

    @Test("keeps withdrawn pages out of lists but knows their address")
    func withdrawn() {
        let index = pageIndex([
            ("a/index.md", ""), ("a/weg.md", "zurueckgezogen: ja"), ("a/da.md", "titel: Da"),
        ])
        #expect(index.children(of: "a").map { index.pages[$0].path } == ["a/da"])
        #expect(index.page(url: "/a/weg/") != nil)
        #expect(index.run(PageQuery(), now: .init(year: 2026)).map { index.pages[$0].path } == ["a", "a/da"])
    }

    @Test("reads children in the declared order, then by title")
    func children() {
        let index = pageIndex([
            ("a/index.md", ""), ("a/x.md", "titel: Ärzte"), ("a/y.md", "titel: Zoll\nreihenfolge: 2"),
            ("a/z.md", "titel: Bad"), ("a/w.md", "titel: Yard\nweight: 1"), ("a/b/index.md", "titel: Mitte"),
            ("a/b/c.md", "titel: Tief"),
        ])
        #expect(index.children(of: "a").map { index.pages[$0].path } == ["a/w", "a/y", "a/x", "a/z", "a/b"])
    }

    @Test("reports the second page with an address and names the first")
    func duplicatePath() {
        let index = pageIndex([("Öl.md", ""), ("oel.md", ""), ("x.md", "slug: oel")])
        let problems = index.problems()
        #expect(problems.map(\.code) == ["duplicate-path", "duplicate-path"])
        #expect(problems.allSatisfy { $0.text.contains("/oel/") })
    }

    @Test(
        "refuses former addresses that are no paths, or that another page has",
        arguments: [
            "https://x.example/", "alt/", "//x.example/", "/a b/", "/a\"b/", "/a{b}/", "/a;b/", "/a$b/",
            "/a<b/", "/neu/",
            "/da/", "/*", "/alt/*/",
        ]
    )
    func wrongRedirect(old: String) {
        let quoted = "'\(old)'"
        let index = pageIndex([("neu.md", "umleitungen: [\(quoted)]"), ("da.md", "titel: Da")])
        #expect(index.problems().map(\.code) == ["wrong-redirect"])
    }

    @Test("refuses one former address of two pages")
    func doubleRedirect() {
        let index = pageIndex([("a.md", "umleitungen: [/alt/]"), ("b.md", "aliases: /alt/")])
        let problems = index.problems()
        #expect(problems.map(\.code) == ["wrong-redirect"])
        #expect(problems.first?.file == "b.md")
        #expect(problems.first?.text.contains("a.md") == true)
    }

    @Test("takes former addresses with umlauts and dots")
    func goodRedirect() {
        let index = pageIndex([("a.md", "umleitungen: [/über/uns/, /alt.html, /x]")])
        #expect(index.problems().isEmpty)
    }
}
