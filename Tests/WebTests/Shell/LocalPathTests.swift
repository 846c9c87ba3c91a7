import Testing

@testable import Web

@Suite("Ways within the site")
struct LocalPathTests {
    @Test(arguments: [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/%5Cevil.example",
        "/%2Fevil.example", "/%2f%2fevil.example", "/%5c%5cevil.example", "https://evil.example",
        "https:evil.example",
        "https:/evil.example", "HTTPS://evil.example", "javascript:alert(1)", "data:text/html,x",
        " //evil.example",
        "/\t/evil.example", "/%09/evil.example", "/\n/evil.example", "\t//evil.example", "/\r\nSet-Cookie:x",
        "/%0d%0aSet-Cookie:x", "/a//evil.example", "/.//evil.example", "/..//evil.example", "/a/../b/",
        "/%2e%2e/a/",
        "/a/./b", "evil.example", "", "?weiter=/a/", "#a", "/a#b", "/a?x=\r\ny", "/a?x= y", "/%00", "/%ff",
        "/%",
        "/" + String(repeating: "a", count: 3000), "@evil.example", "/a\u{0}", "//", "/\u{2028}/evil/\\",
    ])
    func aWayThatCouldLeadAwayIsNone(text: String) {
        #expect(LocalPath(untrusted: text) == nil)
    }

    @Test(arguments: [
        ("/", "/"), ("/mein-bereich/", "/mein-bereich/"), ("/a?x=1&y=%C3%A4", "/a?x=1&y=%C3%A4"),
        ("/grüße/", "/gr%C3%BC%C3%9Fe/"), ("/a?weiter=//evil.example", "/a?weiter=//evil.example"),
        ("/@evil.example", "/@evil.example"), ("/http://x", nil), ("/a:b", "/a:b"), ("/a?ä", "/a?%C3%A4"),
    ])
    func aCleanWayStays(text: String, expected: String?) {
        #expect(LocalPath(untrusted: text)?.text == expected)
    }

    @Test func nothingIsNoWay() { #expect(LocalPath(untrusted: nil) == nil) }

    @Test(arguments: [
        ("a/../b", "/x/a%2F..%2Fb/y/"), ("..", "/x/-/y/"), ("", "/x/-/y/"), (".", "/x/-/y/"),
        ("ä?#", "/x/%C3%A4%3F%23/y/"),
        ("a\r\nb", "/x/a%0D%0Ab/y/"),
    ])
    func anInsertedValueIsOneSegment(value: String, expected: String) {
        let path: LocalPath = "/x/\(value)/y/"
        #expect(path.text == expected)
    }

    @Test func itemsAreAddedToTheQuery() {
        let path: LocalPath = "/a/"
        #expect(
            path.adding("x", "1&2").adding("weiter", "/b/?c=d").text == "/a/?x=1%262&weiter=%2Fb%2F%3Fc%3Dd"
        )
    }
}
