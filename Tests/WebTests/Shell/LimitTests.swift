import Access
import NIOCore
import Store
import Testing

@testable import Web

@Suite("Limits", .timeLimit(.minutes(20)))
struct LimitTests {
    static let kind = "Content-Type: application/x-www-form-urlencoded"

    static func settings(_ change: (inout ShellSettings) -> Void) -> ShellSettings {
        var settings = ShellSettings(baseURL: "http://localhost")
        change(&settings)
        return settings
    }

    @Test func aBodyThatSaysItIsTooLargeIsNotEvenRead() async throws {
        try await withShell(settings: Self.settings { $0.formLimit = 1000 }) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(
                    "POST /anmelden/ HTTP/1.1\r\nHost: x\r\n\(Self.kind)\r\nContent-Length: 1001\r\n\r\n"
                )
                let reply = try #require(try await wire.reply())
                #expect(reply.status == 413)
                #expect(reply["Connection"] == "close")
                #expect(reply.text.contains("Das ist zu groß"))
                try #expect(await wire.isClosed())
            }
        }
    }

    @Test func aBodyThatOnlyTurnsOutTooLargeIsCutOff() async throws {
        try await withShell(settings: Self.settings { $0.formLimit = 100_000 }) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(
                    "POST /anmelden/ HTTP/1.1\r\nHost: x\r\n\(Self.kind)\r\nTransfer-Encoding: chunked\r\n\r\n"
                )
                let piece = "4000\r\n" + String(repeating: "a", count: 0x4000) + "\r\n"
                for _ in 0..<8 { try await wire.send(piece) }
                let reply = try #require(try await wire.reply())
                #expect(reply.status == 413)
                #expect(reply.text.contains("Das ist zu groß"))
                try #expect(await wire.isClosed())
            }
        }
    }

    @Test func aBodyThatNeverEndsIsNotReadForLong() async throws {
        try await withShell(settings: Self.settings { $0.formLimit = 1000 }) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(
                    "POST /anmelden/ HTTP/1.1\r\nHost: x\r\n\(Self.kind)\r\nTransfer-Encoding: chunked\r\n\r\n"
                )
                let piece = "10000\r\n" + String(repeating: "a", count: 0x10000) + "\r\n"
                var sent = 0
                while sent < 3000, (try? await wire.send(piece)) != nil { sent += 1 }
                #expect(sent < 3000)
            }
        }
    }

    @Test func aBodyOfJustTheAllowedSizeIsTaken() async throws {
        try await withShell(settings: Self.settings { $0.formLimit = 300_000 }) { server in
            let browser = server.browser(.member)
            let token = try #require(Browser.token(in: try await browser.get("/notizen/")))
            let form = "schutz=\(token)&text="
            let text = String(repeating: "b", count: 300_000 - form.utf8.count)
            try #expect(await browser.post("/notizen/", form + text).status == 303)
            try #expect(await browser.post("/notizen/", form + text + "b").status == 413)
            #expect(server.book.notes == [text])
        }
    }

    @Test(arguments: ["GET /anm", "GET /anmelden/ HTTP/1.1\r\nHost: x\r\nX-A: ", ""])
    func aHeadThatDoesNotEndIsGivenUp(start: String) async throws {
        let settings = Self.settings { $0.headLimit = .milliseconds(200) }
        try await withShell(settings: settings) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("GET /anmelden/ HTTP/1.1\r\nHost: x\r\n\r\n")
                try #expect(await wire.reply()?.status == 200)
                // Nothing begun is no slow head: such a connection may rest.
                guard !start.isEmpty else {
                    try await Task.sleep(for: .milliseconds(500))
                    try await wire.send("GET /anmelden/ HTTP/1.1\r\nHost: x\r\n\r\n")
                    try #expect(await wire.reply()?.status == 200)
                    return
                }
                try await wire.send(start)
                let reply = try #require(try await wire.reply())
                #expect(reply.status == 408)
                #expect(reply["Content-Security-Policy"] != nil)
                try #expect(await wire.isClosed())
            }
        }
    }

    @Test func aHeadThatDripsIsGivenUpToo() async throws {
        let settings = Self.settings { $0.headLimit = .milliseconds(300) }
        try await withShell(settings: settings) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("GET / HTTP/1.1\r\nX: ")
                // Each byte is in time; only the whole is not.
                for _ in 0..<50 {
                    try? await wire.send("a")
                    try await Task.sleep(for: .milliseconds(20))
                }
                try #expect(await wire.reply()?.status == 408)
            }
        }
    }

    @Test func aBodyThatDripsIsGivenUp() async throws {
        let settings = Self.settings { $0.bodyLimit = .milliseconds(200) }
        try await withShell(settings: settings) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(
                    "POST /anmelden/ HTTP/1.1\r\nHost: x\r\n\(Self.kind)\r\nContent-Length: 100\r\n\r\nname="
                )
                let reply = try #require(try await wire.reply())
                #expect(reply.status == 408)
                #expect(reply.text.contains("Die Übertragung hat zu lange gedauert"))
                try #expect(await wire.isClosed())
            }
        }
    }

    @Test func aBodyNobodyWantsDoesNotKeepTheConnection() async throws {
        let settings = Self.settings { $0.bodyLimit = .milliseconds(200) }
        try await withShell(settings: settings) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("GET /anmelden/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n")
                try #expect(await wire.reply()?.status == 200)
                try #expect(await wire.isClosed())
            }
        }
    }

    @Test func aHandlerThatDoesNotEndIsGivenUp() async throws {
        let slow = Route(.get, "/langsam/", .everyone) { _ in
            try await Task.sleep(for: .seconds(600))
            return .text("fertig")
        }
        let settings = Self.settings { $0.handlerLimit = .milliseconds(100) }
        try await withShell(routes: [slow], settings: settings) { server in
            let reply = try await server.get("/langsam/")
            #expect(reply.status == 503)
            #expect(reply["Retry-After"] == "10")
            #expect(server.log.values("message", where: "handler took too long").count == 1)
        }
    }

    @Test func tooManyAtOnceAreAskedToComeBack() async throws {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let slow = Route(.get, "/langsam/", .everyone) { _ in
            arrival.yield()
            for await _ in released {}
            return .text("fertig")
        }
        try await withShell(routes: [slow], settings: Self.settings { $0.requestsAtOnce = 1 }) { server in
            defer { release.finish() }
            async let first = server.get("/langsam/")
            for await _ in arrived { break }
            let second = try await server.get("/anmelden/")
            #expect(second.status == 503)
            #expect(second["Retry-After"] == "5")
            try #expect(await server.get("/").status == 200)
            try #expect(await server.get("/healthz").status == 200)
            release.finish()
            try #expect(await first.text == "fertig")
            try #expect(await server.get("/anmelden/").status == 200)
        }
    }

    static func body(_ text: String) -> AsyncThrowingStream<ByteBuffer, any Error> {
        AsyncThrowingStream { stream in
            stream.yield(ByteBuffer(string: text))
            stream.finish()
        }
    }

    @Test func bodiesTogetherStayWithinTheirBudget() async throws {
        let budget = BodyBudget(limit: 10)
        try await budget.collect(Self.body("12345678"), ExpectedBody(limit: 100)) { _ in
            let problem = await #expect(throws: RequestProblem.self) {
                try await budget.collect(Self.body("12345678"), ExpectedBody(limit: 100)) { _ in }
            }
            #expect(problem?.status == .unavailable)
        }
        let again = try await budget.collect(Self.body("12345678"), ExpectedBody(limit: 100)) { $0 }
        #expect(again.count == 8)
    }
}
