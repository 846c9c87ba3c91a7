import Foundation
import Store
import Synchronization
import Testing

@testable import Web

@Suite("Downloads", .timeLimit(.minutes(20)))
struct DownloadTests {
    static func row(_ name: String, _ produce: @escaping @Sendable (ByteSink) async throws -> Void) -> Route {
        Route(.get, "/liste/\(name).csv", .everyone) { _ in
            .download("Liste „\(name)“.csv", type: .csv, produce)
        }
    }

    @Test func aFileIsMadeWhileItIsSent() async throws {
        let row = Self.row("lang") { sink in
            for number in 0..<20_000 {
                try await sink.write(CSV.line(["\(number)", "=HYPERLINK(1)", "a;b\"c"]))
            }
        }
        let reply = try await withShell(routes: [row]) { try await $0.get("/liste/lang.csv") }
        #expect(reply["Content-Type"] == "text/csv; charset=utf-8")
        #expect(
            reply["Content-Disposition"]
                == "attachment; filename=\"Liste____lang___.csv\"; filename*=UTF-8''Liste%20%E2%80%9Elang%E2%80%9C.csv"
        )
        #expect(reply["Cache-Control"] == "no-store")
        #expect(reply.body.starts(with: CSV.start))
        let lines = reply.text.split(separator: "\r\n")
        #expect(lines.count == 20_000)
        #expect(lines.last == "19999;\"'=HYPERLINK(1)\";\"a;b\"\"c\"")
    }

    /// Both ways of writing: on a thread, as inside of a transaction, and in asynchronous code.
    @Test(arguments: [true, false])
    func aSlowReaderMakesTheWriterWait(onThread: Bool) async throws {
        let written = Atomic<Int>(0)
        let piece = [UInt8](repeating: 65, count: 64 * 1024)
        let row = Self.row("gross") { sink in
            guard onThread else {
                for _ in 0..<800 {
                    try await sink.write(piece)
                    written.add(1, ordering: .relaxed)
                }
                return
            }
            try await Self.onThread {
                for _ in 0..<800 {
                    try sink.write(piece)
                    written.add(1, ordering: .relaxed)
                }
            }
        }
        try await withShell(routes: [row]) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("GET /liste/gross.csv HTTP/1.1\r\nHost: x\r\n\r\n")
                _ = try await wire.text(until: "\r\n\r\n")
                var before = -1
                while written.load(ordering: .relaxed) != before {
                    before = written.load(ordering: .relaxed)
                    try await Task.sleep(for: .milliseconds(300))
                }
                #expect(before < 700, "the writer did not wait: \(before)")
            }
            // The reader has gone; the writer notices and ends.
            try await eventually { server.log.values("reason", where: "download broke off").count == 1 }
        }
    }

    static func onThread(_ body: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
        }
    }

    struct Broken: Error {}

    @Test func aFailureAtTheStartGetsItsPage() async throws {
        let row = Self.row("kaputt") { sink in
            try await sink.write("Zeit")
            throw StoreError.unavailable("away")
        }
        let reply = try await withShell(routes: [row]) { try await $0.get("/liste/kaputt.csv") }
        #expect(reply.status == 503)
        #expect(reply["Content-Disposition"] == nil)
    }

    @Test func aFailureInTheMiddleBreaksTheFileOff() async throws {
        let row = Self.row("halb") { sink in
            try await sink.write([UInt8](repeating: 65, count: 100_000))
            throw Broken()
        }
        try await withShell(routes: [row]) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("GET /liste/halb.csv HTTP/1.1\r\nHost: x\r\n\r\n")
                try #expect(await wire.text(until: "\r\n\r\n")?.contains("200 OK") == true)
                // Never the last, empty piece that ends a whole file.
                try #expect(await wire.text(until: "\r\n0\r\n\r\n") == nil)
            }
        }
    }

    @Test func anEmptyFileAndItsHeadAreFine() async throws {
        let row = Self.row("leer") { _ in }
        try await withShell(routes: [row]) { server in
            try #expect(await server.get("/liste/leer.csv").body == CSV.start)
            let head = try await server.request("HEAD", "/liste/leer.csv")
            #expect(head.status == 200)
            #expect(head["Content-Type"] == "text/csv; charset=utf-8")
        }
    }

    @Test(arguments: [
        (["a", "b"], "a;b"), ([""], ""), (["a;b"], "\"a;b\""), (["a\"b"], "\"a\"\"b\""),
        (["a\nb"], "\"a\nb\""),
        (["=1+1"], "\"'=1+1\""), (["+49 211"], "\"'+49 211\""), (["-1"], "\"'-1\""), (["@x"], "\"'@x\""),
        (["\tx"], "\"'\tx\""), ([" =1"], " =1"), (["Grüße", ""], "Grüße;"),
    ])
    func aLineIsSafeInASpreadsheet(cells: [String], expected: String) {
        #expect(String(decoding: CSV.line(cells), as: UTF8.self) == expected + "\r\n")
    }
}
