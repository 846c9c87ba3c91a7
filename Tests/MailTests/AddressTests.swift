import Testing

@testable import Mail

@Suite struct AddressTests {
    @Test(arguments: [
        ("anna.beispiel@musterstadt.example", "anna.beispiel@musterstadt.example"),
        ("Anna+Rat@Musterstadt.EXAMPLE", "Anna+Rat@musterstadt.example"),
        ("a@localhost", "a@localhost"),
        ("o'hara_{x}~@b-c.example", "o'hara_{x}~@b-c.example"),
        ("info@köln.example", "info@xn--kln-sna.example"),
        ("info@KO\u{308}LN.example", "info@xn--kln-sna.example"),
        ("info@straße.example", "info@xn--strae-oqa.example"),
        ("info@bücher.über.example", "info@xn--bcher-kva.xn--ber-goa.example"),
        ("info@παράδειγμα.example", "info@xn--hxajbheg2az3al.example"),
        ("info@他们为什么不说中文.example", "info@xn--ihqwcrb4cv8a8dqg056pqjye.example"),
    ])
    func addressesAreTakenAndTheirDomainsMadeASCII(text: String, expected: String) throws {
        #expect(try MailAddress(text).description == expected)
    }

    @Test(arguments: [
        "", "@", "a@", "@b.example", "a", "a@b@c.example", "a b@c.example", ".a@b.example", "a.@b.example",
        "a..b@c.example", "\"a b\"@c.example", "a@[127.0.0.1]", "a@b..example", "a@.example", "a@b.example.",
        "a@-b.example", "a@b-.example", "a@b_c.example", "a<b@c.example>", "a@b.example,c@d.example",
        "jürgen@musterstadt.example", "a@b。example", "a@b\u{200B}c.example", "a@b c.example", "a@😀.example",
        "a@\(String(repeating: "b", count: 64)).example",
        "\(String(repeating: "a", count: 65))@b.example",
        "a@\(Array(repeating: String(repeating: "b", count: 60), count: 5).joined(separator: "."))",
    ])
    func whatNotEveryRelayTakesIsRefused(text: String) {
        #expect(throws: MailProblem.self) { try MailAddress(text) }
    }

    @Test func theDomainCountsTowardsTheLongestPath() throws {
        let domain = Array(repeating: String(repeating: "b", count: 47), count: 4).joined(separator: ".")
        let local = String(repeating: "a", count: 62)
        #expect(try MailAddress("\(local)@\(domain)").description.utf8.count == 254)
        #expect(throws: MailProblem.self) { try MailAddress("a\(local)@\(domain)") }
    }

    @Test func whoseLocalPartDiffersInCaseIsAnotherAddress() throws {
        #expect(try MailAddress("A@b.example") != MailAddress("a@b.example"))
    }
}
