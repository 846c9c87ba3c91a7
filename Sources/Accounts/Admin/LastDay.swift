import Pages
package import Store

/// "Bis einschließlich": the moment at which a day of the calendar ends in Berlin.
package enum LastDay {
    package static func end(of text: String) -> Timestamp? {
        day(text).map {
            Timestamp(seconds: CalendarDate(daysSince1970: $0.daysSince1970 + 1).secondsSince1970)
        }
    }

    /// The moment at which a day begins in Berlin.
    package static func start(of text: String) -> Timestamp? {
        day(text).map { Timestamp(seconds: $0.secondsSince1970) }
    }

    /// Reads "2027-12-31" and also "31.12.2027", because not every browser helps with dates.
    private static func day(_ text: String) -> CalendarDate? {
        let trimmed = text.filter { !$0.isWhitespace }
        let parts = trimmed.split(separator: ".", omittingEmptySubsequences: false)
        let iso =
            parts.count == 3
            ? "\(parts[2])-\(padded(parts[1]))-\(padded(parts[0]))" : trimmed
        guard iso.utf8.count == 10, let day = CalendarDate(iso), day.day != nil else { return nil }
        return day
    }

    private static func padded(_ number: Substring) -> String {
        number.count == 1 ? "0\(number)" : String(number)
    }
}
