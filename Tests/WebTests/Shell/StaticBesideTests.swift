import Testing

@testable import Web

@Suite("The built site beside the closed area", .timeLimit(.minutes(20)))
struct StaticBesideTests {
    static let site = [
        "index.html": "Start", "anmelden/index.html": "VERDECKT", "anmelden/hilfe/index.html": "Hilfe",
        "notizen/index.html": "VERDECKT", "404.html": "Gibt es nicht", "healthz": "VERDECKT",
        "_server/redirects.json": #"{"301": {"/suche/": "/weg/", "/anmelden/alt/": "/anmelden/hilfe/"}}"#,
    ]

    @Test func aRowIsNeverAnsweredByAFile() async throws {
        try await withShell(site: Self.site) { server in
            try await Wire.connected(to: server.port) { wire in
                // Twice each: the second time a file would come from memory.
                for path in ["/anmelden/", "/anmelden/", "/notizen/", "/notizen/", "/healthz", "/healthz"] {
                    try await wire.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
                    let reply = try #require(try await wire.reply())
                    #expect(!reply.text.contains("VERDECKT"))
                    #expect(reply["Cache-Control"] == "no-store")
                }
            }
            try #expect(await server.get("/suche/?q=da").text == "da")
        }
    }

    @Test func filesBelowARowAreServed() async throws {
        try await withShell(site: Self.site) { server in
            for _ in 0..<3 { try #expect(await server.get("/anmelden/hilfe/").text == "Hilfe") }
            try #expect(await server.get("/").text == "Start")
            try #expect(await server.get("/anmelden/alt/")["Location"] == "/anmelden/hilfe/")
            try #expect(await server.get("/fehlt/").text == "Gibt es nicht")
        }
    }

    @Test func mixedRequestsOnOneConnectionKeepTheirOrder() async throws {
        try await withShell(site: Self.site) { server in
            _ = try await server.get("/")
            try await Wire.connected(to: server.port) { wire in
                let paths = ["/", "/suche/?q=1", "/", "/", "/suche/?q=2", "/person/", "/"]
                let texts = ["Start", "1", "Start", "Start", "2", "niemand", "Start"]
                try await wire.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
                for text in texts { try #expect(await wire.reply()?.text == text) }
            }
        }
    }
}
