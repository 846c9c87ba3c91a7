import Access
import Store
import Synchronization
import Testing

@testable import Web

@Suite("Files of people", .timeLimit(.minutes(20)))
struct FileReplyTests {
    struct Broken: Error {}

    /// Pieces, and then perhaps a failure.
    static func content(_ pieces: [[UInt8]], _ error: (any Error)? = nil) -> AsyncThrowingStream<
        [UInt8], any Error
    > {
        AsyncThrowingStream { stream in
            for piece in pieces { stream.yield(piece) }
            stream.finish(throwing: error)
        }
    }

    static func row(_ type: String, _ disposition: Reply.Disposition, name: String = "a.bin") -> Route {
        Route(.get, "/datei/", .everyone) { _ in
            .file(
                stream: content([Array("Hallo".utf8)]),
                size: 5,
                type: type,
                name: name,
                disposition: disposition
            )
        }
    }

    static let sandbox = "default-src 'none'; sandbox"

    @Test(arguments: [
        ("image/png", "image/png", "inline"), ("IMAGE/JPEG; x=y", "image/jpeg", "inline"),
        ("text/plain", "text/plain; charset=utf-8", "inline"),
        ("text/markdown", "text/plain; charset=utf-8", "inline"),
        ("text/csv", "text/plain; charset=utf-8", "inline"), ("text/html", "text/html", "attachment"),
        ("image/svg+xml", "image/svg+xml", "attachment"),
        ("application/xhtml+xml", "application/xhtml+xml", "attachment"),
        ("text/xml", "text/xml", "attachment"),
        ("application/javascript", "application/javascript", "attachment"),
        ("", "application/octet-stream", "attachment"), ("x", "application/octet-stream", "attachment"),
        ("a/b\r\nX-Evil: 1", "application/octet-stream", "attachment"),
        ("a/b/c", "application/octet-stream", "attachment"),
    ])
    func onlyHarmlessKindsAreShown(type: String, sent: String, disposition: String) async throws {
        let reply = try await withShell(routes: [Self.row(type, .inline)]) { try await $0.get("/datei/") }
        #expect(reply.status == 200)
        #expect(reply["Content-Type"] == sent)
        #expect(reply["Content-Disposition"] == "\(disposition); filename=\"a.bin\"")
        #expect(reply["Content-Security-Policy"] == Self.sandbox)
        #expect(reply["X-Content-Type-Options"] == "nosniff")
        #expect(reply["Cross-Origin-Resource-Policy"] == "same-origin")
        #expect(reply["Cache-Control"] == "no-store")
        #expect(reply["Accept-Ranges"] == "none")
        #expect(reply["Content-Length"] == "5")
        #expect(reply["X-Evil"] == nil)
        #expect(reply.text == "Hallo")
    }

