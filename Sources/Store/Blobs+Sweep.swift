/// A column that holds hashes of blobs: `BlobColumn("attachments", "hash")`.
package struct BlobColumn: Sendable, Hashable {
    package let table: String
    package let column: String

    package init(_ table: String, _ column: String) {
        self.table = table
        self.column = column
    }
}

extension Blobs {
    /// Removes what nothing refers to and nobody has put in lately, and the rest of uploads that broke off.
    ///
    /// - Parameters:
    ///   - columns: all columns that refer to blobs; the foreign key of a forgotten one refuses.
    ///   - grace: how long a blob may wait for the row that is to refer to it.
    /// - Returns: how many blobs were removed.
    @discardableResult
    package func sweep(referencedBy columns: [BlobColumn], grace: Duration = .seconds(86_400)) async throws
        -> Int
    {
        try await store.write { try Self.sweepUploads(grace: grace, in: $0) }
        var removed = 0
        while true {
            // A few at a time, so that others get to write in between.
            let count = try await store.write { try Self.sweepSome(columns, grace: grace, in: $0) }
            removed += count
            if count == 0 { return removed }
        }
    }

    private static func sweepSome(_ columns: [BlobColumn], grace: Duration, in tx: Transaction) throws -> Int
    {
        let free = columns.map { column -> SQL in
            let (table, name) = (SQL.name(column.table), SQL.name(column.column))
            return "AND NOT EXISTS (SELECT 1 FROM \(table) r WHERE r.\(name) = b.hash)"
        }
        let storages: [ID<BlobUpload>] = try tx.values(
            """
            SELECT storage FROM blobs b WHERE touched_at < \(tx.now - grace) \(free.joined(separator: " "))
            ORDER BY touched_at LIMIT 20
            """
        )
        guard !storages.isEmpty else { return 0 }
        try tx.run("DELETE FROM blobs WHERE storage IN \(list: storages)")
        try tx.run("DELETE FROM blob_chunks WHERE storage IN \(list: storages)")
        return storages.count
    }

    /// An upload counts as broken off when its newest chunk is older than the grace time; slow ones go on.
    private static func sweepUploads(grace: Duration, in tx: Transaction) throws {
        try tx.run(
            """
            DELETE FROM blob_chunks WHERE storage IN (
                SELECT c.storage FROM blob_chunks c
                WHERE NOT EXISTS (SELECT 1 FROM blobs b WHERE b.storage = c.storage)
                GROUP BY c.storage HAVING max(c.written_at) < \(tx.now - grace)
            )
            """
        )
    }
}
