import Testing

@testable import Web

@Suite("Conditional requests", .timeLimit(.minutes(20)))
struct ConditionalTests {
    let site: TemporarySite
    static let time = "Mon, 21 Sep 2026 14:13:20 GMT"

    init() throws {
        site = try TemporarySite(["index.html": "<h1>Start</h1>", "bild.svg": "<svg/>"])
    }

    @Test func aKnownTagIsAnsweredWith304AndNoBody() async throws {
        let (full, again) = try await withServer(site) { server in
            let full = try await server.get("/")
            return (full, try await server.get("/", ["If-None-Match": full["ETag"] ?? ""]))
        }
        #expect(full["ETag"]?.hasPrefix("\"") == true)
        #expect(again.status == 304)
        #expect(again["ETag"] == full["ETag"])
        #expect(again["Cache-Control"] == full["Cache-Control"])
        #expect(again["Content-Type"] == nil)
        #expect(again["Content-Length"] == nil)
        #expect(again["Content-Security-Policy"] == full["Content-Security-Policy"])
    }

    @Test(arguments: [
        (["If-None-Match": #""andere", TAG"#], 304), (["If-None-Match": "W/TAG"], 304),
        (["If-None-Match": "*"], 304), (["If-None-Match": #""andere""#], 200),
        (["If-Modified-Since": time], 304), (["If-Modified-Since": "Mon, 21 Sep 2026 14:13:21 GMT"], 304),
        (["If-Modified-Since": "Mon, 21 Sep 2026 14:13:19 GMT"], 200),
        (["If-Modified-Since": "Monday, 21-Sep-26 14:13:20 GMT"], 304),
        (["If-Modified-Since": "Mon Sep 21 14:13:20 2026"], 304), (["If-Modified-Since": "gestern"], 200),
        // A tag counts more than a date.
        (["If-None-Match": #""andere""#, "If-Modified-Since": time], 200),
        (["If-None-Match": "TAG", "If-Modified-Since": "Mon, 21 Sep 2020 14:13:20 GMT"], 304),
        (["If-Match": "TAG"], 200), (["If-Match": "*"], 200), (["If-Match": #""andere""#], 412),
        (["If-Match": "W/TAG"], 412), (["If-Unmodified-Since": time], 200),
        (["If-Unmodified-Since": "Mon, 21 Sep 2020 14:13:20 GMT"], 412),
    ])
    func conditionsDecideTheStatus(fields: [String: String], status: Int) async throws {
        let reply = try await withServer(site) { server in
            let tag = try await server.get("/")["ETag"] ?? ""
            return try await server.get("/", fields.mapValues { $0.replacing("TAG", with: tag) })
        }
        #expect(reply.status == status)
        #expect(reply.body.isEmpty == (status == 304))
    }

    @Test func theTagFollowsTheContentAndNotTheTime() async throws {
        let tags = try await withServer(site) { server in
            var tags = [try await server.get("/")["ETag"]]
            for (text, modified) in [("<h1>Start</h1>", 1_790_000_100), ("<h1>Neu</h1>", 1_790_000_200)] {
                try site.write("index.html", text, modified: modified)
                server.holder.swap(try .load(folder: site.folder, previous: server.holder.current))
                tags.append(try await server.get("/")["ETag"])
            }
            return tags
        }
        #expect(tags[0] == tags[1])
        #expect(tags[1] != tags[2])
    }

    @Test func conditionsDoNotApplyToErrors() async throws {
        let reply = try await withServer(site) { try await $0.get("/fehlt/", ["If-None-Match": "*"]) }
        #expect(reply.status == 404)
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_826_154, "Tue, 29 Feb 2000 12:09:14 GMT"),
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (1_795_420_800, "Mon, 23 Nov 2026 08:00:00 GMT"),
    ])
    func datesAreWrittenAndRead(seconds: Int, text: String) {
        #expect(HTTPDate(seconds: seconds).text == text)
        #expect(HTTPDate(text) == HTTPDate(seconds: seconds))
    }
}
