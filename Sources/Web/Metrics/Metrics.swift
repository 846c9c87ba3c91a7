import Synchronization

/// What the server counts about itself: requests by row, static files, requests that are under way.
package final class Metrics: Sendable {
    let program: String
    let version: String
    private let inFlight = Atomic<Int>(0)
    private let hot = Atomic<Int>(0)
    private let files = Atomic<Int>(0)
    private let connections = Atomic<Int>(0)
    private let counters = Mutex<[RouteCounter]>([])

    /// - Parameters:
    ///   - program: the first word of all names.
    ///   - version: of the program.
    package init(program: String = "nrwconnect", version: String = "") {
        self.program = program
        self.version = version
    }

    /// Makes the counters of a table: one per row, and one for requests that are for none.
    func follow(_ routes: RouteTable) -> [RouteCounter] {
        var made = routes.rows.map { RouteCounter(method: $0.method.rawValue, pattern: $0.pattern) }
        made.append(RouteCounter(method: "", pattern: "none"))
        counters.withLock { $0 += made }
        return made
    }

    func requestBegins() { inFlight.add(1, ordering: .relaxed) }
    func requestEnds() { inFlight.subtract(1, ordering: .relaxed) }
    /// Static answers straight from memory.
    func hotAnswer() { hot.add(1, ordering: .relaxed) }
    func staticAnswer() { files.add(1, ordering: .relaxed) }
    func connectionBegins() { connections.add(1, ordering: .relaxed) }
    func connectionEnds() { connections.subtract(1, ordering: .relaxed) }

    /// Everything in the text format of Prometheus (version 0.0.4).
    func text(_ samples: [MetricSample]) -> String {
        var text = MetricsText(prefix: program)
        text.gauge("build_info", "Version of the program.", [(["version": version], 1)])
        text.gauge("http_requests_in_flight", "Requests being answered.", [([:], load(inFlight))])
        text.gauge("http_connections", "Open connections.", [([:], load(connections))])
        text.counter(
            "http_static_requests_total",
            "Requests for files of the built site.",
            [(["from": "memory"], load(hot)), (["from": "elsewhere"], load(files))]
        )
        text.requests(counters.withLock { $0 })
        for name in Set(samples.map(\.name)).sorted() { text.samples(samples.filter { $0.name == name }) }
        text.process()
        return text.output
    }

    private func load(_ number: borrowing Atomic<Int>) -> Double { Double(number.load(ordering: .relaxed)) }
}

/// A number that a feature or the program adds: jobs by state, connections of the database.
package struct MetricSample: Sendable {
    package let name: String
    package let help: String
    package let labels: [String: String]
    package let value: Double

    /// - Parameter name: in full, such as `nrwconnect_jobs`.
    package init(name: String, help: String, labels: [String: String] = [:], value: Double) {
        self.name = name
        self.help = help
        self.labels = labels
        self.value = value
    }
}
