import Testing

@testable import Web

@Suite("Ranges", .timeLimit(.minutes(20)))
struct RangeTests {
    let site: TemporarySite
    static let large = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }

    init() throws {
        site = try TemporarySite(["zahlen.txt": "0123456789", "leer.txt": ""])
        try site.write("film.mp4", bytes: Self.large)
    }

    @Test(arguments: [
        ("bytes=0-3", 206, "0123", "bytes 0-3/10"), ("bytes=4-", 206, "456789", "bytes 4-9/10"),
        ("bytes=-3", 206, "789", "bytes 7-9/10"), ("bytes=-99", 206, "0123456789", "bytes 0-9/10"),
        ("bytes=8-99", 206, "89", "bytes 8-9/10"), ("Bytes=0-0", 206, "0", "bytes 0-0/10"),
        ("bytes=0-99999999999999999999999", 206, "0123456789", "bytes 0-9/10"),
        ("bytes=0-1,4-5", 200, "0123456789", nil), ("bytes=3-1", 200, "0123456789", nil),
        ("bytes=a-b", 200, "0123456789", nil), ("zeilen=0-1", 200, "0123456789", nil),
        ("bytes=-", 200, "0123456789", nil), ("bytes", 200, "0123456789", nil),
        ("bytes=1--1", 200, "0123456789", nil),
    ])
    func aPartIsSent(range: String, status: Int, body: String, contentRange: String?) async throws {
        let reply = try await withServer(site) { try await $0.get("/zahlen.txt", ["Range": range]) }
        #expect(reply.status == status)
        #expect(reply.text == body)
        #expect(reply["Content-Range"] == contentRange)
        #expect(reply["Content-Length"] == String(body.utf8.count))
        #expect(reply["Accept-Ranges"] == "bytes")
    }

    @Test(arguments: [("/zahlen.txt", "bytes=10-"), ("/zahlen.txt", "bytes=-0"), ("/leer.txt", "bytes=0-")])
    func aPartBehindTheEndIsRefused(path: String, range: String) async throws {
        let reply = try await withServer(site) { try await $0.get(path, ["Range": range]) }
        #expect(reply.status == 416)
        #expect(reply["Content-Range"] == (path == "/leer.txt" ? "bytes */0" : "bytes */10"))
    }

    @Test func ifRangeSendsEverythingWhenTheFileChanged() async throws {
        let statuses = try await withServer(site) { server in
            let full = try await server.get("/zahlen.txt")
            var statuses: [Int] = []
            for known in [full["ETag"], full["Last-Modified"], "\"alt\"", "W/" + (full["ETag"] ?? "")] {
                let fields = ["Range": "bytes=0-1", "If-Range": known ?? ""]
                statuses.append(try await server.get("/zahlen.txt", fields).status)
            }
            return statuses
        }
        #expect(statuses == [206, 206, 200, 200])
    }

    @Test func aLargeFileIsSentWholeAndInParts() async throws {
        let (whole, part, known) = try await withServer(site) { server in
            let whole = try await server.get("/film.mp4")
            let part = try await server.get("/film.mp4", ["Range": "bytes=1000000-1999999"])
            return (whole, part, try await server.get("/film.mp4", ["If-None-Match": whole["ETag"] ?? ""]))
        }
        #expect(whole.body == Self.large)
        #expect(whole["Content-Type"] == "video/mp4")
        #expect(part.body == Array(Self.large[1_000_000..<2_000_000]))
        #expect(part["Content-Range"] == "bytes 1000000-1999999/3000000")
        #expect(known.status == 304)
    }
}
