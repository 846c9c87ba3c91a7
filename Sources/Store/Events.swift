/// Questions about what was recorded, newest first.
package enum Events {
    /// A part of the events that match, with their total counted in the same snapshot.
    ///
    /// - Parameter offset: how many newer ones come before this part.
    package static func list(
        _ filter: EventFilter = EventFilter(),
        offset: Int = 0,
        limit: Int = 50,
        in reader: Reader
    ) throws -> EventPage {
        let total = try count(filter, in: reader)
        let start = max(0, offset)
        let size = min(max(0, limit), total - start)
        guard size > 0 else { return EventPage(records: [], total: total) }
        return EventPage(records: try part(filter, start, size, total, in: reader), total: total)
    }

    /// Keys are picked from an index alone; only the rows that are shown are fetched.
    ///
    /// What lies in the older half is counted from the old end, so the last page costs as little as the
    /// first.
    private static func part(
        _ filter: EventFilter,
        _ start: Int,
        _ size: Int,
        _ total: Int,
        in reader: Reader
    ) throws -> [EventRecord] {
        let isNear = start <= total / 2
        let order: SQL = isNear ? "ORDER BY at DESC, id DESC" : "ORDER BY at, id"
        let skipped = isNear ? start : total - start - size
        return try reader.all(
            """
            SELECT \(EventRecord.columns) FROM events
            WHERE id IN (SELECT id FROM events \(filter.clause()) \(order) LIMIT \(size) OFFSET \(skipped))
            ORDER BY at DESC, id DESC
            """
        )
    }

    package static func count(_ filter: EventFilter = EventFilter(), in reader: Reader) throws -> Int {
        try reader.value("SELECT count(*) FROM events \(filter.clause())") ?? 0
    }

    /// When something happened last.
    package static func newest(in reader: Reader) throws -> Timestamp? {
        try reader.value("SELECT at FROM events ORDER BY at DESC LIMIT 1")
    }

    /// All events that match, in batches, for a file of any length.
    package static func export(_ filter: EventFilter = EventFilter(), from store: Store) -> EventExport {
        EventExport(store: store, filter: filter)
    }
}
