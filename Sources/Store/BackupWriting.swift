/// Writes an archive from one snapshot, never holding more than a piece of it.
struct BackupWriting {
    let reader: Reader
    let path: String

    func run(_ migrations: [Migration]) throws -> BackupReport {
        try reader.takeYourTime()
        guard try reader.hasTable("migrations") else { throw BackupError.nothingToSave }
        let applied = try reader.appliedMigrations()
        try Store.compare(applied, migrations)
        guard !applied.isEmpty else { throw BackupError.nothingToSave }
        let output = try ArchiveOutput(path)
        var writer = ArchiveWriter(output)
        let header = try header(applied)
        try writer.add(ArchiveHeader.name, header.encoded())
        for table in header.tables { try write(table, to: &writer) }
        try writeBlobs(to: &writer)
        try writer.finish()
        return try BackupReport(header, bytes: output.size)
    }

    private func header(_ applied: [String]) throws -> ArchiveHeader {
        var tables = try ArchiveCatalogue(reader).ordered
        for at in tables.indices {
            tables[at].rows = try reader.value("SELECT count(*) FROM \(SQL.name(tables[at].name))") ?? 0
        }
        return ArchiveHeader(
            created: reader.now,
            engine: reader.engine,
            migrations: applied,
            tables: tables,
            blobs: tables.first { $0.name == "blobs" }?.rows ?? 0
        )
    }

    private func write(_ table: ArchiveTable, to writer: inout ArchiveWriter) throws {
        var piece = ArchivePiece(table)
        try reader.each(table.selection) { row in try piece.append(row, to: &writer) }
        try piece.flush(to: &writer)
    }

    /// Some hundred at a time: a connection cannot ask for a content while a list is still coming.
    private func writeBlobs(to writer: inout ArchiveWriter) throws {
        guard try reader.hasTable("blobs") else { return }
        var last = BlobHash(bytes: [UInt8](repeating: 0, count: 32))
        // The first may be equal to nothing but zeros, however unlikely.
        var comparison: SQL = ">="
        while let after = last {
            let rows = try reader.rows(
                "SELECT hash, size, storage FROM blobs WHERE hash \(comparison) \(after) ORDER BY hash LIMIT 500"
            )
            for row in rows { try writeBlob(row, to: &writer) }
            last = try rows.last?.get("hash")
            comparison = ">"
        }
    }

    private func writeBlob(_ row: Row, to writer: inout ArchiveWriter) throws {
        let hash: BlobHash = try row.get("hash")
        let storage: ID<BlobUpload> = try row.get("storage")
        try writer.add("blobs/\(hash)", size: try row.get("size")) { give in
            try reader.each("SELECT bytes FROM blob_chunks WHERE storage = \(storage) ORDER BY position") {
                chunk in
                try give(chunk.get("bytes"))
            }
        }
    }
}

extension Reader {
    /// Lifts the limit that a server sets on single statements: saving much data takes long, and rightly so.
    func takeYourTime() throws {
        try connection.takeYourTime()
    }
}
