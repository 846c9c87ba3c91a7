import Foundation

/// What the system says about this process: memory, processor time, open files (proc(5)).
struct ProcessFacts {
    var memory = 0.0
    var cpuSeconds = 0.0
    var openFiles = 0.0
    /// Seconds since 1970.
    var startedAt = 0.0

    static func read() -> ProcessFacts {
        var facts = ProcessFacts()
        let pages =
            text("/proc/self/statm").split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        facts.memory = pages * Double(sysconf(Int32(_SC_PAGESIZE)))
        facts.cpuSeconds = ticks(14) + ticks(15)
        facts.startedAt = Date().timeIntervalSince1970 - uptime() + ticks(22)
        facts.openFiles = Double(
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0
        )
        return facts
    }

    /// A field of `/proc/self/stat` in seconds, counted from 1 as the manual does.
    private static func ticks(_ field: Int) -> Double {
        // The second one, the name of the program, stands in brackets and may hold blanks.
        let fields = text("/proc/self/stat").split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > field - 3, let ticks = Double(fields[field - 3]) else { return 0 }
        return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func uptime() -> Double {
        text("/proc/uptime").split(separator: " ").first.flatMap { Double($0) } ?? 0
    }

    private static func text(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }
}
