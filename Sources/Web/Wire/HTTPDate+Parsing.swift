import Foundation

extension HTTPDate {
    /// Reads the form of today and the two old ones that RFC 9110, section 5.6.7, still requires:
    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
    init?(_ text: String) {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
        guard let weekday = words.first, Self.weekdays.contains(where: { weekday.hasPrefix($0) }) else {
            return nil
        }
        let day: Substring, month: Substring, year: Substring, clock: Substring
        switch (words.count, words.last == "GMT") {
        case (6, true): (day, month, year, clock) = (words[1], words[2], words[3], words[4])
        case (5, false): (month, day, clock, year) = (words[1], words[2], words[3], words[4])
        default: return nil
        }
        guard let month = Self.months.firstIndex(of: String(month)), let day = Int(day),
            let year = Self.fullYear(year), let time = Self.secondsOfDay(clock),
            (1...31).contains(day)
        else { return nil }
        var date = tm()
        (date.tm_year, date.tm_mon, date.tm_mday) = (Int32(year) - 1900, Int32(month), Int32(day))
        self.init(seconds: timegm(&date) + time)
    }

    /// Two digits belong to 1970…2069; good enough for a form that nobody has written since 1995.
    private static func fullYear(_ text: Substring) -> Int? {
        guard let year = Int(text), year >= 0 else { return nil }
        switch text.count {
        case 2: return year < 70 ? 2000 + year : 1900 + year
        case 4: return year
        default: return nil
        }
    }

    private static func secondsOfDay(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }
}
