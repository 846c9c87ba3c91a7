import HTTPTypes
import NIOCore
import Testing

@testable import Web

@Suite("Many requests at once", .timeLimit(.minutes(20)))
struct SwapTests {
    /// A page whose every line names its version: a mixture of two would show.
    private static func page(_ version: Int) -> String {
        String(repeating: "Fassung \(version)\n", count: 1500)
    }

    @Test func aSwapDuringRequestsNeverMixesTwoVersions() async throws {
        let site = try TemporarySite(["index.html": Self.page(0), "fest.txt": "fest"])
        let seen = try await withServer(site) { server in
            try await withThrowingTaskGroup(of: Set<Int>.self) { group in
                for _ in 1...4 {
                    group.addTask { try await Self.read(server.port, times: 150) }
                }
                for version in 1...40 {
                    try site.write("index.html", Self.page(version), modified: 1_790_000_000 + version)
                    server.holder.swap(try .load(folder: site.folder, previous: server.holder.current))
                    await Task.yield()
                }
                return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
            }
        }
        #expect(!seen.isEmpty)
        #expect(seen.isSubset(of: 0...40))
    }

    /// Reads the page again and again; every answer must be one whole version with its own length and tag.
    private static func read(_ port: Int, times: Int) async throws -> Set<Int> {
        try await Wire.connected(to: port) { wire in
            var seen: Set<Int> = []
            var tags: [String: Int] = [:]
            for _ in 1...times {
                try await wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                let reply = try #require(try await wire.reply())
                let version = try #require(Int(reply.text.prefix { $0 != "\n" }.dropFirst("Fassung ".count)))
                #expect(reply.text == page(version))
                let tag = try #require(reply["ETag"])
                #expect(tags.updateValue(version, forKey: tag) ?? version == version)
                seen.insert(version)
            }
            return seen
        }
    }

    @Test func bodiesInMemoryStayWithinTheLimit() throws {
        let limit = 100_000
        let cache = BodyCache(limit: limit)
        let bodies = (0..<200).map { number in
            let representation = Representation(coding: .identity, source: .memory([]))
            let bytes = ByteBuffer(repeating: UInt8(number), count: 1000 + number * 37 % 5000)
            let body = ReadyBody(bytes: bytes, fields: [:], tag: "\(number)", modified: HTTPDate(seconds: 0))
            return (representation, body)
        }
        for (representation, body) in bodies {
            cache.keep(body, for: representation)
            #expect(cache.size <= limit)
            // Asked for all the time, so it stays.
            #expect(cache[bodies[0].0]?.tag == "0")
        }
        let kept = bodies.filter { cache[$0.0] != nil }
        #expect(kept.count > 10)
        #expect(kept.allSatisfy { cache[$0.0]?.tag == $0.1.tag })
    }

    @Test func aBodyTooLargeForTheMemoryIsServedAllTheSame() async throws {
        let site = try TemporarySite(["index.html": Self.page(7)])
        let options = ServeOptions(memoryLimit: 1000)
        let bodies = try await withServer(site, options: options) { server in
            [try await server.get("/").text, try await server.get("/").text]
        }
        #expect(bodies == [Self.page(7), Self.page(7)])
    }
}
