import Access
import Crypto
import Store
import Testing

@testable import Web

@Suite("Messages of the page before", .timeLimit(.minutes(20)))
struct FlashTests {
    @Test func aMessageIsShownOnce() async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            _ = try await browser.send("/notizen/", ["text": "Hallo"])
            try #expect(await browser.get("/notizen/").text.contains("Die Notiz ist gespeichert."))
            try #expect(await !browser.get("/notizen/").text.contains("Die Notiz ist gespeichert."))
        }
    }

    @Test func aMessageWaitsForThePage() async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            _ = try await browser.send("/notizen/", ["text": "Hallo"])
            let cookie =
                "sitzung=\(browser.cookie("sitzung") ?? ""); meldung=\(browser.cookie("meldung") ?? "")"
            // Neither a head, an error page nor a text shows it, so none of them uses it up.
            let head = try await server.request("HEAD", "/notizen/", ["Cookie": cookie])
            #expect(head.status == 200)
            _ = try await browser.get("/verwaltung/fehlt/")
            _ = try await browser.get("/suche/?q=x")
            try #expect(await browser.get("/notizen/").text.contains("Die Notiz ist gespeichert."))
        }
    }

    @Test func aMessageOutlivesSigningInAndOut() async throws {
        try await withShell { server in
            let browser = server.browser()
            _ = try await browser.send("/anmelden/", ["name": "Cem"])
            try #expect(await browser.get("/notizen/").text.contains("Willkommen, Cem."))
            _ = try await browser.send("/abmelden", on: "/notizen/", [:])
            #expect(browser.cookie("sitzung") == nil)
            try #expect(await browser.get("/anmelden/").text.contains("Sie sind abgemeldet."))
            #expect(browser.cookie("meldung") == nil)
            try #expect(await !browser.get("/anmelden/").text.contains("Sie sind abgemeldet."))
        }
    }

    @Test func nobodyElsePutsWordsIntoOurMouth() async throws {
        let key = SymmetricKey(size: .bits256)
        let cookie = FlashCookie(key: key)
        let sessions = [
            nil, ID<Session>.make(at: Timestamp(microseconds: 1)), .make(at: Timestamp(microseconds: 2)),
        ]
        for session in sessions {
            let value = try #require(cookie.encode(.warning("Grüße & <b>"), for: session))
            // Only the session whose message it is can read it.
            for other in sessions {
                let read = cookie.decode(value[...], for: other)
                #expect(read == (other == session ? .warning("Grüße & <b>") : nil))
            }
            #expect(FlashCookie(key: SymmetricKey(size: .bits256)).decode(value[...], for: session) == nil)
            for wrong in ["", ".", "a.b", value + "A", String(value.dropLast()), "." + value] {
                #expect(cookie.decode(wrong[...], for: session) == nil)
            }
            #expect(cookie.encode(.danger(String(repeating: "x", count: 3000)), for: session) == nil)
        }
        let value = try #require(cookie.encode(.warning("Grüße & <b>"), for: nil))
        try await withShell { server in
            let reply = try await server.get("/anmelden/", ["Cookie": "meldung=\(value)"])
            #expect(reply.status == 200)
            #expect(!reply.text.contains("Grüße"))
        }
    }

    @Test func textOfAMessageIsText() async throws {
        try await withShell { server in
            let browser = server.browser()
            _ = try await browser.send("/anmelden/", ["name": "<script>alert(1)</script>"])
            let page = try await browser.get("/notizen/").text
            #expect(page.contains("Willkommen, &lt;script&gt;"))
            #expect(!page.contains("<script>"))
        }
    }
}
