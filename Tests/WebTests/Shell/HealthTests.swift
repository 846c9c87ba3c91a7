import Logging
import ServiceLifecycle
import Store
import Synchronization
import Testing

@testable import Web

@Suite("Health, metrics, shutdown", .timeLimit(.minutes(20)))
struct HealthTests {
    @Test func aLivingServerSaysSo() async throws {
        try await withShell { server in
            let alive = try await server.get("/healthz")
            #expect((alive.status, alive.text) == (200, "ok\n"))
            try #expect(await server.get("/readyz").status == 200)
            try #expect(await server.request("HEAD", "/readyz").status == 200)
            #expect(alive.cookies.isEmpty)
            #expect(server.log.values("route", where: "request").isEmpty)
        }
    }

    @Test func aServerWithoutItsDatabaseLivesButIsNotReady() async throws {
        let readiness: @Sendable () async throws -> Readiness = { throw StoreError.unavailable("away") }
        try await withShell(readiness: readiness) { server in
            try #expect(await server.get("/healthz").status == 200)
            let reply = try await server.get("/readyz")
            #expect((reply.status, reply.text) == (503, "not ready\n"))
            #expect(server.log.values("reason", where: "not ready").count == 1)
        }
    }

    @Test func manyQuestionsAreOneForTheDatabase() async throws {
        let count = Atomic<Int>(0)
        let readiness: @Sendable () async throws -> Readiness = {
            count.add(1, ordering: .relaxed)
            return .ready
        }
        try await withShell(readiness: readiness) { server in
            let begin = ContinuousClock.now
            for _ in 0..<20 { _ = try await server.get("/readyz") }
            let seconds = Int((.now - begin).components.seconds)
            #expect(count.load(ordering: .relaxed) <= seconds + 1)
        }
    }

    @Test func aServerThatIsGoingDownAnswersButIsNotRecommended() async throws {
        try await withShell { server in
            try #expect(await server.get("/readyz").status == 200)
            server.shell.health.stop()
            try #expect(await server.get("/readyz").status == 503)
            try #expect(await server.get("/healthz").status == 200)
            try #expect(await server.get("/anmelden/").status == 200)
        }
    }

    @Test func aShutdownFinishesWhatRuns() async throws {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let slow = Route(.get, "/langsam/", .everyone) { _ in
            arrival.yield()
            for await _ in released {}
            return .text("fertig")
        }
        var settings = ShellSettings(baseURL: "http://localhost")
        settings.drainTime = .milliseconds(200)
        try await withShell(routes: [slow], settings: settings) { server in
            defer { release.finish() }
            async let running = server.get("/langsam/")
            for await _ in arrived { break }
            let begin = ContinuousClock.now
            await server.group.triggerGracefulShutdown()
            while await server.isAccepting {}
            #expect(.now - begin >= .milliseconds(200))
            release.finish()
            try #expect(await running.text == "fertig")
        }
    }

    @Test func metricsTellWhatHappened() async throws {
        try await withShell { server in
            for path in ["/anmelden/", "/anmelden/", "/notizen/", "/verwaltung/fehlt/", "/", "/"] {
                _ = try await server.get(path)
            }
            try await eventually { server.log.values("route", where: "request").count == 4 }
            let sample = MetricSample(
                name: "nrwconnect_jobs",
                help: "Jobs by state.",
                labels: ["state": "a\"b\nc"],
                value: 3
            )
            let text = server.shell.metrics.text([sample])
            for line in [
                #"nrwconnect_http_requests_total{method="GET",route="/anmelden/",status="2xx"} 2"#,
                #"nrwconnect_http_requests_total{method="GET",route="/notizen/",status="3xx"} 1"#,
                #"nrwconnect_http_requests_total{method="",route="none",status="4xx"} 1"#,
                #"nrwconnect_http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/anmelden/"} 2"#,
                #"nrwconnect_http_request_duration_seconds_count{method="GET",route="/anmelden/"} 2"#,
                #"nrwconnect_http_static_requests_total{from="memory"} 1"#,
                #"nrwconnect_http_static_requests_total{from="elsewhere"} 1"#,
                #"nrwconnect_jobs{state="a\"b\nc"} 3"#,
                "nrwconnect_http_requests_in_flight 0", "# TYPE process_resident_memory_bytes gauge",
            ] {
                #expect(text.contains("\n" + line + "\n"), "\(line)")
            }
            #expect(!text.contains("fehlt"))
        }
    }

    @Test func metricsHaveAnAddressOfTheirOwn() async throws {
        try await withShell { server in
            let (ports, ready) = AsyncStream.makeStream(of: Int.self)
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let metrics = MetricsServer(
                metrics: server.shell.metrics,
                host: "127.0.0.1",
                port: 0,
                logger: logger
            ) {
                ready.yield($0)
            }
            let group = ServiceGroup(services: [metrics], logger: logger)
            async let running: Void = group.run()
            var iterator = ports.makeAsyncIterator()
            let port = try #require(await iterator.next())
            func get(_ path: String) async throws -> WireReply? {
                try await Wire.connected(to: port) { wire in
                    try await wire.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
                    return try await wire.reply()
                }
            }
            let reply = try await get("/metrics")
            #expect(reply?["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(reply?.text.contains("nrwconnect_build_info") == true)
            try #expect(await get("/")?.status == 404)
            try #expect(await server.get("/metrics").status == 404)
            await group.triggerGracefulShutdown()
            try await running
        }
    }
}
