import Pages
import Testing

@Suite("Dates")
struct CalendarDateTests {
    @Test(
        "reads the forms that people write",
        arguments: [
            ("2026-12-03", "2026-12-03", "3. Dezember 2026"),
            ("2026-12-03T10:00", "2026-12-03T10:00", "3. Dezember 2026, 10:00 Uhr"),
            ("2026-12-03 09:05", "2026-12-03T09:05", "3. Dezember 2026, 9:05 Uhr"),
            ("2026-12-03T10:00:59", "2026-12-03T10:00", "3. Dezember 2026, 10:00 Uhr"),
            ("2018-07", "2018-07", "Juli 2018"),
            ("2018", "2018", "2018"),
            ("2024-02-29", "2024-02-29", "29. Februar 2024"),
            ("2000-02-29", "2000-02-29", "29. Februar 2000"),
            ("2026-03-01", "2026-03-01", "1. März 2026"),
            ("2026-01-31T00:00", "2026-01-31T00:00", "31. Januar 2026, 0:00 Uhr"),
        ]
    )
    func reads(written: String, iso: String, german: String) throws {
        let date = try #require(CalendarDate(written))
        #expect(date.iso == iso)
        #expect(date.german == german)
    }

    @Test(
        "refuses days that do not exist and forms that nobody agreed on",
        arguments: [
            "", "2026-02-30", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-04-31",
            "2026-12-00", "3.12.2026",
            "2026-12-3", "2026-1-03", "26-12-03", "0999-01-01", "2026-12-03T24:00", "2026-12-03T10:60",
            "2026-12-03T10",
            "2026-12-03T10:00Z", "2026-12-03T10:00+01:00", "2026-12-03T10:00:60", "2026-12-03x", "2026/12/03",
            "morgen",
            " 2026-12-03", "2026-12-03 ", "２０２６-12-03", "2026-12-03T", "2026-", "2026-12-", "-2026",
        ]
    )
    func refuses(written: String) {
        #expect(CalendarDate(written) == nil)
    }

    @Test("sorts a whole day before its moments, and a month before its days")
    func sorts() {
        let written = [
            "2025", "2026", "2026-12", "2026-12-03", "2026-12-03T00:00", "2026-12-03T10:00", "2026-12-04",
        ]
        #expect(written.compactMap { CalendarDate($0) }.shuffled().sorted().map(\.iso) == written)
    }

    @Test("counts days like a calendar, forth and back, over four hundred years")
    func days() throws {
        #expect(CalendarDate(year: 1970, month: 1, day: 1).daysSince1970 == 0)
        #expect(CalendarDate(year: 2000, month: 3, day: 1).daysSince1970 == 11_017)
        #expect(CalendarDate(year: 1969, month: 12, day: 31).daysSince1970 == -1)
        for day in stride(from: -80_000, through: 66_000, by: 1) {
            let date = CalendarDate(daysSince1970: day)
            guard date.daysSince1970 == day, CalendarDate(date.iso) == date else {
                Issue.record("\(day) is \(date.iso) and then \(date.daysSince1970)")
                return
            }
        }
    }
}

@Suite("Dates in Berlin time")
struct BerlinTimeTests {
    @Test(
        "writes moments with the offset of the season and in UTC",
        arguments: [
            ("2026-12-03T10:00", "2026-12-03T10:00:00+01:00", "20261203T090000Z"),
            ("2026-07-01T00:30", "2026-07-01T00:30:00+02:00", "20260630T223000Z"),
            ("2026-12-03", "2026-12-03T00:00:00+01:00", "20261202T230000Z"),
            ("2018-07", "2018-07-01T00:00:00+02:00", "20180630T220000Z"),
            ("2018", "2018-01-01T00:00:00+01:00", "20171231T230000Z"),
            // Last moment of winter and first of summer, 29 March 2026.
            ("2026-03-29T01:59", "2026-03-29T01:59:00+01:00", "20260329T005900Z"),
            ("2026-03-29T03:00", "2026-03-29T03:00:00+02:00", "20260329T010000Z"),
            // The hour that occurs twice is the first one, and so summer; 25 October 2026.
            ("2026-10-25T01:59", "2026-10-25T01:59:00+02:00", "20261024T235900Z"),
            ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00", "20261025T003000Z"),
            ("2026-10-25T03:00", "2026-10-25T03:00:00+01:00", "20261025T020000Z"),
            // Last Sundays at the end and near the end of their months.
            ("2024-03-31T12:00", "2024-03-31T12:00:00+02:00", "20240331T100000Z"),
            ("2025-10-26T12:00", "2025-10-26T12:00:00+01:00", "20251026T110000Z"),
            ("2027-03-28T12:00", "2027-03-28T12:00:00+02:00", "20270328T100000Z"),
        ]
    )
    func writes(written: String, rfc3339: String, utc: String) throws {
        let date = try #require(CalendarDate(written))
        #expect(date.rfc3339 == rfc3339)
        #expect(date.utcBasic == utc)
    }

    @Test("means the same moment in every form, even in the hour that spring leaves out")
    func skippedHour() throws {
        let date = try #require(CalendarDate("2026-03-29T02:30"))
        #expect(date.utcBasic == "20260329T013000Z")
        #expect(date.rfc3339 == "2026-03-29T02:30:00+01:00" || date.rfc3339 == "2026-03-29T03:30:00+02:00")
    }

    @Test("turns seconds into wall-clock time and back, hour by hour through a year")
    func seconds() {
        let start = CalendarDate(year: 2026, month: 1, day: 1).secondsSince1970
        for hour in 0..<8760 {
            let seconds = start + hour * 3600
            let back = CalendarDate(secondsSince1970: seconds).secondsSince1970
            // The second of the two equal hours of October cannot be told from the first.
            let isRepeated = seconds == 1_792_890_000
            if back != seconds, !isRepeated { Issue.record("\(seconds) came back as \(back)") }
        }
        #expect(CalendarDate(secondsSince1970: 0).iso == "1970-01-01T01:00")
        #expect(CalendarDate(secondsSince1970: 1_792_890_000).iso == "2026-10-25T02:00")
    }

    @Test("writes whole days as calendars want them")
    func basic() {
        #expect(CalendarDate("2026-12-03")?.basic == "20261203")
        #expect(CalendarDate("2026-12")?.basic == "20261201")
    }
}
