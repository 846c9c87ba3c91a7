/// Between calendar and clock: days since 1970 and the time zone Europe/Berlin.
///
/// The rule of Directive 2000/84/EC is written out (summer time from the last Sunday of March to the last Sunday of
/// October, both 01:00 UTC), so a build needs no time zone database and gives the same bytes on every machine.
extension CalendarDate {
    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    public var daysSince1970: Int {
        let month = month ?? 1
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day that many days after 1970-01-01.
    public init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * part + 2) / 5 + 1
        )
    }

    /// Seconds since 1970-01-01T00:00Z of this wall-clock time in Berlin.
    public var secondsSince1970: Int {
        let local = daysSince1970 * 86_400 + (hour ?? 0) * 3600 + (minute ?? 0) * 60
        // The hour that occurs twice in October is taken as summer time, the one that is skipped as winter time.
        return Self.isSummer(utc: local - 7200) ? local - 7200 : local - 3600
    }

    /// The wall-clock time in Berlin at a moment given in seconds since 1970.
    public init(secondsSince1970 seconds: Int) {
        let local = seconds + (Self.isSummer(utc: seconds) ? 7200 : 3600)
        let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        self.init(daysSince1970: days)
        hour = (local - days * 86_400) / 3600
        minute = (local - days * 86_400) % 3600 / 60
    }

    /// The moment as RFC 3339 with the offset of Berlin, such as `2026-12-03T10:00:00+01:00`.
    public var rfc3339: String {
        // By way of the moment, because one hour a year does not exist on the clock.
        let seconds = secondsSince1970
        let local = CalendarDate(secondsSince1970: seconds)
        let time = Self.pad(local.hour ?? 0, 2) + ":" + Self.pad(local.minute ?? 0, 2)
        return "\(local.wholeDay.iso)T\(time):00" + (Self.isSummer(utc: seconds) ? "+02:00" : "+01:00")
    }

    /// The moment in UTC as RFC 5545 writes it, such as `20261203T090000Z`.
    public var utcBasic: String {
        let seconds = secondsSince1970
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        let day = CalendarDate(daysSince1970: days).basic
        return "\(day)T\(Self.pad(rest / 3600, 2))\(Self.pad(rest % 3600 / 60, 2))00Z"
    }

    /// The day as RFC 5545 writes it, such as `20261203`.
    public var basic: String { Self.pad(year, 4) + Self.pad(month ?? 1, 2) + Self.pad(day ?? 1, 2) }

    private static func isSummer(utc seconds: Int) -> Bool {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let year = CalendarDate(daysSince1970: days).year
        return seconds >= lastSunday(of: 3, in: year) * 86_400 + 3600
            && seconds < lastSunday(of: 10, in: year) * 86_400 + 3600
    }

    private static func lastSunday(of month: Int, in year: Int) -> Int {
        let last = CalendarDate(year: year, month: month, day: 31).daysSince1970
        return last - (last + 4) % 7  // 1970-01-01 was a Thursday: day 4 counted from Sunday
    }
}
