import Access
import Crypto
import Store
import Testing

@testable import Web

@Suite("Cookies and tokens")
struct CookieTests {
    @Test func anEncryptedSiteHasCookiesOfItsHostOnly() async throws {
        let settings = ShellSettings(baseURL: "https://ozg.example/")
        try await withShell(settings: settings) { server in
            let page = try await server.get("/anmelden/")
            let cookie = try #require(page.cookies.first)
            #expect(cookie.hasPrefix("__Host-formular="))
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
            #expect(page["Strict-Transport-Security"] == "max-age=31536000")
            let token = server.sessions.signIn(.member).text
            try #expect(await server.get("/person/", ["Cookie": "__Host-sitzung=\(token)"]).text == "Ariane")
            // One that somebody planted without encryption is not looked at.
            try #expect(await server.get("/person/", ["Cookie": "sitzung=\(token)"]).text == "niemand")
        }
    }

    @Test(arguments: [
        ("a=1; b=2", "b", "2"), ("a=1;b=2", "b", "2"), ("ab=1; b=2", "b", "2"), ("b=", "b", ""),
        ("b", "b", nil),
        ("b=1=2", "b", "1=2"), ("b=1; b=2", "b", nil), ("", "b", nil), ("a=b=1", "b", nil),
        ("=b; b=1", "b", "1"),
    ])
    func aCookieIsFound(field: String, name: String, value: String?) {
        #expect(Cookies([field])[name].map(String.init) == value)
    }

    @Test func aTokenIsGoodForItsBindingAlone() {
        let tokens = FormTokens(key: SymmetricKey(size: .bits256))
        let session = FormTokens.Binding.session(.make())
        let first = tokens.make(for: session)
        #expect(first.count == 64)
        #expect(first != tokens.make(for: session))
        #expect(tokens.accepts(first, for: session))
        #expect(!tokens.accepts(first, for: .session(.make())))
        #expect(!tokens.accepts(first, for: .browser(.make())))
        #expect(!FormTokens(key: SymmetricKey(size: .bits256)).accepts(first, for: session))
        for place in [0, 20, 40, 63] {
            var letters = Array(first)
            letters[place] = letters[place] == "A" ? "B" : "A"
            #expect(!tokens.accepts(String(letters), for: session))
        }
    }

    @Test(arguments: 0..<70)
    func bytesSurviveTheirLetters(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ count) }
        let text = Base64URL.encode(bytes)
        #expect(Base64URL.decode(text) == bytes)
        #expect(Base64URL.decode(text + "=") == nil)
        #expect(!text.contains { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    }

    @Test(arguments: ["A", "AAAAA", "AB", "é", "A A", "AAA="])
    func lettersThatWeDoNotWriteAreRefused(text: String) { #expect(Base64URL.decode(text) == nil) }
}
