/// Writes the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4).
struct MetricsText {
    let prefix: String
    private(set) var output = ""

    init(prefix: String) { self.prefix = prefix }

    typealias Line = (labels: [String: String], value: Double)

    mutating func gauge(_ name: String, _ help: String, _ lines: [Line]) {
        write("\(prefix)_\(name)", "gauge", help, lines)
    }

    mutating func counter(_ name: String, _ help: String, _ lines: [Line]) {
        write("\(prefix)_\(name)", "counter", help, lines)
    }

    /// Samples of one name.
    mutating func samples(_ samples: [MetricSample]) {
        guard let first = samples.first else { return }
        write(first.name, "gauge", first.help, samples.map { ($0.labels, $0.value) })
    }

    /// Rows that nobody has asked for are left out.
    mutating func requests(_ counters: [RouteCounter]) {
        let used = counters.map { ($0, $0.current) }.filter { $0.1.total > 0 }
        let total = used.flatMap { counter, numbers in
            numbers.classes.enumerated().filter { $0.element > 0 }.map { first, count in
                (Self.labels(counter, ["status": "\(first)xx"]), Double(count))
            }
        }
        self.counter("http_requests_total", "Requests by row and class of status.", total)
        let name = "\(prefix)_http_request_duration_seconds"
        head(name, "histogram", "Time from the head of a request to the end of its answer.")
        for (counter, numbers) in used { histogram(name, counter, numbers) }
    }

    mutating func process() {
        let facts = ProcessFacts.read()
        write("process_resident_memory_bytes", "gauge", "Memory in use.", [([:], facts.memory)])
        write("process_cpu_seconds_total", "counter", "Processor time used.", [([:], facts.cpuSeconds)])
        write("process_open_fds", "gauge", "Open files and sockets.", [([:], facts.openFiles)])
        write("process_start_time_seconds", "gauge", "Start, seconds since 1970.", [([:], facts.startedAt)])
    }

    private mutating func histogram(_ name: String, _ counter: RouteCounter, _ numbers: RouteCounter.Numbers)
    {
        var sum = 0
        for (bound, count) in zip(RouteCounter.bounds, numbers.buckets) {
            sum += count
            let labels = Self.labels(counter, ["le": Self.number(Double(bound) / 1_000_000)])
            line(name + "_bucket", labels, Double(sum))
        }
        line(name + "_bucket", Self.labels(counter, ["le": "+Inf"]), Double(numbers.total))
        line(name + "_sum", Self.labels(counter, [:]), Double(numbers.microseconds) / 1_000_000)
        line(name + "_count", Self.labels(counter, [:]), Double(numbers.total))
    }

    private static func labels(_ counter: RouteCounter, _ more: [String: String]) -> [String: String] {
        more.merging(["method": counter.method, "route": counter.pattern]) { first, _ in first }
    }

    private mutating func write(_ name: String, _ kind: String, _ help: String, _ lines: [Line]) {
        head(name, kind, help)
        for one in lines { line(name, one.labels, one.value) }
    }

    private mutating func head(_ name: String, _ kind: String, _ help: String) {
        output += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind)\n"
    }

    private mutating func line(_ name: String, _ labels: [String: String], _ value: Double) {
        let pairs = labels.sorted { $0.key < $1.key }.map {
            "\($0.key)=\"\(Self.escaped($0.value, quotes: true))\""
        }
        output += pairs.isEmpty ? name : "\(name){\(pairs.joined(separator: ","))}"
        output += " \(Self.number(value))\n"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.append(character)
            }
        }
        return result
    }
}
