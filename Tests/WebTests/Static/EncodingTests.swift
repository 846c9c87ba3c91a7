import Testing

@testable import Web

@Suite("Compressed copies", .timeLimit(.minutes(20)))
struct EncodingTests {
    let site: TemporarySite

    init() throws {
        site = try TemporarySite([
            "index.html": "plain", "index.html.gz": "gzip", "index.html.br": "brotli",
            "nur-gzip.css": "plain", "nur-gzip.css.gz": "gzip", "ohne.css": "plain",
            "archiv.tar.gz": "eine Datei für sich",
        ])
    }

    @Test(arguments: [
        ("br, gzip", "brotli"), ("gzip, deflate, br, zstd", "brotli"), ("gzip", "gzip"), ("x-gzip", "gzip"),
        ("deflate", "plain"), ("", "plain"), ("br;q=0.5, gzip", "gzip"), ("br;q=0, gzip;q=0", "plain"),
        ("*", "brotli"), ("*;q=0", "plain"), ("gzip;q=0.1, *;q=0", "gzip"), ("GZIP ; Q=1.0", "gzip"),
        ("identity, gzip;q=0.5", "plain"), ("gzip;q=unsinn", "plain"), ("identity;q=0, br", "brotli"),
    ])
    func theBestAcceptedCopyIsSent(accepted: String, body: String) async throws {
        let replies = try await withServer(site) { server in
            // Twice: from disk, then from memory.
            [
                try await server.get("/", ["Accept-Encoding": accepted]),
                try await server.get("/", ["Accept-Encoding": accepted]),
            ]
        }
        for reply in replies {
            #expect(reply.text == body)
            #expect(reply["Content-Encoding"] == ["gzip": "gzip", "brotli": "br"][body])
            #expect(reply["Content-Type"] == "text/html; charset=utf-8")
            #expect(reply["Vary"] == "Accept-Encoding")
        }
    }

    @Test func eachCopyHasItsOwnTagAndItsOwnAnswer304() async throws {
        let (tags, statuses) = try await withServer(site) { server in
            var tags: [String] = []
            var statuses: [Int] = []
            for coding in ["identity", "gzip", "br"] {
                let tag = try await server.get("/", ["Accept-Encoding": coding])["ETag"] ?? ""
                let fields = ["Accept-Encoding": "gzip", "If-None-Match": tag]
                statuses.append(try await server.get("/", fields).status)
                tags.append(tag)
            }
            return (tags, statuses)
        }
        #expect(Set(tags).count == 3)
        #expect(statuses == [200, 304, 200])
    }

    @Test func aMissingCopyFallsBack() async throws {
        let (one, none) = try await withServer(site) { server in
            let fields = ["Accept-Encoding": "br, gzip"]
            return (try await server.get("/nur-gzip.css", fields), try await server.get("/ohne.css", fields))
        }
        #expect(one.text == "gzip")
        #expect(none.text == "plain")
        #expect(none["Vary"] == nil)
    }

    @Test func aCopyOlderThanItsFileIsNotSent() async throws {
        try site.write("index.html", "new", modified: 1_790_000_500)
        try site.write("index.html.br", "new brotli", modified: 1_790_000_500)
        let replies = try await withServer(site) { server in
            [
                try await server.get("/", ["Accept-Encoding": "gzip"]).text,
                try await server.get("/", ["Accept-Encoding": "br"]).text,
            ]
        }
        #expect(replies == ["new", "new brotli"])
    }

    @Test func aCopyHasNoAddressOfItsOwnButAnArchiveHas() async throws {
        let (copy, archive) = try await withServer(site) { server in
            (try await server.get("/index.html.gz"), try await server.get("/archiv.tar.gz"))
        }
        #expect(copy.status == 404)
        #expect(archive.text == "eine Datei für sich")
        #expect(archive["Content-Type"] == "application/gzip")
        #expect(archive["Content-Encoding"] == nil)
    }
}