    @Test func aPDFIsShownWithoutASandboxButCanDoNothing() async throws {
        let shown = try await withShell(routes: [Self.row("application/pdf", .inline)]) {
            try await $0.get("/datei/")
        }
        #expect(
            shown["Content-Security-Policy"]?.hasPrefix(
                "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'"
            ) == true
        )
        #expect(shown["Content-Security-Policy"]?.contains("script-src") == false)
        let saved = try await withShell(routes: [Self.row("application/pdf", .attachment)]) {
            try await $0.get("/datei/")
        }
        #expect(saved["Content-Security-Policy"] == Self.sandbox)
        #expect(saved["Content-Disposition"] == "attachment; filename=\"a.bin\"")
    }

    @Test(arguments: [
        ("Grüße.pdf", "filename=\"Gr____e.pdf\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.pdf"),
        ("a\r\nX-Evil: 1.txt", "filename=\"a__X-Evil:_1.txt\"; filename*=UTF-8''a%0D%0AX-Evil%3A%201.txt"),
        ("a\"; filename=b", "filename=\"a___filename=b\"; filename*=UTF-8''a%22%3B%20filename%3Db"),
    ])
    func theNameOfAFileCannotChangeTheHead(name: String, expected: String) async throws {
        let row = Self.row("image/png", .inline, name: name)
        let reply = try await withShell(routes: [row]) { try await $0.get("/datei/") }
        #expect(reply["Content-Disposition"] == "inline; \(expected)")
        #expect(reply["X-Evil"] == nil)
        #expect(reply.text == "Hallo")
    }

    @Test func theHeadAloneReadsNothing() async throws {
        let asked = Atomic<Int>(0)
        let row = Route(.get, "/datei/", .everyone) { _ in
            let content = AsyncStream<[UInt8]> {
                asked.add(1, ordering: .relaxed)
                return nil
            }
            return .file(stream: content, size: 1234, type: "image/png", name: "a", disposition: .inline)
        }
        let reply = try await withShell(routes: [row]) { try await $0.request("HEAD", "/datei/") }
        #expect(reply.status == 200)
        #expect(reply["Content-Length"] == "1234")
        #expect(reply["Content-Type"] == "image/png")
        #expect(asked.load(ordering: .relaxed) == 0)
    }

    @Test func aLargeFileArrivesWholeAndTheConnectionGoesOn() async throws {
        let pieces = (0..<40).map { [UInt8](repeating: UInt8($0), count: 100_000) }
        let row = Route(.get, "/datei/", .everyone) { _ in
            .file(
                stream: Self.content(pieces),
                size: 4_000_000,
                type: "x/y",
                name: "a",
                disposition: .attachment
            )
        }
        try await withShell(routes: [row]) { server in
            try await Wire.connected(to: server.port) { wire in
                for _ in 0..<2 {
                    try await wire.send("GET /datei/ HTTP/1.1\r\nHost: x\r\n\r\n")
                    let reply = try #require(try await wire.reply())
                    #expect(reply["Content-Length"] == "4000000")
                    #expect(reply.body == pieces.flatMap { $0 })
                }
            }
        }
    }

    enum Fault: CaseIterable { case atOnce, inTheMiddle, atTheEnd, tooShort, tooLong, empty }

    @Test(arguments: Fault.allCases)
    func aFileThatIsNotRightIsNeverWhole(fault: Fault) async throws {
        let large = [[UInt8](repeating: 1, count: 100_000), [UInt8](repeating: 2, count: 100_000)]
        let row = Route(.get, "/datei/", .everyone) { _ in
            let content =
                switch fault {
                case .atOnce: Self.content([], StoreError.unavailable("away"))
                case .inTheMiddle: Self.content([large[0]], Broken())
                case .atTheEnd: Self.content(large, Broken())
                case .tooShort: Self.content([large[0]])
                case .tooLong: Self.content(large + [[3]])
                case .empty: Self.content([])
                }
            return .file(stream: content, size: 200_000, type: "x/y", name: "a", disposition: .attachment)
        }
        try await withShell(routes: [row]) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send("GET /datei/ HTTP/1.1\r\nHost: x\r\n\r\n")
                switch fault {
                // Nothing had been sent yet, so it could still be said.
                case .atOnce, .empty, .tooShort, .inTheMiddle:
                    let status = try await wire.reply()?.status
                    #expect(status == nil || status == 503 || status == 500)
                default: try #expect(await wire.reply() == nil)
                }
            }
        }
    }

    @Test func anEmptyFileIsFine() async throws {
        let row = Route(.get, "/datei/", .everyone) { _ in
            .file(stream: Self.content([]), size: 0, type: "image/png", name: "a", disposition: .inline)
        }
        let reply = try await withShell(routes: [row]) { try await $0.get("/datei/") }
        #expect(reply.status == 200)
        #expect(reply["Content-Length"] == "0")
    }

    @Test func aFileOfTheStoreIsSent() async throws {
        let row = Route(.get, "/datei/", .everyone) { visitor in
            let blobs = Blobs(visitor.store)
            let file = UploadedFile(field: "a", name: "a", bytes: Array("Inhalt".utf8)[...], claimedType: "")
            let hash = try await blobs.put(file.content)
            return .file(
                stream: blobs.read(hash),
                size: 6,
                type: "text/plain",
                name: "a.txt",
                disposition: .inline
            )
        }
        try await withShell(routes: [row]) { server in
            try await server.shell.surroundings.store.migrate(StoreSchema.migrations)
            try #expect(await server.get("/datei/").text == "Inhalt")
        }
    }
}
