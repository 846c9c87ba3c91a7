import Pages
import Theme

/// iCalendar files (RFC 5545): all events, those of a Themenfeld or committee, and one file for each event.
enum Calendars {
    /// The section whose calendar holds all events: that of the event type's folder.
    private static func overallSection(_ model: SiteModel) -> Page? {
        model.types.values.filter { $0.event != nil }.compactMap(\.folder).sorted()
            .compactMap { model.index.page(path: $0) }.first.map { model.pages[$0] }
    }

    static func overallURL(_ model: SiteModel) -> String? {
        overallSection(model).map { model.href($0.url + "kalender.ics") }
    }

    static func url(ofTopicField page: Page, _ model: SiteModel) -> String? {
        events(ofTopicField: page, model).isEmpty ? nil : model.href(page.url + "kalender.ics")
    }

    static func url(ofCommittee id: Int, _ model: SiteModel) -> String? {
        events(of: id, model).isEmpty ? nil : model.href(model.pages[id].url + "kalender.ics")
    }

    static func links(of id: Int, _ model: SiteModel) -> [PageLink] {
        let page = model.pages[id]
        if page.path.isEmpty || page.path == overallSection(model)?.path {
            return overallURL(model).map { [PageLink(title: "Alle Termine (iCalendar)", url: $0)] } ?? []
        }
        if isEvent(page) {
            return [
                PageLink(
                    title: "Diesen Termin übernehmen (iCalendar)",
                    url: model.href(page.url + "termin.ics")
                )
            ]
        }
        guard !page.isSection, !events(of: id, model).isEmpty else { return [] }
        return [
            PageLink(
                title: "Termine „\(page.shortTitle)“ (iCalendar)",
                url: model.href(page.url + "kalender.ics")
            )
        ]
    }

    static func outputs(_ model: SiteModel) -> [Output] {
        var outputs: [Output] = []
        let all = model.pages.indices.filter { isEvent(model.pages[$0]) }
        if let section = overallSection(model) {
            outputs.append(Output(section.url + "kalender.ics", calendar(section.title, Array(all), model)))
        }
        for id in all {
            outputs.append(Output(model.pages[id].url + "termin.ics", calendar(nil, [id], model)))
        }
        for (id, page) in model.pages.enumerated()
        where !page.isSection && !page.isWithdrawn && !isEvent(page) {
            let events = events(of: id, model)
            if !events.isEmpty {
                outputs.append(Output(page.url + "kalender.ics", calendar(page.title, events, model)))
            }
        }
        return outputs
    }

    private static func isEvent(_ page: Page) -> Bool {
        guard let event = page.type.event, !page.isSection, !page.isWithdrawn else { return false }
        return page[event.begin]?.date?.day != nil
    }

    private static func events(ofTopicField page: Page, _ model: SiteModel) -> [Int] {
        var query = PageQuery()
        query.topicField = page.name
        query.sort = "datum"
        return model.index.run(query, now: model.today).filter { isEvent(model.pages[$0]) }
    }

    /// The events of a Themenfeld, or those that refer to the page.
    private static func events(of id: Int, _ model: SiteModel) -> [Int] {
        let page = model.pages[id]
        if page.type.name == "themenfeld" { return events(ofTopicField: page, model) }
        guard let naming = model.inverse[id] else { return [] }
        let found = Set(naming.map(\.page).filter { isEvent(model.pages[$0]) })
        func key(_ id: Int) -> (String, String) { (model.pages[id].date?.iso ?? "", model.pages[id].path) }
        return found.sorted { key($0) < key($1) }
    }

    private static func calendar(_ title: String?, _ events: [Int], _ model: SiteModel) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//nrwconnect//Website//DE", "CALSCALE:GREGORIAN",
        ]
        lines.append("METHOD:PUBLISH")
        if let title { lines.append("X-WR-CALNAME:" + escape("\(title) – \(model.settings.title)")) }
        for id in events { lines += event(model.pages[id], model) }
        lines.append("END:VCALENDAR")
        return lines.map(fold).joined(separator: "\r\n") + "\r\n"
    }

    private static func event(_ page: Page, _ model: SiteModel) -> [String] {
        guard let fields = page.type.event, let begin = page[fields.begin]?.date else { return [] }
        let host = model.settings.baseURL.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" && $0 != ":" }
        let stamp = (page.asOf ?? begin).wholeDay
        var lines = [
            "BEGIN:VEVENT", "UID:\(page.url.dropFirst().dropLast().replacing("/", with: "."))@\(host)",
            "DTSTAMP:\(stamp.utcBasic)",
        ]
        let end = fields.end.flatMap { page[$0]?.date }
        if begin.hour == nil {
            // DTEND of whole days is the day after the last one (RFC 5545, 3.6.1).
            let last = max(end?.wholeDay ?? begin, begin)
            lines.append("DTSTART;VALUE=DATE:\(begin.basic)")
            lines.append("DTEND;VALUE=DATE:\(CalendarDate(daysSince1970: last.daysSince1970 + 1).basic)")
        } else {
            lines.append("DTSTART:\(begin.utcBasic)")
            if let end, end.hour != nil, end > begin {
                lines.append("DTEND:\(end.utcBasic)")
            } else if let end, end.hour == nil, end.wholeDay >= begin.wholeDay {
                // A day as the end of a timed event means until that day is over.
                let midnight = CalendarDate(daysSince1970: end.daysSince1970 + 1)
                lines.append("DTEND:\(midnight.utcBasic)")
            }
        }
        lines.append("SUMMARY:" + escape(page.title))
        if let summary = page.summary { lines.append("DESCRIPTION:" + escape(summary)) }
        if let place = fields.place.flatMap({ page[$0]?.text }) { lines.append("LOCATION:" + escape(place)) }
        lines.append("URL:" + model.absolute(page.url))
        let isCancelled = fields.cancelled.map { page[$0]?.flag == true } ?? false
        lines.append("STATUS:" + (isCancelled ? "CANCELLED" : "CONFIRMED"))
        lines.append("END:VEVENT")
        return lines
    }

    /// TEXT values escape backslash, semicolon, comma and line ends (RFC 5545, 3.3.11).
    static func escape(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
    }

    /// Lines are folded at 75 octets, never inside a character (RFC 5545, 3.1).
    static func fold(_ line: String) -> String {
        guard line.utf8.count > 75 else { return line }
        var result = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > 75 {
                result += "\r\n "
                length = 1
            }
            result.unicodeScalars.append(scalar)
            length += size
        }
        return result
    }
}
