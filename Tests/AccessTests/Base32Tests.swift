import Access
import Store
import Testing

@Suite("Base 32")
struct Base32Tests {
    @Test(
        "writes the examples of RFC 4648 section 10, without padding, and reads them back",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ]
    )
    func examples(plain: String, text: String) {
        #expect(Base32.encode(Array(plain.utf8)) == text)
        #expect(Base32.decode(text) == Array(plain.utf8))
        #expect(Base32.decode(text.lowercased()) == Array(plain.utf8))
    }

    @Test("reads what people type: blanks, hyphens, small letters")
    func typed() { #expect(Base32.decode("mzxw-6yt boi") == Array("foobar".utf8)) }

    @Test(
        "refuses other letters, half letters and spare bits",
        arguments: ["MZ0W", "MZ1", "M", "MZX", "MZ=", "M\u{FF}", "MR"]
    )
    func refuses(text: String) { #expect(Base32.decode(text) == nil) }
}
