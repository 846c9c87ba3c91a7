import Access
import Store
import Testing

@testable import Web

@Suite("Error pages", .timeLimit(.minutes(20)))
struct ErrorPageTests {
    struct Broken: Error, CustomStringConvertible {
        let description = "the reason for the log"
    }

    static let failures: [(String, any Error & Sendable, Int)] = [
        ("kaputt", Broken(), 500), ("weg", StoreError.unavailable("connection refused"), 503),
        ("voll", StoreError.diskFull, 503), ("besetzt", StoreError.busy, 503),
        ("doppelt", StoreError.unique("people.email"), 500), ("fehlt", RequestProblem.notFound, 404),
        ("vorbei", RequestProblem(.gone), 410), ("zuviel", RequestProblem(.tooMany, retryAfter: 90), 429),
        ("abgebrochen", CancellationError(), 503),
    ]

    static let rows = failures.map { name, error, _ in
        Route(.get, "/fehler/\(name)/", .everyone) { _ in throw error }
    }

    @Test(arguments: failures.map { ($0.0, $0.2) })
    func everyFailureHasItsPage(name: String, status: Int) async throws {
        try await withShell(routes: Self.rows) { server in
            let reply = try await server.get("/fehler/\(name)/")
            #expect(reply.status == status)
            #expect(reply["Content-Type"] == "text/html; charset=utf-8")
            #expect(reply.text.contains("<h1>"))
            #expect(!reply.text.contains("reason for the log"))
            #expect(!reply.text.contains("people.email"))
            #expect(!reply.text.contains("connection refused"))
            #expect((reply["Retry-After"] != nil) == (status == 503 || status == 429))
        }
    }

    @Test func thePageAndTheLogHaveTheSameID() async throws {
        try await withShell(routes: Self.rows) { server in
            let page = try await server.get("/fehler/kaputt/", ["X-Request-ID": "von-aussen"]).text
            let id = try #require(server.log.values("id", where: "request failed").first)
            #expect(page.contains("Kennung dieses Fehlers: \(id)<"))
            #expect(server.log.values("reason", where: "request failed") == ["the reason for the log"])
            try await eventually { server.log.values("id", where: "request") == [id] }
            #expect(!server.log.text.contains("von-aussen"))
        }
    }

    @Test func aDatabaseThatIsAwayIsSaidAndComesBack() async throws {
        try await withShell { server in
            let browser = server.browser(.member)
            server.sessions.fail(StoreError.unavailable("connection refused"))
            let reply = try await browser.get("/notizen/")
            #expect(reply.status == 503)
            #expect(reply["Retry-After"] == "10")
            #expect(reply.text.contains("Im Moment nicht erreichbar"))
            #expect(browser.cookie("sitzung") != nil)
            server.sessions.fail(nil)
            try #expect(await browser.get("/notizen/").status == 200)
        }
    }

    @Test func everyStatusHasWords() {
        for status in Reply.Status.allCases {
            #expect(!ErrorText.title(status).isEmpty)
            let text = ErrorText.text(status, retryAfter: nil)
            #expect(text.hasSuffix("."))
            #expect(!text.contains("!"))
        }
        #expect(ErrorText.text(.tooMany, retryAfter: 30).hasSuffix("in etwa einer Minute noch einmal."))
        #expect(ErrorText.text(.tooMany, retryAfter: 121).hasSuffix("in etwa 3 Minuten noch einmal."))
    }

    @Test func theLogSaysNothingAboutPeople() async throws {
        try await withShell { server in
            let browser = server.browser(.made("Henriette"))
            _ = try await browser.get("/notizen/?suche=Sonnenblume")
            _ = try await browser.send("/notizen/", ["text": "Kornblume"])
            _ = try await browser.get("/verwaltung/personen/Mohnblume/")
            _ = try await server.request(
                "GET",
                "/suche/?q=Kleeblume",
                ["User-Agent": "Rittersporn", "X-Forwarded-For": "203.0.113.9"]
            )
            try await eventually { server.log.values("route", where: "request").count == 5 }
            let routes = server.log.values("route", where: "request")
            #expect(Set(routes) == ["/notizen/", "/verwaltung/personen/:id/", "/suche/"])
            #expect(Set(server.log.values("method", where: "request")) == ["GET", "POST"])
            #expect(
                server.log.values("status", where: "request").sorted() == ["200", "200", "200", "303", "404"]
            )
            for word in [
                "Henriette", "blume", "127.0.0.1", "203.0.113.9", "Rittersporn", "Mozilla", "beispielstadt",
            ] {
                #expect(!server.log.text.contains(word))
            }
        }
    }
}
