import Foundation
import Logging

/// One line of the log: `{"time":"2026-11-24T02:01:28.123Z","level":"info","message":"request",…}`.
struct LogLine {
    let level: Logger.Level
    let label: String
    let message: String
    let metadata: Logger.Metadata

    /// A JSON object (RFC 8259).
    var json: [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(256)
        line += #"{"time":""#.utf8
        line += Self.now().utf8
        line += #"","level":"\#(level.rawValue)","message":"#.utf8
        JSONText.append(message, to: &line)
        line += #","logger":"#.utf8
        JSONText.append(label, to: &line)
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            line.append(UInt8(ascii: ","))
            JSONText.append(key, to: &line)
            line.append(UInt8(ascii: ":"))
            JSONText.append(value, to: &line)
        }
        line += "}\n".utf8
        return line
    }

    /// `02:01:28 warning  not ready  reason=…`.
    func text(colour: Bool) -> [UInt8] {
        let clock = Self.now().dropFirst(11).prefix(8)
        let mark = colour ? Self.colours[level] ?? "" : ""
        let end = mark.isEmpty ? "" : "\u{1B}[0m"
        let facts = metadata.sorted { $0.key < $1.key }.map { "  \($0.key)=\($0.value)" }.joined()
        // A line of the log is a line, whatever somebody sent, and it steers no terminal.
        let words = "\(message)\(facts)".unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control ? " " : String(scalar)
        }
        return Array("\(clock) \(mark)\(level.rawValue)\(end)  \(words.joined())\n".utf8)
    }

    private static let colours: [Logger.Level: String] = [
        .critical: "\u{1B}[1;31m", .error: "\u{1B}[31m", .warning: "\u{1B}[33m", .debug: "\u{1B}[2m",
        .trace: "\u{1B}[2m",
    ]

    /// UTC to the millisecond.
    private static func now() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        var date = tm()
        gmtime_r(&time.tv_sec, &date)
        func digits(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let day = "\(date.tm_year + 1900)-\(digits(Int(date.tm_mon) + 1, 2))-\(digits(Int(date.tm_mday), 2))"
        let clock = [date.tm_hour, date.tm_min, date.tm_sec].map { digits(Int($0), 2) }.joined(separator: ":")
        return "\(day)T\(clock).\(digits(Int(time.tv_nsec) / 1_000_000, 3))Z"
    }
}
