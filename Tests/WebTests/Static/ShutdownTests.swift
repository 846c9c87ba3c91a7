import ServiceLifecycle
import Testing

@testable import Web

@Suite("Graceful shutdown", .timeLimit(.minutes(20)))
struct ShutdownTests {
    static let film = [UInt8](repeating: 7, count: 24_000_000)

    @Test func anAnswerThatHasBegunIsFinished() async throws {
        let site = try TemporarySite([:])
        try site.write("film.mp4", bytes: Self.film)
        let body = try await withServer(site) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("GET /film.mp4 HTTP/1.1\r\nHost: x\r\n\r\n")
                // The head is here and, unread, more than the sockets hold: the answer is under way.
                let head = try #require(try await wire.text(until: "\r\n\r\n"))
                #expect(WireReply(head: head)["Content-Length"] == "24000000")
                await server.group.triggerGracefulShutdown()
                return try await wire.bytes(Self.film.count)
            }
        }
        #expect(body == Self.film)
    }

    @Test func manyHotAnswersInTheSocketAreFinished() async throws {
        let page = String(repeating: "Seite ", count: 100_000)
        let site = try TemporarySite(["index.html": page])
        let count = try await withServer(site) { server in
            _ = try await server.get("/")
            return try await Wire.connected(to: server.port) { wire in
                try await wire.send(String(repeating: "GET / HTTP/1.1\r\nHost: x\r\n\r\n", count: 20))
                var count = try await wire.reply()?.text == page ? 1 : 0
                await server.group.triggerGracefulShutdown()
                // Whatever begins to come, comes whole.
                while let reply = try await wire.reply() { count += reply.text == page ? 1 : 100 }
                #expect(wire.unreadCount == 0)
                return count
            }
        }
        #expect((1...20).contains(count))
    }

    @Test func anIdleConnectionIsClosedAndTheServerEnds() async throws {
        let site = try TemporarySite(["index.html": "Start"])
        let isClosed = try await withServer(site) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                _ = try await wire.reply()
                await server.group.triggerGracefulShutdown()
                return try await wire.isClosed()
            }
        }
        #expect(isClosed)
    }

    /// The server may have accepted them and handed them to nobody yet; both a crash and an endless wait have been seen.
    @Test(arguments: 0..<5)
    func connectionsThatComeAtThatMomentDoNotKeepTheServer(run: Int) async throws {
        let site = try TemporarySite(["index.html": "Start"])
        try await withServer(site) { server in
            await withTaskGroup(of: Void.self) { tasks in
                for _ in 0..<8 {
                    tasks.addTask {
                        while await RunningSite.isAccepting(server.port) {}
                    }
                }
                await server.group.triggerGracefulShutdown()
            }
        }
    }
}
