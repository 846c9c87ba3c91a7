/// One file that holds everything the database holds, readable by either engine: `nrwconnect backup`.
///
/// The file is a tar archive: `nrwconnect.json` says what it is, `tables/<name>/000001.ndjson` are rows,
/// `blobs/<hash>` are files as they were uploaded, `SHA256SUMS` ends it. It holds keys and personal data like
/// the database itself.
package enum Backup {
    /// Writes an archive of one moment while others go on reading and writing.
    ///
    /// - Parameter path: where the archive is to be; a former one is replaced once the new one is safe.
    /// - Throws: ``BackupError``; a database that is newer than the program is refused by the store.
    package static func write(
        from store: Store,
        to path: String,
        migrations: [Migration]
    ) async throws -> BackupReport {
        try await translating(path) {
            try await store.read { try BackupWriting(reader: $0, path: path).run(migrations) }
        }
    }

    /// Reads an archive to its end and tells what is in it, without a database.
    package static func verify(_ path: String) async throws -> BackupReport {
        try await translating(path) {
            try await onThread { try BackupReport(verifying: path) }
        }
    }

    /// Puts an archive into a database, all or nothing, and brings it up to the program's schema.
    ///
    /// The archive is checked to its end before anything is touched.
    /// - Parameter overwrite: whether everything that is there may be thrown away.
    package static func restore(
        from path: String,
        into store: Store,
        migrations: [Migration],
        overwrite: Bool
    ) async throws -> BackupReport {
        try await translating(path) {
            let report = try await onThread { try BackupReport(verifying: path) }
            try report.checkPosition(migrations)
            return try await store.migrating { tx in
                let restoring = BackupRestoring(tx: tx, path: path, migrations: migrations)
                return try restoring.run(overwrite: overwrite)
            }
        }
    }

    /// Files and archives speak of themselves; for people it is one error with the path in it.
    private static func translating<T>(_ path: String, _ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let damage as ArchiveDamage {
            throw BackupError.damaged(path: path, reason: damage.explanation)
        } catch let failure as ArchiveFileFailure {
            throw BackupError.file(path: failure.path, reason: failure.reason)
        }
    }
}
