/// All events that match a filter, newest first, up to a thousand at a time.
///
/// Each batch is a query of its own that begins where the last one ended: whoever downloads slowly holds no
/// connection, and as events are never changed the result is the same. What happens meanwhile is newer and
/// does not come in.
package struct EventExport: AsyncSequence, Sendable {
    let store: Store
    let filter: EventFilter
    var batch = 1000

    package func makeAsyncIterator() -> Iterator { Iterator(export: self) }

    package struct Iterator: AsyncIteratorProtocol {
        let export: EventExport
        private var last: EventRecord?
        private var hasEnded = false

        init(export: EventExport) { self.export = export }

        package mutating func next() async throws -> [EventRecord]? {
            guard !hasEnded else { return nil }
            let (filter, batch) = (export.filter, export.batch)
            let records = try await export.store.read { [last] reader in
                try reader.all(
                    """
                    SELECT \(EventRecord.columns) FROM events \(filter.clause(before: last))
                    ORDER BY at DESC, id DESC LIMIT \(batch)
                    """,
                    as: EventRecord.self
                )
            }
            hasEnded = records.count < batch
            last = records.last
            return records.isEmpty ? nil : records
        }
    }
}
