import Access
import Testing
import Theme

@testable import Web

@Suite("Forms are ours", .timeLimit(.minutes(20)))
struct FormProtectionTests {
    static let own = ["Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"]

    @Test func aFormOfOursIsTaken() async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            let reply = try await browser.send("/notizen/", ["text": "Hallo"])
            #expect(reply.status == 303)
            #expect(reply["Location"] == "/notizen/")
            #expect(server.book.notes == ["Hallo"])
        }
    }

    enum Forgery: CaseIterable {
        case missing, empty, twice, garbage, cut, changed, ofAnotherSession, ofAVisitor
    }

    @Test(arguments: Forgery.allCases)
    func aForgedTokenIsRefusedAndNothingIsWritten(forgery: Forgery) async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            let token = try #require(Browser.token(in: try await browser.get("/notizen/")))
            let other = server.browser(forgery == .ofAVisitor ? nil : .administrator)
            let page = try await other.get(forgery == .ofAVisitor ? "/anmelden/" : "/notizen/")
            let foreign = try #require(Browser.token(in: page))
            let form =
                switch forgery {
                case .missing: "text=Hallo"
                case .empty: "text=Hallo&schutz="
                case .twice: "text=Hallo&schutz=\(token)&schutz=\(token)"
                case .garbage: "text=Hallo&schutz=%C3%A4"
                case .cut: "text=Hallo&schutz=\(token.dropLast())"
                case .changed: "text=Hallo&schutz=\(token.first == "A" ? "B" : "A")\(token.dropFirst())"
                case .ofAnotherSession, .ofAVisitor: "text=Hallo&schutz=\(foreign)"
                }
            let reply = try await browser.post("/notizen/", form, Self.own)
            #expect(reply.status == 403)
            #expect(reply.text.contains("Das Formular gehört nicht mehr zu Ihrer Anmeldung"))
            #expect(!reply.text.contains("Hallo"))
            #expect(server.book.notes.isEmpty)
        }
    }

    @Test(arguments: [
        (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
        (["Sec-Fetch-Site": "same-origin"], 303), (["Sec-Fetch-Site": "none"], 303),
        (["Sec-Fetch-Site": "quatsch"], 403), (["Origin": "http://localhost"], 303),
        (["Origin": "https://evil.example"], 403), (["Origin": "http://localhost:81"], 403),
        (["Origin": "https://localhost"], 403), (["Origin": "http://localhost.evil.example"], 403),
        (["Origin": "null"], 303), (["Origin": "null", "Sec-Fetch-Site": "cross-site"], 403),
        (["Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"], 403), ([:], 303),
    ])
    func aFormFromElsewhereIsRefused(fields: [String: String], status: Int) async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            let token = try #require(Browser.token(in: try await browser.get("/notizen/")))
            let reply = try await browser.post("/notizen/", "text=Hallo&schutz=\(token)", fields)
            #expect(reply.status == status)
            #expect(server.book.notes.isEmpty == (status == 403))
        }
    }

    @Test func theSignInFormIsProtectedToo() async throws {
        try await withShell { server in
            let browser = server.browser()
            let page = try await browser.get("/anmelden/")
            #expect(page.cookies.count == 1)
            #expect(page.cookies.first?.hasSuffix("; Path=/; HttpOnly; SameSite=Lax") == true)
            #expect(browser.cookie("formular")?.count == 43)
            let token = try #require(Browser.token(in: page))
            let stranger = try await server.browser().post("/anmelden/", "name=Cem&schutz=\(token)")
            #expect(stranger.status == 403)
            #expect(stranger.cookies.isEmpty)
            let reply = try await browser.post("/anmelden/", "name=Cem&schutz=\(token)")
            #expect(reply.status == 303)
            #expect(browser.cookie("sitzung")?.count == 43)
        }
    }

    @Test func signingInMakesOldTokensWorthless() async throws {
        try await withShell { server in
            let browser = server.browser()
            let token = try #require(Browser.token(in: try await browser.get("/anmelden/")))
            _ = try await browser.post("/anmelden/", "name=Cem&schutz=\(token)")
            #expect(browser.cookie("formular") == nil)
            let reply = try await browser.post("/notizen/", "text=Hallo&schutz=\(token)")
            #expect(reply.status == 403)
            #expect(server.book.notes.isEmpty)
        }
    }

    @Test func twoTabsDoNotDisturbEachOther() async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            let first = try #require(Browser.token(in: try await browser.get("/notizen/")))
            let second = try #require(Browser.token(in: try await browser.get("/notizen/")))
            #expect(first != second)
            try #expect(await browser.post("/notizen/", "text=Zwei&schutz=\(second)").status == 303)
            try #expect(await browser.post("/notizen/", "text=Eins&schutz=\(first)").status == 303)
            #expect(server.book.notes == ["Zwei", "Eins"])
            let guest = server.browser()
            let tab = try #require(Browser.token(in: try await guest.get("/anmelden/")))
            _ = try await guest.get("/anmelden/")
            try #expect(await guest.post("/anmelden/", "name=Cem&schutz=\(tab)").status == 303)
        }
    }

    @Test func aRenewedSessionKeepsItsForms() async throws {
        try await withShell { server in
            let browser = server.browser(.made("Dana", mustRotate: true))
            let old = browser.cookie("sitzung")
            let token = try #require(Browser.token(in: try await browser.get("/notizen/")))
            #expect(browser.cookie("sitzung") != old)
            try #expect(await browser.post("/notizen/", "text=Hallo&schutz=\(token)").status == 303)
        }
    }

    @Test(arguments: [
        ("application/json", 415), ("multipart/form-data; boundary=x", 415), ("text/plain", 415),
        ("application/x-www-form-urlencoded; charset=utf-8", 303), ("APPLICATION/X-WWW-FORM-URLENCODED", 303),
    ])
    func onlyFormsAreTaken(type: String, status: Int) async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            let token = try #require(Browser.token(in: try await browser.get("/notizen/")))
            let reply = try await browser.post(
                "/notizen/",
                "text=Hallo&schutz=\(token)",
                ["Content-Type": type]
            )
            #expect(reply.status == status)
            #expect(server.book.notes.isEmpty == (status != 303))
        }
    }

    @Test(arguments: ["text=%FF", "text=%00", "text=%", "a\u{0}=1"])
    func aGarbledFormIsRefused(form: String) async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            let token = try #require(Browser.token(in: try await browser.get("/notizen/")))
            let reply = try await browser.post("/notizen/", "\(form)&schutz=\(token)")
            #expect(reply.status == 400)
            #expect(server.book.notes.isEmpty)
        }
    }

    @Test func aFormComesBackWithItsInputAndItsErrors() async throws {
        try await withShell { server in
            let reply = try await server.browser(.member).send(
                "/notizen/",
                ["titel": "<b>Mein Titel</b>", "text": ""]
            )
            #expect(reply.status == 422)
            #expect(reply.text.contains("value=\"&lt;b&gt;Mein Titel&lt;/b&gt;\""))
            #expect(reply.text.contains("Schreiben Sie etwas."))
            #expect(reply.text.contains("<title>Fehler: Notizen – Beispiel</title>"))
            #expect(server.book.notes.isEmpty)
        }
    }
}
