import Testing

@testable import Access

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(
        "are taken as people have them",
        arguments: [
            "erika@musterstadt.example", "e.mueller+ozg@stadt.muster-stadt.example", "O'Neil@x.example",
            "a@b.cd",
            "müller@köln.example", "  erika@musterstadt.example  ", "x!#$%&'*+-/=?^_`{|}~@a.example",
        ]
    )
    func taken(text: String) { #expect(EmailAddress(text) != nil) }

    @Test(
        "are refused when mail could not be sent, or would be sent elsewhere",
        arguments: [
            "", "erika", "@a.example", "erika@", "a@b@c.example", "erika@localhost", "erika@.example",
            "erika@a..example",
            "erika@-a.example", "erika@a-.example", ".erika@a.example", "erika.@a.example", "e..a@a.example",
            "eri ka@a.example", "erika@a.example\nBcc: x@y.example", "erika@a.example\r\nBcc: x@y.example",
            "e\u{0}@a.example",
            "<erika@a.example>", "Erika <erika@a.example>", "\"erika\"@a.example", "erika@[192.0.2.7]",
            "erika@a.example,b@c.example",
            "erika@a.example;", "(x)erika@a.example", "e\u{202E}rika@a.example", "erika@a_b.example",
            String(repeating: "a", count: 65) + "@a.example",
            "a@" + String(repeating: "b", count: 64) + ".example",
            "a@" + String(repeating: "b.", count: 126) + "example", "erika@a.example?bcc=x",
        ]
    )
    func refused(text: String) { #expect(EmailAddress(text) == nil, "\(text)") }

    @Test("are compared without regard to case and to how umlauts are written")
    func folded() {
        #expect(EmailAddress("ERIKA@Musterstadt.Example")?.folded == "erika@musterstadt.example")
        #expect(EmailAddress.fold("Mu\u{308}ller@a.example") == EmailAddress.fold("MÜLLER@a.example"))
        #expect(EmailAddress.fold(" erika@a.example ") == "erika@a.example")
        #expect(EmailAddress("Erika@A.example")?.text == "Erika@A.example")
    }

    @Test("without a dot are for closed networks")
    func dotless() { #expect(EmailAddress("root@localhost", allowsDotless: true) != nil) }
}
