import GRDB

/// What one thread owns: a connection to the file, opened when it is first needed.
final class SQLiteSeat {
    private let path: String
    private let isReadOnly: Bool
    private var queue: DatabaseQueue?
    private var statements = SQLiteStatements()

    init(path: String, isReadOnly: Bool) {
        self.path = path
        self.isReadOnly = isReadOnly
    }

    /// The writer leaves with everything in the file itself, so that a copy of that one file is whole.
    deinit {
        guard !isReadOnly else { return }
        try? queue?.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    }

    /// GRDB's pool would hop to a queue of its own for each read and look at the schema again;
    /// a queue that only this thread uses is entered at once.
    func connection() throws -> DatabaseQueue {
        if let queue { return queue }
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.journalMode = isReadOnly ? .default : .wal
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        // Transactions are begun and ended here, with statements prepared once.
        configuration.allowsUnsafeTransactions = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { try $0.execute(sql: Self.settings) }
            self.queue = queue
            return queue
        } catch let error as DatabaseError {
            throw SQLiteFailure(error).translated
        }
    }

    /// What differs from the defaults.
    ///
    /// FULL: what a person was told is saved survives a power cut too; GRDB had set NORMAL.
    /// The log is cut back after large transactions, and 8 MB of pages are kept in memory.
    private static let settings = """
        PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;
        PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -8000;
        """

    func transaction<T>(_ begin: String, _ body: (any Connection) throws -> T) throws -> T {
        try connection().inDatabase { database in
            let connection = SQLiteConnection(database, statements)
            do {
                try connection.command(begin)
                let value = try body(connection)
                try connection.command("COMMIT")
                return value
            } catch {
                // After some errors, such as a full disk, SQLite has rolled back by itself.
                if database.isInsideTransaction { try? connection.command("ROLLBACK") }
                throw error
            }
        }
    }
}
