import Access
import Testing

@testable import Web

@Suite("Hostile requests", .timeLimit(.minutes(20)))
struct HostileRequestTests {
    /// Everything behind the request line of a form; `@` stands for the form itself.
    static let form = "schutz=x&text=Hallo"
    static let kind = "Content-Type: application/x-www-form-urlencoded\r\n"

    @Test(arguments: [
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: +5\r\n", "Content-Length: -1\r\n",
        "Content-Length: 5, 5\r\n", "Content-Length: 0x5\r\n", "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: gzip\r\n", "Transfer-Encoding : chunked\r\n", "Content-Length : 5\r\n",
        "Transfer-Encoding:\u{0B}chunked\r\n", "X: a\r\n Transfer-Encoding: chunked\r\n", "X: a\u{0}b\r\n",
        "Host: zwei\r\nX\r\n", "Content-Length: 99999999999999999999\r\n",
    ])
    func aRequestThatTwoServersCouldReadDifferentlyIsRefused(fields: String) async throws {
        try await withShell { server in
            let smuggled = "GET /person/ HTTP/1.1\r\nHost: x\r\n\r\n"
            let text = "POST /anmelden/ HTTP/1.1\r\nHost: x\r\n\(Self.kind)\(fields)\r\n0\r\n\r\n\(smuggled)"
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(text)
                let first = try await wire.reply()
                #expect((400...415).contains(first?.status ?? 0), "\(first?.status ?? 0)")
                // Whatever follows is not taken for another request.
                let second = try await wire.reply()
                #expect(second == nil)
            }
        }
    }

    @Test func twoHostsAreRefused() async throws {
        let text = "GET /anmelden/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"
        let reply = try await withShell { try await $0.exchange(text) }
        #expect(reply.status == 400)
        let none = try await withShell { try await $0.exchange("GET /anmelden/ HTTP/1.1\r\n\r\n") }
        #expect(none.status == 400)
    }

    @Test(arguments: [
        ("/anmelden/../notizen/", 404), ("/%2e%2e/anmelden/", 404), ("/anmelden/%2e%2e/", 404),
        ("/anmelden%2f", 400),
        ("/anmelden/%00", 400), ("/anmelden/%0d%0aX:y", 400), (#"/anmelden\"#, 400), ("/anmelden/%ff/", 400),
        ("//anmelden/", 404), ("/anmelden//", 404), ("/ANMELDEN/", 404), ("/%61nmelden/", 200),
        ("/anmelden;x/", 404),
        ("/anmelden/?%ff", 400), ("/anmelden/?x=%00", 400), ("/anmelden/?x=%zz", 400),
        ("/anmelden/?weiter=1&weiter=2", 400),
        ("/suche/?q=1&q=2", 400), ("/suche/?q=1&x=1&x=2", 200), ("http://localhost/anmelden/", 200),
        ("http://localhost/fehlt/", 404),
        ("/verwaltung/personen/%2e%2e%2f/", 400), ("/" + String(repeating: "a/", count: 1020), 404),
    ])
    func aTrickedPathFindsNothingElse(path: String, status: Int) async throws {
        let reply = try await withShell { try await $0.get(path) }
        #expect(reply.status == status)
        #expect(reply["X"] == nil)
    }

    @Test func nothingThatAClientSendsBecomesAField() async throws {
        try await withShell { server in
            let browser = server.browser()
            let reply = try await browser.send(
                "/anmelden/",
                ["name": "Cem\r\nSet-Cookie: a=b", "weiter": "/notizen/\r\nX-Evil: 1"]
            )
            #expect(reply.status == 303)
            #expect(reply["Location"] == "/notizen/")
            #expect(reply["X-Evil"] == nil)
            #expect(reply.cookies.allSatisfy { !$0.hasPrefix("a=") })
            let query = try await server.get("/suche?q=%C3%A4%0d%0aX-Evil:1")
            #expect(query.status == 301)
            #expect(query["Location"] == "/suche/?q=%C3%A4%0d%0aX-Evil:1")
            #expect(query["X-Evil"] == nil)
        }
    }

    @Test(arguments: ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "QUATSCH"])
    func otherMethodsAreToldWhichOnesThereAre(method: String) async throws {
        let reply = try await withShell { try await $0.request(method, "/notizen/") }
        // CONNECT and unknown words end in the parser already.
        if reply.status == 400 { return }
        #expect(reply.status == 405)
        #expect(reply["Allow"] == "GET, HEAD, POST")
    }

    @Test func aMethodThatARowDoesNotHaveIsRefused() async throws {
        try await withShell { server in
            let form = try await server.request(
                "POST",
                "/suche/",
                ["Content-Type": "application/x-www-form-urlencoded"]
            )
            #expect(form.status == 405)
            #expect(form["Allow"] == "GET, HEAD")
            let page = try await server.get("/abmelden")
            #expect(page.status == 405)
            #expect(page["Allow"] == "POST")
        }
    }

    @Test func theHeadAloneIsThatOfThePage() async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            let cookie = "sitzung=\(browser.cookie("sitzung") ?? "")"
            for path in ["/notizen/", "/suche/?q=abc", "/verwaltung/fehlt/"] {
                let whole = try await server.get(path, ["Cookie": cookie])
                let head = try await server.request("HEAD", path, ["Cookie": cookie])
                #expect(head.status == whole.status)
                #expect(head["Content-Type"] == whole["Content-Type"])
                #expect(head["Content-Length"] == whole["Content-Length"])
                #expect(head.body.isEmpty)
            }
        }
    }

    @Test(arguments: ["/anmelden/", "/notizen/", "/verwaltung/fehlt/", "/person/", "/healthz", "/anmelden"])
    func everyAnswerIsProtectedAndNeverKept(path: String) async throws {
        let reply = try await withShell { try await $0.get(path) }
        #expect(reply["Cache-Control"] == "no-store")
        #expect(reply["Content-Security-Policy"]?.hasPrefix("default-src 'self'") == true)
        #expect(reply["X-Content-Type-Options"] == "nosniff")
        #expect(reply["Referrer-Policy"] == "same-origin")
        #expect(reply["Server"] == nil)
    }

    @Test func anAddressWithASecretIsToldToNobody() async throws {
        try await withShell { server in
            let reply = try await server.get("/einladung/geheim123/")
            #expect(reply["Referrer-Policy"] == "no-referrer")
            try #expect(
                await server.request("POST", "/einladung/geheim123/")["Referrer-Policy"] == "same-origin"
            )
            try await eventually { server.log.values("route", where: "request").count == 2 }
            #expect(!server.log.text.contains("geheim123"))
        }
    }

    @Test func randomBytesNeverStopTheServer() async throws {
        try await withShell { server in
            var random = SystemRandomNumberGenerator()
            for _ in 0..<200 {
                var text =
                    "POST /anmelden/ HTTP/1.1\r\nHost: localhost\r\n\(Self.kind)Content-Length: 19\r\n\r\n\(Self.form)"
                    .unicodeScalars.map { $0 }
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    text[Int.random(in: 0..<text.count, using: &random)] = Unicode.Scalar(
                        UInt8.random(in: 0...127, using: &random)
                    )
                }
                let hostile = String(String.UnicodeScalarView(text))
                try await Wire.connected(to: server.port) { wire in try await wire.send(hostile) }
            }
            try #expect(await server.get("/anmelden/").status == 200)
        }
    }
}
