import Testing

@testable import Web

@Suite("What a request gets", .timeLimit(.minutes(20)))
struct ServingTests {
    let site: TemporarySite

    init() throws {
        site = try TemporarySite([
            "index.html": "<h1>Start</h1>",
            "kontakt/index.html": "<h1>Kontakt</h1>",
            "grüße/index.html": "<h1>Grüße</h1>",
            "assets/stil.3f9a01bc77.css": "body {}",
            "assets/name.min.css": "p {}",
            "bild.svg": "<svg/>",
            "daten/loesungen.csv": "a;b",
            "termine/kalender.ics": "BEGIN:VCALENDAR",
            "404.html": "<h1>Nicht gefunden</h1>",
            "410.html": "<h1>Zurückgezogen</h1>",
            ".well-known/security.txt": "Contact: mailto:sicherheit@ozg-nrw.example",
            ".geheim": "nein",
            "kontakt/.entwurf/index.html": "nein",
            "_server/redirects.json":
                #"{"301": {"/alt/": "/kontakt/", "/mit-anker/": "/grüße/#eins"}, "410": ["/weg/"]}"#,
            "_server/nginx.conf": "geheim",
        ])
    }

    @Test func aPageComesWithItsTypeAndMustBeAskedForAgain() async throws {
        let reply = try await withServer(site) { try await $0.get("/kontakt/") }
        #expect(reply.status == 200)
        #expect(reply.text == "<h1>Kontakt</h1>")
        #expect(reply["Content-Type"] == "text/html; charset=utf-8")
        #expect(reply["Cache-Control"] == "no-cache")
        #expect(reply["Last-Modified"] == "Mon, 21 Sep 2026 14:13:20 GMT")
        #expect(reply["Date"].flatMap { HTTPDate($0) } != nil)
        #expect(reply["Vary"] == nil)
    }

    @Test(arguments: [
        ("/assets/stil.3f9a01bc77.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("/assets/name.min.css", "text/css; charset=utf-8", "public, max-age=300"),
        ("/bild.svg", "image/svg+xml; charset=utf-8", "public, max-age=300"),
        ("/daten/loesungen.csv", "text/csv; charset=utf-8", "public, max-age=300"),
        ("/termine/kalender.ics", "text/calendar; charset=utf-8", "public, max-age=300"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8", "public, max-age=300"),
    ])
    func aFileHasItsTypeAndLifetime(path: String, type: String, lifetime: String) async throws {
        let reply = try await withServer(site) { try await $0.get(path) }
        #expect(reply.status == 200)
        #expect(reply["Content-Type"] == type)
        #expect(reply["Cache-Control"] == lifetime)
    }

    @Test(arguments: [
        ("/kontakt", "/kontakt/"), ("/kontakt?a=1&b=%20", "/kontakt/?a=1&b=%20"),
        ("/kontakt/index.html", "/kontakt/"), ("/index.html", "/"), ("/gr%C3%BC%C3%9Fe", "/gr%C3%BC%C3%9Fe/"),
        ("/alt/", "/kontakt/"), ("/alt", "/kontakt/"), ("/mit-anker/", "/gr%C3%BC%C3%9Fe/#eins"),
    ])
    func anotherAddressOfAPageIsMovedPermanently(from: String, to: String) async throws {
        let reply = try await withServer(site) { try await $0.get(from) }
        #expect(reply.status == 301)
        #expect(reply["Location"] == to)
        #expect(reply.body.isEmpty)
    }

    @Test(arguments: [
        ("/gibt-es-nicht/", 404, "<h1>Nicht gefunden</h1>"), ("/weg/", 410, "<h1>Zurückgezogen</h1>"),
        ("/weg", 410, "<h1>Zurückgezogen</h1>"), ("/404.html", 404, "<h1>Nicht gefunden</h1>"),
        ("/_server/nginx.conf", 404, "<h1>Nicht gefunden</h1>"), ("/.geheim", 404, "<h1>Nicht gefunden</h1>"),
        ("/kontakt/.entwurf/", 404, "<h1>Nicht gefunden</h1>"),
        ("//kontakt/", 404, "<h1>Nicht gefunden</h1>"),
        ("/_vorschau/", 404, "<h1>Nicht gefunden</h1>"),
    ])
    func whatIsNotThereGetsAPageWithTheRightStatus(path: String, status: Int, body: String) async throws {
        let reply = try await withServer(site) { try await $0.get(path) }
        #expect(reply.status == status)
        #expect(reply.text == body)
        #expect(reply["ETag"] == nil)
        #expect(reply["Cache-Control"] == "no-cache")
    }

    @Test(arguments: ["/gr%C3%BC%C3%9Fe/", "/gru%CC%88%C3%9Fe/", "/%67r%c3%bc%c3%9fe/"])
    func umlautsAreFoundComposedAndDecomposed(path: String) async throws {
        let reply = try await withServer(site) { try await $0.get(path) }
        #expect(reply.text == "<h1>Grüße</h1>")
    }

    @Test func headIsGetWithoutTheBody() async throws {
        let (head, get, next) = try await withServer(site) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("HEAD /kontakt/ HTTP/1.1\r\nHost: x\r\n\r\n")
                let head = try await wire.reply(toHead: true)
                try await wire.send("GET /kontakt/ HTTP/1.1\r\nHost: x\r\n\r\n")
                let get = try await wire.reply()
                try await wire.send("HEAD /fehlt/ HTTP/1.1\r\nHost: x\r\n\r\n")
                return (head, get, try await wire.reply(toHead: true))
            }
        }
        #expect(head?.status == 200)
        #expect(head?.withoutDate.fields == get?.withoutDate.fields)
        #expect(get?.text == "<h1>Kontakt</h1>")
        #expect(next?.status == 404)
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
    func otherMethodsAreRefused(method: String) async throws {
        let reply = try await withServer(site) {
            try await $0.request(method, "/kontakt/", ["Content-Length": "0"])
        }
        #expect(reply.status == 405)
        #expect(reply["Allow"] == "GET, HEAD")
    }

    @Test func theAnswerFromMemoryIsTheAnswerFromDisk() async throws {
        let replies = try await withServer(site) { server in
            try await Wire.connected(to: server.port) { wire in
                var replies: [WireReply?] = []
                for field in ["", "Connection: keep-alive\r\n", "Accept: */*\r\n"] {
                    try await wire.send("GET / HTTP/1.1\r\nHost: x\r\n\(field)\r\n")
                    replies.append(try await wire.reply()?.withoutDate)
                }
                return replies
            }
        }
        #expect(replies[0]?.text == "<h1>Start</h1>")
        #expect(replies[1] == replies[0])
        #expect(replies[2] == replies[0])
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() async throws {
        let paths = ["/", "/kontakt/", "/fehlt/", "/", "/bild.svg", "/", "/kontakt/"]
        let statuses = try await withServer(site) { server in
            _ = try await server.get("/")
            return try await Wire.connected(to: server.port) { wire in
                try await wire.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
                var bodies: [String] = []
                for _ in paths { bodies.append(try await wire.reply()?.text ?? "–") }
                return bodies
            }
        }
        let start = "<h1>Start</h1>"
        let contact = "<h1>Kontakt</h1>"
        #expect(statuses == [start, contact, "<h1>Nicht gefunden</h1>", start, "<svg/>", start, contact])
    }
}
