/// Questions to one snapshot of the database: nothing that others commit meanwhile is seen.
///
/// Synchronous, bound to one connection, never kept beyond the closure it was handed to.
package class Reader {
    /// The moment the transaction began, the same for everything in it.
    package let now: Timestamp
    package let engine: Engine
    let connection: any Connection

    /// What went wrong first.
    ///
    /// PostgreSQL refuses everything after an error, SQLite goes on; here both refuse,
    /// so that code tested on one engine behaves the same on the other.
    private var failure: (any Error)?

    init(connection: any Connection, engine: Engine, now: Timestamp) {
        self.connection = connection
        self.engine = engine
        self.now = now
    }

    /// All rows of a result as records.
    package func all<T: RowDecodable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        try rows(sql).map(T.init(row:))
    }

    /// The first row as a record.
    package func first<T: RowDecodable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try attempt { try connection.rows(sql, limit: 1) }.first.map(T.init(row:))
    }

    /// The first column of the first row; `nil` when there is no row.
    package func value<T: SQLValue>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try attempt { try connection.rows(sql, limit: 1) }.first.map { try $0.decode(0, as: T.self) }
    }

    /// The first column of every row.
    package func values<T: SQLValue>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        try rows(sql).map { try $0.decode(0, as: T.self) }
    }

    package func rows(_ sql: SQL) throws -> [Row] {
        try attempt { try connection.rows(sql, limit: .max) }
    }

    /// The rows of several questions that do not depend on each other; to a server they travel together.
    package func together(_ questions: [SQL]) throws -> [[Row]] {
        try attempt { try connection.together(questions) }
    }

    /// One row after the other, for results that may not fit into memory.
    package func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try attempt { try connection.each(sql, body) }
    }

    func attempt<T>(_ work: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try work()
        } catch {
            if error is StoreError || error is Conflict || error is Disconnected { failure = error }
            throw error
        }
    }

    /// What the transaction comes to: errors of the body come out unchanged, unless starting again would help.
    func settle<T>(_ result: Result<T, any Error>) throws -> T {
        if let failure, failure is Conflict || failure is Disconnected { throw failure }
        let value = try result.get()
        if let failure { throw failure }
        return value
    }

    /// Whether what failed can be undone by going back to a savepoint; if so, it is forgotten.
    func forgetFailure() -> Bool {
        guard let failure else { return true }
        guard failure is StoreError else { return false }
        self.failure = nil
        return true
    }
}
