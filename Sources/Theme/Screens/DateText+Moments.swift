import Pages

/// Moments for people in Germany, in the time of Berlin.
extension DateText {
    /// In words, with the time of day.
    package static func moment(secondsSince1970 seconds: Int) -> DateText {
        let local = CalendarDate(secondsSince1970: seconds)
        return DateText(iso: utc(seconds), text: local.german)
    }

    /// In words, with the time of day.
    package static func moment(microseconds: Int64) -> DateText {
        moment(secondsSince1970: wholeSeconds(microseconds))
    }

    /// In figures with the time of day, for tables.
    package static func short(secondsSince1970 seconds: Int) -> DateText {
        let local = CalendarDate(secondsSince1970: seconds)
        let time = "\(local.hour ?? 0):\(twoDigits(local.minute ?? 0))"
        return DateText(iso: utc(seconds), text: "\(numbers(local)), \(time)")
    }

    /// In figures with the time of day, for tables.
    package static func short(microseconds: Int64) -> DateText {
        short(secondsSince1970: wholeSeconds(microseconds))
    }

    /// The day in words.
    package static func day(secondsSince1970 seconds: Int) -> DateText {
        let day = CalendarDate(secondsSince1970: seconds).wholeDay
        return DateText(iso: day.iso, text: day.german)
    }

    /// The day in words.
    package static func day(microseconds: Int64) -> DateText {
        day(secondsSince1970: wholeSeconds(microseconds))
    }

    /// Down, also before 1970.
    private static func wholeSeconds(_ microseconds: Int64) -> Int {
        Int((Double(microseconds) / 1_000_000).rounded(.down))
    }

    private static func numbers(_ day: CalendarDate) -> String {
        "\(twoDigits(day.day ?? 1)).\(twoDigits(day.month ?? 1)).\(day.year)"
    }

    private static func utc(_ seconds: Int) -> String {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        let time = [rest / 3600, rest % 3600 / 60, rest % 60].map(twoDigits).joined(separator: ":")
        return "\(CalendarDate(daysSince1970: days).iso)T\(time)Z"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
