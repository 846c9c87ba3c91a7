import Pages

/// Machine-readable descriptions inside pages: schema.org `GovernmentService` and `Event` as JSON-LD.
enum StructuredPages {
    static func json(_ id: Int, _ model: SiteModel) -> [UInt8]? {
        let page = model.pages[id]
        guard !page.isSection else { return nil }
        switch page.type.structuredData {
        case "GovernmentService": return service(page, model).bytes
        case "Event": return event(page, model)?.bytes
        default: return nil
        }
    }

    private static func service(_ page: Page, _ model: SiteModel) -> JSON {
        let keys = page["leistungen"]?.items.compactMap(\.text) ?? []
        let identifiers = keys.map { key in
            JSON.members([
                ("@type", .text("PropertyValue")), ("propertyID", .text("LeiKa")), ("value", .text(key)),
                ("name", .optional(model.serviceName(key))),
            ])
        }
        return .members([
            ("@context", .text("https://schema.org")), ("@type", .text("GovernmentService")),
            ("name", .text(page["dienst"]?.text ?? page.title)), ("description", .optional(page.summary)),
            ("url", .text(model.absolute(page.url))), ("identifier", .list(identifiers)),
            ("provider", organisation(page["organisation"]?.text)),
            ("availableChannel", channel(page)), ("inLanguage", .text(page.language)),
            (
                "areaServed",
                .members([("@type", .text("AdministrativeArea")), ("name", .text("Nordrhein-Westfalen"))])
            ),
        ])
    }

    private static func channel(_ page: Page) -> JSON? {
        guard let address = page["dienst_url"]?.text else { return nil }
        return .members([("@type", .text("ServiceChannel")), ("serviceUrl", .text(address))])
    }

    private static func organisation(_ name: String?) -> JSON? {
        guard let name else { return nil }
        return .members([("@type", .text("GovernmentOrganization")), ("name", .text(name))])
    }

    private static func event(_ page: Page, _ model: SiteModel) -> JSON? {
        guard let fields = page.type.event, let begin = page[fields.begin]?.date else { return nil }
        let isOnline = page["online"]?.flag == true
        let isCancelled = fields.cancelled.map { page[$0]?.flag == true } ?? false
        let place = fields.place.flatMap { page[$0]?.text }
        let location: JSON =
            isOnline
            ? .members([("@type", .text("VirtualLocation")), ("url", .text(model.absolute(page.url)))])
            : .members([("@type", .text("Place")), ("name", .text(place ?? "Ort wird noch bekannt gegeben"))])
        return .members([
            ("@context", .text("https://schema.org")), ("@type", .text("Event")), ("name", .text(page.title)),
            ("description", .optional(page.summary)), ("startDate", .text(moment(begin))),
            ("endDate", .optional(fields.end.flatMap { page[$0]?.date }.map(moment))),
            ("eventStatus", .text("https://schema.org/Event" + (isCancelled ? "Cancelled" : "Scheduled"))),
            (
                "eventAttendanceMode",
                .text("https://schema.org/" + (isOnline ? "Online" : "Offline") + "EventAttendanceMode")
            ),
            ("location", location), ("url", .text(model.absolute(page.url))),
            ("organizer", organisation(page["veranstalter"]?.text)),
        ])
    }

    private static func moment(_ date: CalendarDate) -> String { date.hour == nil ? date.iso : date.rfc3339 }
}
