/// Puts an archive into a database in the transaction it is given.
struct BackupRestoring {
    let tx: Transaction
    let path: String
    let migrations: [Migration]

    func run(overwrite: Bool) throws -> BackupReport {
        try tx.takeYourTime()
        try deferReferences()
        try clear(overwrite: overwrite)
        // Opened anew: it is compared with its sums once more while it is loaded.
        let archive = try ArchiveReader(path)
        let report = try BackupReport(archive.header, bytes: 0)
        try report.checkPosition(migrations)
        _ = try tx.migrate(Array(migrations.prefix(report.position)))
        try deferReferences()
        try load(archive)
        // Whatever waits has to be in order before tables are changed again.
        if tx.engine == .postgres { try tx.connection.script("SET CONSTRAINTS ALL IMMEDIATE") }
        _ = try tx.migrate(migrations)
        return try BackupReport(archive.header, bytes: archive.size)
    }

    /// References are checked at the end, because rows may refer to each other in a circle.
    private func deferReferences() throws {
        switch tx.engine {
        case .sqlite: try tx.connection.script("PRAGMA defer_foreign_keys = ON")
        case .postgres: try tx.connection.script("SET CONSTRAINTS ALL DEFERRED")
        }
    }

    /// Removes all tables, if that is allowed or there is nothing in them.
    private func clear(overwrite: Bool) throws {
        let catalogue = try ArchiveCatalogue(names: tx)
        let applied = try tx.hasTable("migrations") ? tx.appliedMigrations() : []
        let isOurs = applied.first == migrations.first?.name
        guard isOurs || catalogue.tables.allSatisfy({ $0.name == "migrations" }) else {
            throw BackupError.foreignDatabase
        }
        guard try overwrite || !hasData(catalogue) else { throw BackupError.notEmpty }
        // Those that refer come first: SQLite minds what refers to a table that goes.
        for table in try ArchiveCatalogue.derived(tx) + catalogue.removable {
            switch tx.engine {
            case .sqlite: try dropFromSQLite(table)
            case .postgres: try tx.run("DROP TABLE \(SQL.name(table)) CASCADE")
            }
        }
        for table in try tx.engine == .sqlite ? ArchiveCatalogue(names: tx).removable : [] {
            try tx.run("DROP TABLE \(SQL.name(table))")
        }
    }

    /// Tables that refer to each other in a circle cannot all go last; an empty one of the same name keeps the place
    /// of the first until the others are gone, because SQLite reads the parent of each table that it drops.
    private func dropFromSQLite(_ table: String) throws {
        let keys = try ArchiveCatalogue.sqliteKeys(of: table, tx)
        try tx.run("DROP TABLE \(SQL.name(table))")
        guard !keys.isEmpty else { return }
        let columns = keys.map { "\(SQL.name($0)) UNIQUE" as SQL }
        try tx.run("CREATE TABLE \(SQL.name(table)) (\(columns.joined(separator: ", ")))")
    }

    /// Every change leaves an event, so without events nobody has done anything yet.
    private func hasData(_ catalogue: ArchiveCatalogue) throws -> Bool {
        guard catalogue.tables.contains(where: { $0.name == "events" }) else { return false }
        return try tx.value("SELECT 1 FROM events LIMIT 1", as: Int.self) != nil
    }

    private func load(_ archive: ArchiveReader) throws {
        let tables = try ArchiveCatalogue(tx).ordered
        for (found, wanted) in zip(tables, archive.header.tables) where !found.isLike(wanted) {
            throw BackupError.inconsistent(wanted.name)
        }
        guard tables.count == archive.header.tables.count else {
            throw BackupError.inconsistent(ArchiveHeader.name)
        }
        // Migrations put rows in as well; those of the archive take their place.
        for table in tables.reversed() { try tx.run("DELETE FROM \(SQL.name(table.name))") }
        try archive.tables { table, rows in
            for statement in table.insertions(rows) { try tx.run(statement) }
        }
        try archive.blobs { hash, size, content in try loadBlob(hash, size, content) }
        try archive.end()
        try checkBlobs(archive.header.blobs)
    }
}
