/// When a message was written: `Tue, 24 Nov 2026 02:01:28 +0000` (RFC 5322, section 3.3).
///
/// Always in UTC: readers show their own time zone, and the bytes are the same on every machine.
package struct MessageDate: Sendable, Hashable {
    package let secondsSince1970: Int

    package init(secondsSince1970: Int) { self.secondsSince1970 = secondsSince1970 }

    var text: String {
        let civil = Civil(secondsSince1970)
        return "\(Self.weekdays[civil.weekday]), \(civil.day) \(Self.months[civil.month - 1]) \(civil.year) "
            + "\(Self.two(civil.hour)):\(Self.two(civil.minute)):\(Self.two(civil.second)) +0000"
    }

    /// For file names, sortable: `20261124T020128Z`.
    package var basic: String {
        let civil = Civil(secondsSince1970)
        return "\(civil.year)\(Self.two(civil.month))\(Self.two(civil.day))"
            + "T\(Self.two(civil.hour))\(Self.two(civil.minute))\(Self.two(civil.second))Z"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A moment taken apart by the Gregorian calendar in UTC.
private struct Civil {
    var year, month, day, hour, minute, second, weekday: Int

    init(_ seconds: Int) {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        (hour, minute, second) = (rest / 3600, rest % 3600 / 60, rest % 60)
        weekday = ((days + 4) % 7 + 7) % 7  // 1970-01-01 was a Thursday
        // Whole years and months are walked through: mail is written near today, not at the ends of time.
        year = 1970 + days / 366
        while Self.firstDay(year + 1) <= days { year += 1 }
        while Self.firstDay(year) > days { year -= 1 }
        day = days - Self.firstDay(year) + 1
        month = 1
        while day > Self.length(month, of: year) {
            day -= Self.length(month, of: year)
            month += 1
        }
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }

    private static func length(_ month: Int, of year: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days from 1970-01-01 to the first of January.
    private static func firstDay(_ year: Int) -> Int {
        let before = year - 1
        return before * 365 + before / 4 - before / 100 + before / 400 - 719_162
    }
}
