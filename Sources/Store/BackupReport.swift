/// What an archive holds: its moment, its schema, and how much.
package struct BackupReport: Sendable, Hashable {
    /// A table and how many rows of it there are.
    package struct Table: Sendable, Hashable {
        package let name: String
        package let rows: Int
    }

    /// The moment of the snapshot.
    package let createdAt: Timestamp
    /// Where it comes from; it fits either.
    package let engine: Engine
    /// How many migrations had been applied.
    package let position: Int
    package let tables: [Table]
    /// How many files.
    package let blobs: Int
    /// The size of the archive.
    package let bytes: Int
    let migrations: [String]

    init(_ header: ArchiveHeader, bytes: Int) throws {
        guard let time = Timestamp(iso: header.created), let engine = Engine(rawValue: header.engine) else {
            throw ArchiveDamage.content(ArchiveHeader.name)
        }
        createdAt = time
        self.engine = engine
        self.bytes = bytes
        position = header.migrations.count
        migrations = header.migrations
        tables = header.tables.map { Table(name: $0.name, rows: $0.rows) }
        blobs = header.blobs
    }

    /// Reads the whole archive and believes nothing.
    init(verifying path: String) throws {
        let archive = try ArchiveReader(path)
        try archive.tables { _, _ in }
        try archive.blobs { _, _, content in try content { _ in } }
        try archive.end()
        try self.init(archive.header, bytes: archive.size)
    }

    /// Whether the program knows the schema of the archive.
    func checkPosition(_ known: [Migration]) throws {
        guard migrations.count <= known.count else {
            throw BackupError.newerArchive(found: migrations.count, known: known.count)
        }
        for (at, name) in migrations.enumerated() where known[at].name != name {
            throw BackupError.foreignArchive(position: at + 1, found: name, expected: known[at].name)
        }
    }
}
