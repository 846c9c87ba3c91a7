import Testing

@testable import Access

@Suite("Small values")
struct SmallValueTests {
    @Test("A token is 43 characters, reads back only as written, and never shows itself")
    func token() throws {
        let token = Token.make()
        #expect(token.text.utf8.count == 43)
        #expect(Token(token.text) == token)
        #expect(Token.make() != token)
        #expect(token.hash.count == 32)
        #expect("\(token)" == "Token(…)" && String(describing: token) == "Token(…)")
        for text in [
            "", String(token.text.dropLast()), token.text + "A", "\(token.text.dropLast())=",
            "\(token.text.dropLast())B",
        ] {
            #expect(Token(text) == nil)
        }
    }

    @Test(
        "Addresses of one network are one client",
        arguments: [
            ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true), ("2001:db8:1:2::1", "2001:db8:1:3::1", false),
            ("192.0.2.7", "::ffff:192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false),
            ("fe80::1%eth0", "fe80::1", true),
            ("unsinn", "", true), ("192.0.2.7", "unsinn", false),
        ]
    )
    func clients(one: String, other: String, isSame: Bool) {
        #expect((ClientAddress(one) == ClientAddress(other)) == isSame)
    }

    @Test(
        "A device is named so that its owner knows it",
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox auf Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
                "Edge auf Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1",
                "Safari auf iPhone"
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
                "Chrome auf Android"
            ),
            ("curl/8.0", "Unbekanntes Gerät"), ("<script>", "Unbekanntes Gerät"),
        ]
    )
    func devices(agent: String, name: String) { #expect(Device.describe(userAgent: agent) == name) }

    @Test("Names are found however umlauts are typed, and sort as in a telephone book")
    func keys() {
        for name in ["Müller", "Mueller", "MULLER", "Mu\u{308}ller"] {
            #expect(CleanText.searchKey(name) == "muller")
        }
        #expect(CleanText.searchKey("Großmann") == CleanText.searchKey("grossmann"))
        #expect(
            ["Zabel", "Ärmel", "Arm", "Öl", "Oma"].sorted { CleanText.sortKey($0) < CleanText.sortKey($1) }
                == ["Arm", "Ärmel", "Öl", "Oma", "Zabel"]
        )
        #expect(WorkspaceDraft.slug(of: "Familie & Kind: Übergänge") == "familie-kind-uebergaenge")
    }
}
