import Markup
import Testing

@Suite("German slugs")
struct SlugTests {
    @Test(
        "umlauts, ß and other Latin letters are folded, composed or not",
        arguments: [
            ("Über uns", "ueber-uns"), ("Größe ẞ", "groesse-ss"),
            ("U\u{308}ber A\u{308}mter", "ueber-aemter"), ("Café Łódź", "cafe-lodz"),
            ("Cafe\u{301}", "cafe"), ("Ærø Åland Þing", "aero-aland-thing"), ("A\u{30A}land", "aland"),
            ("Œuvre ﬁx", "oeuvre-fix"),
            ("Wo finde ich was?", "wo-finde-ich-was"), ("  -- a -- ", "a"), ("§ 4 (2)", "4-2"), ("日本", ""),
            ("Ziel\u{AD}gruppe", "zielgruppe"),
            ("ǟ a\u{308}\u{304}", "ae-ae"), ("naïve", "naive"),
        ]
    )
    func folding(_ text: String, _ slug: String) {
        #expect(Slug.make(text) == slug)
    }

    @Test("duplicates are numbered and never collide with written numbers")
    func unique() {
        var counter = SlugCounter()
        #expect(["a", "a", "a-2", "a", "b"].map { counter.unique($0) } == ["a", "a-2", "a-2-2", "a-3", "b"])
    }

    @Test("100,000 equal headings stay linear", .timeLimit(.minutes(20)))
    func many() {
        var counter = SlugCounter()
        for _ in 0..<100_000 { _ = counter.unique("a") }
        #expect(counter.unique("a") == "a-100001")
    }

    @Test("text is escaped for elements and attributes")
    func escaping() {
        #expect(HTML.escape("<a href=\"x\">&'ä") == "&lt;a href=&quot;x&quot;&gt;&amp;'ä")
    }
}
