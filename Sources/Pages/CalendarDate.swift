/// A date as people write it: `2026-12-03`, `2026-12-03T10:00`, `2018-07` or `2018`, in Berlin time.
public struct CalendarDate: Sendable, Hashable, Comparable {
    public var year: Int
    /// 1…12; `nil` when only the year is known.
    public var month: Int?
    public var day: Int?
    /// 0…23; `nil` for a whole day.
    public var hour: Int?
    public var minute: Int?

    /// A day, or a moment of it.
    public init(year: Int, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
    }

    /// Reads the four forms; `nil` for anything else and for days that do not exist, such as `2026-02-30`.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        func sign(_ at: Int, _ allowed: String) -> Bool {
            at < bytes.count && allowed.utf8.contains(bytes[at])
        }
        guard let year = number(0..<4), year >= 1000 else { return nil }
        self.init(year: year)
        if bytes.count == 4 { return }
        guard sign(4, "-"), let month = number(5..<7), (1...12).contains(month) else { return nil }
        self.month = month
        if bytes.count == 7 { return }
        guard sign(7, "-"), let day = number(8..<10), day >= 1, day <= Self.days(of: month, in: year)
        else { return nil }
        self.day = day
        if bytes.count == 10 { return }
        guard sign(10, "T "), let hour = number(11..<13), hour < 24, sign(13, ":"),
            let minute = number(14..<16),
            minute < 60
        else { return nil }
        self.hour = hour
        self.minute = minute
        guard bytes.count == 16 || bytes.count == 19 && sign(16, ":") && (number(17..<19) ?? 60) < 60
        else { return nil }
    }

    /// The machine form, as in `<time datetime>`.
    public var iso: String {
        var text = Self.pad(year, 4)
        if let month { text += "-" + Self.pad(month, 2) }
        if let day { text += "-" + Self.pad(day, 2) }
        if let hour { text += "T" + Self.pad(hour, 2) + ":" + Self.pad(minute ?? 0, 2) }
        return text
    }

    /// The form for people: "3.
    ///
    /// Dezember 2026, 10:00 Uhr".
    public var german: String {
        guard let month else { return String(year) }
        let name = Self.months[month - 1]
        guard let day else { return "\(name) \(year)" }
        let text = "\(day). \(name) \(year)"
        guard let hour else { return text }
        return "\(text), \(hour):\(Self.pad(minute ?? 0, 2)) Uhr"
    }

    /// The same day without the time of day.
    public var wholeDay: CalendarDate { CalendarDate(year: year, month: month, day: day) }

    /// The last day that the date can mean: of a month or a year its end.
    public var lastDay: CalendarDate {
        let month = month ?? 12
        return CalendarDate(year: year, month: month, day: day ?? Self.days(of: month, in: year))
    }

    /// Earlier first; a whole day or month stands before the moments in it.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0, left.hour ?? -1, left.minute ?? 0)
            < (right.year, right.month ?? 0, right.day ?? 0, right.hour ?? -1, right.minute ?? 0)
    }

    /// The German month names, January first.
    public static let months = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
        "November",
        "Dezember",
    ]

    static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func pad(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
