import Pages
import Testing

@Suite("Addresses of pages")
struct PagePathTests {
    @Test(
        "follow from the file's name",
        arguments: [
            ("index.md", "", true, "/"),
            ("README.md", "", true, "/"),
            ("termine/index.md", "termine", true, "/termine/"),
            ("termine/README.md", "termine/README", false, "/termine/readme/"),
            ("termine/workshop.md", "termine/workshop", false, "/termine/workshop/"),
            ("Über uns.md", "Über uns", false, "/ueber-uns/"),
            ("A\u{308}mter/Straße.md", "A\u{308}mter/Straße", false, "/aemter/strasse/"),
            ("Öl & Gas/Größe (neu).md", "Öl & Gas/Größe (neu)", false, "/oel-gas/groesse-neu/"),
            ("v1.2_neu.md", "v1.2_neu", false, "/v1.2_neu/"),
            ("A_B.md", "A_B", false, "/a_b/"),
            ("日本.md", "日本", false, "/seite/"),
            ("a/b/c/index.md", "a/b/c", true, "/a/b/c/"),
            ("index/index.md", "index", true, "/index/"),
        ]
    )
    func fromFile(file: String, path: String, isSection: Bool, url: String) {
        let found = PagePath.path(ofFile: file)
        #expect(found.path == path)
        #expect(found.isSection == isSection)
        #expect(PagePath.url(ofPath: found.path, slug: nil) == url)
    }

    @Test(
        "follow a slug, which replaces the last part or all of it",
        arguments: [
            ("termine/workshop", "neu", "/termine/neu/"),
            ("termine/workshop", "Über uns", "/termine/ueber-uns/"),
            ("termine/workshop", "a/b", "/a/b/"),
            ("termine/workshop", "/a/b/", "/a/b/"),
            ("termine/workshop", "", "/termine/workshop/"),
            ("", "start", "/start/"),
            ("termine/workshop", "../..", "/seite/seite/"),
            ("a", "<script>", "/script/"),
        ]
    )
    func fromSlug(path: String, slug: String, url: String) {
        #expect(PagePath.url(ofPath: path, slug: slug) == url)
    }

    @Test("never lead out of the site", arguments: ["..", "../x", "a/../../b", ".", "./."])
    func staysInside(path: String) {
        let parts = PagePath.url(ofPath: path, slug: nil).split(separator: "/")
        #expect(!parts.contains("..") && !parts.contains("."))
    }
}

@Suite("Folding")
struct FoldingTests {
    @Test(
        "finds a place however somebody types it",
        arguments: [
            ["Gütersloh", "Guetersloh", "Gutersloh", "GÜTERSLOH", "Gu\u{308}tersloh"],
            ["Straße", "Strasse", "STRASSE", "STRAẞE"],
            ["Möglichkeiten", "moeglichkeiten", "moglichkeiten"],
            ["Ämter", "Aemter", "amter"],
            ["Café", "cafe", "Cafe\u{301}"],
        ]
    )
    func search(spellings: [String]) {
        #expect(Set(spellings.map(Folding.searchKey)).count == 1)
    }

    @Test("keeps different words apart")
    func differentWords() {
        #expect(Set(["Masse", "Messe", "Muße", "Moos"].map(Folding.searchKey)).count == 4)
    }

    @Test("sorts umlauts beside their vowels, as DIN 5007-1 does")
    func sorting() {
        let words = ["Zoll", "Übersicht", "Uhr", "Ärzte", "Aachen", "Öl", "Ofen", "Straße", "Strand"]
        let sorted = words.sorted { Folding.sortKey($0) < Folding.sortKey($1) }
        #expect(sorted == ["Aachen", "Ärzte", "Ofen", "Öl", "Strand", "Straße", "Übersicht", "Uhr", "Zoll"])
    }
}
