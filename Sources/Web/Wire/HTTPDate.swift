import Foundation

/// A point in time as HTTP writes it: `Mon, 23 Nov 2026 08:30:00 GMT` (RFC 9110, section 5.6.7).
struct HTTPDate: Equatable, Comparable {
    /// Seconds since 1970.
    var seconds: Int

    /// Now, to the second.
    static var now: HTTPDate { HTTPDate(seconds: time(nil)) }

    static func < (left: HTTPDate, right: HTTPDate) -> Bool { left.seconds < right.seconds }

    var text: String {
        var moment = seconds
        var date = tm()
        gmtime_r(&moment, &date)
        // Not strftime: names of days and months must not follow the locale.
        let clock = [date.tm_hour, date.tm_min, date.tm_sec].map(Self.twoDigits).joined(separator: ":")
        let day = "\(Self.twoDigits(date.tm_mday)) \(Self.months[Int(date.tm_mon)]) \(date.tm_year + 1900)"
        return "\(Self.weekdays[Int(date.tm_wday)]), \(day) \(clock) GMT"
    }

    static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
