import Access
import NIOCore
import Testing

@testable import Web

@Suite("Slow bodies", .timeLimit(.minutes(20)))
struct SlowBodyTests {
    static let settings = LimitTests.settings { settings in
        settings.bodyLimit = .seconds(1)
        // Far below what is sent here, so that a busy machine does not make the test fail.
        settings.slowestBody = 200
    }
    static let row = Route(.post, "/lang/", .everyone, takes: .text) { _ in .text("") }
    static let head =
        "POST /lang/ HTTP/1.1\r\nHost: x\r\n\(LimitTests.kind)\r\nContent-Length: 200000\r\n\r\n"

    @Test func aSlowClientThatKeepsItsPaceIsHeardToTheEnd() async throws {
        try await withShell(routes: [Self.row], settings: Self.settings) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(Self.head)
                // Three times the limit.
                for _ in 0..<100 {
                    try await wire.send(String(repeating: "a", count: 2000))
                    try await Task.sleep(for: .milliseconds(30))
                }
                // It is read as a whole, and only then is its token missing.
                try #expect(await wire.reply()?.status == 403)
            }
        }
    }

    @Test func aClientThatBeginsFastAndDripsThenIsGivenUp() async throws {
        try await withShell(routes: [Self.row], settings: Self.settings) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(Self.head + String(repeating: "a", count: 150_000))
                // Each byte is in time; together they are too few.
                for _ in 0..<60 {
                    try? await wire.send("a")
                    try await Task.sleep(for: .milliseconds(20))
                }
                try #expect(await wire.reply()?.status == 408)
            }
        }
    }

    @Test(arguments: [(4800, 30, true), (491_520, 30, true), (491_519, 30, false), (0, 1, false)])
    func thePaceIsCounted(bytes: Int, seconds: Int64, isEnough: Bool) {
        var limits = ConnectionLimits()
        if bytes == 4800 { limits.pace = 160 }
        #expect(limits.isEnough(bytes, in: .seconds(seconds)) == isEnough)
    }
}
