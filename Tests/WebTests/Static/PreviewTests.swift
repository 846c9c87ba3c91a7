import ServiceLifecycle
import Testing

@testable import Web

@Suite("Live preview", .timeLimit(.minutes(20)))
struct PreviewTests {
    let site: TemporarySite
    let hub = PreviewHub()
    var options: ServeOptions { ServeOptions(preview: hub) }
    static let request = "GET /_vorschau/ereignisse HTTP/1.1\r\nHost: x\r\n"

    init() throws {
        site = try TemporarySite(["index.html": "<h1>Start</h1>", "stil.css": "p {}"])
    }

    @Test func anEventArrivesInAnOpenWindow() async throws {
        let (head, event, problems) = try await withServer(site, options: options) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(Self.request + "\r\n")
                let head = try await wire.text(until: "retry: 1000\n\n") ?? ""
                hub.publish(.reload(path: "/kontakt/"))
                let event = try await wire.text(until: "\n\n") ?? ""
                hub.keepAlive()
                let alive = try await wire.text(until: ": noch da\n\n")
                #expect(alive != nil)
                hub.publish(.problems(["a.md:1:1: error: x\ny", "</script>"]))
                return (head, event, try await wire.text(until: "</script>\"]\n\n") ?? "")
            }
        }
        #expect(WireReply(head: head)["Content-Type"] == "text/event-stream; charset=utf-8")
        #expect(WireReply(head: head)["Cache-Control"] == "no-store")
        #expect(event.contains("event: reload\ndata: \"/kontakt/\"\n\n"))
        #expect(event.contains("id: "))
        #expect(problems.contains(#"data: ["a.md:1:1: error: x\ny","</script>"]"#))
        #expect(hub.listenerCount == 0)
    }

    @Test func aWindowThatWasAwayGetsWhatItMissed() async throws {
        hub.publish(.fine)
        let first = try #require(await id(of: hub, after: "früher-1"))
        hub.publish(.reload(path: "/a/"))
        hub.publish(.problems(["kaputt"]))
        #expect(await events(after: first) == [.reload(path: "/a/"), .problems(["kaputt"])])
        #expect(await events(after: "anderer-lauf-3") == [.reload(path: nil), .problems(["kaputt"])])
        #expect(await events(after: nil) == [.problems(["kaputt"])])
        hub.publish(.fine)
        #expect(hub.problems.isEmpty)
        #expect(await events(after: nil).isEmpty)
    }

    /// What a new window is sent at once.
    private func events(after lastID: String?) async -> [PreviewEvent] {
        let other = hub.listen(after: lastID)
        hub.keepAlive()
        var events: [PreviewEvent] = []
        for await message in other {
            guard case .event(let numbered) = message else { break }
            events.append(numbered.event)
        }
        return events
    }

    private func id(of hub: PreviewHub, after lastID: String) async -> String? {
        for await case .event(let numbered) in hub.listen(after: lastID) { return numbered.id }
        return nil
    }

    @Test func pagesAreNotStoredWhileAnAuthorWrites() async throws {
        let (page, style, missing) = try await withServer(site, options: options) { server in
            (try await server.get("/"), try await server.get("/stil.css"), try await server.get("/fehlt/"))
        }
        #expect(page["Cache-Control"] == "no-store")
        #expect(style["Cache-Control"] == "public, max-age=300")
        #expect(missing["Cache-Control"] == "no-store")
    }

    @Test(arguments: [
        ("/_vorschau/skript.js", "text/javascript; charset=utf-8", "textContent"),
        ("/_vorschau/stil.css", "text/css; charset=utf-8", ".vorschau-kasten"),
        ("/_vorschau/", "text/html; charset=utf-8", "<html lang=\"de\">"),
    ])
    func theFilesOfThePreviewAreThere(path: String, type: String, content: String) async throws {
        let reply = try await withServer(site, options: options) { try await $0.get(path) }
        #expect(reply.status == 200)
        #expect(reply["Content-Type"] == type)
        #expect(reply["Content-Security-Policy"]?.contains("script-src 'self'") == true)
        #expect(reply.text.contains(content))
        for danger in ["innerHTML", "eval(", "style=", "onclick"] { #expect(!reply.text.contains(danger)) }
    }

    @Test func problemsAreListedAsText() async throws {
        hub.publish(.problems(["a.md:3:1: error: <script>alert(1)</script> & mehr"]))
        let page = try await withServer(site, options: options) { try await $0.get("/_vorschau/") }
        #expect(
            page.text.contains(
                "<code>a.md:3:1: error: &lt;script&gt;alert(1)&lt;/script&gt; &amp; mehr</code>"
            )
        )
    }

    @Test func aClosedWindowIsForgotten() async throws {
        try await withServer(site, options: options) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(Self.request + "\r\n")
                _ = try await wire.text(until: "retry: 1000\n\n")
            }
            // A write notices it; how many it takes is up to the system.
            while hub.listenerCount > 0 {
                hub.keepAlive()
                await Task.yield()
            }
        }
    }

    @Test func aShutdownEndsTheStream() async throws {
        let rest = try await withServer(site, options: options) { server in
            try await Wire.connected(to: server.port) { wire in
                try await wire.send(Self.request + "\r\n")
                _ = try await wire.text(until: "retry: 1000\n\n")
                await server.group.triggerGracefulShutdown()
                return try await wire.text(until: "0\r\n\r\n")
            }
        }
        #expect(rest != nil)
    }
}
