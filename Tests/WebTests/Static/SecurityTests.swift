import Foundation
import Testing

@testable import Web

@Suite("Protection of readers and of the folder", .timeLimit(.minutes(20)))
struct SecurityTests {
    let site: TemporarySite

    init() throws {
        site = try TemporarySite([
            "index.html": "<h1>Start</h1>", "bild.svg": "<svg/>", "a/index.html": "a",
            "_server/redirects.json": #"{"301": {"/alt/": "/a/"}, "410": ["/weg/"]}"#,
        ])
    }

    @Test(arguments: [
        "GET / HTTP/1.1", "GET /bild.svg HTTP/1.1", "GET /fehlt/ HTTP/1.1", "GET /alt/ HTTP/1.1",
        "GET /weg/ HTTP/1.1", "POST / HTTP/1.1", "GET /%00 HTTP/1.1", "HEAD / HTTP/1.1", "GET / HTTP/9.9",
        "UNSINN",
    ])
    func everyAnswerCarriesTheProtectiveFields(line: String) async throws {
        let reply = try await withServer(site) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("\(line)\r\nHost: x\r\n\r\n")
                return try await wire.reply(toHead: line.hasPrefix("HEAD"))
            }
        }
        let policy = try #require(reply?["Content-Security-Policy"])
        #expect(policy.hasPrefix("default-src 'self'; base-uri 'none'; form-action 'self'"))
        #expect(!policy.contains("unsafe"))
        #expect(policy.hasSuffix("; sandbox") == line.contains(".svg"))
        #expect(reply?["X-Content-Type-Options"] == "nosniff")
        #expect(reply?["Referrer-Policy"] == "same-origin")
        #expect(reply?["Cross-Origin-Opener-Policy"] == "same-origin")
        #expect(reply?["Cross-Origin-Resource-Policy"] == "same-origin")
        #expect(reply?["Permissions-Policy"]?.contains("camera=()") == true)
        #expect(reply?["Strict-Transport-Security"] == nil)
        #expect(reply?["Server"] == nil)
    }

    @Test func onlyAnEncryptedSiteDemandsEncryption() async throws {
        let options = ServeOptions(baseURL: "https://ozg-nrw.example")
        let reply = try await withServer(site, options: options) { try await $0.get("/") }
        #expect(reply["Strict-Transport-Security"] == "max-age=31536000")
    }

    @Test(arguments: [
        ("/../geheim.txt", 404), ("/a/../../geheim.txt", 404), ("/%2e%2e/geheim.txt", 404),
        ("/.%2e/geheim.txt", 404), ("/a/..%2f..%2fgeheim.txt", 400), ("/%2e%2e%2fgeheim.txt", 400),
        ("/..%5cgeheim.txt", 400), (#"/..\geheim.txt"#, 400), ("/%252e%252e%252fgeheim.txt", 404),
        ("/a/%00.html", 400), ("/%0d%0aSet-Cookie:x", 400), ("/%c0%ae%c0%ae/geheim.txt", 400),
        ("/%e0%80%ae/geheim.txt", 400), ("/%", 400), ("/%4", 400), ("/%zz", 400), ("/%ff", 400),
        ("/verweis.txt", 404), ("/_server/redirects.json", 404), ("/%5fserver/redirects.json", 404),
        ("/_SERVER/redirects.json", 404), ("/./_server/redirects.json", 404), ("/a/.", 404),
        ("/index.html/", 404), ("/a/index.html/..", 404), ("http://localhost/../geheim.txt", 404),
    ])
    func aHostilePathNeverLeavesTheIndex(path: String, status: Int) async throws {
        let outside = site.folder + "-geheim.txt"
        try "GEHEIM".write(toFile: outside, atomically: true, encoding: .utf8)
        let link = site.folder + "/verweis.txt"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
        defer { try? FileManager.default.removeItem(atPath: outside) }
        let reply = try await withServer(site) { try await $0.get(path) }
        #expect(reply.status == status)
        #expect(!reply.text.contains("GEHEIM"))
        #expect(reply["Set-Cookie"] == nil)
    }

    @Test func anAbsurdlyLongAddressIsRefused() async throws {
        let statuses = try await withServer(site) { server in
            [
                try await server.get("/" + String(repeating: "a", count: 3000)).status,
                try await server.get("/?" + String(repeating: "a", count: 3000)).status,
            ]
        }
        #expect(statuses == [414, 414])
    }

    @Test func endlessFieldsEndTheConnection() async throws {
        let reply = try await withServer(site) { server in
            try await Wire.connected(to: server.port) { wire in
                let field = "X-A: " + String(repeating: "a", count: 60_000)
                try await wire.send("GET / HTTP/1.1\r\nHost: x\r\n\(field)\r\n\r\n")
                return try await wire.reply()
            }
        }
        #expect(reply?.status == 400)
        #expect(reply?.text == "")
    }
}
