import Pages
import Store
import Theme

extension Timestamp {
    /// Day and time for people, in Berlin: `24. November 2026, 3:01 Uhr`.
    var german: String { DateText.moment(microseconds: microseconds).text }

    /// The day for people, in Berlin: `24. November 2026`.
    var germanDay: String { DateText.day(microseconds: microseconds).text }

    /// The moment in which a day is over in Berlin.
    static func end(of day: CalendarDate) -> Timestamp {
        Timestamp(seconds: CalendarDate(daysSince1970: day.daysSince1970 + 1).secondsSince1970)
    }
}
