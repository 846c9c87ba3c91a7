import GRDB
import GRDBSQLite

/// Statements of one transaction on one of GRDB's connections.
///
/// Steps, binds and reads through SQLite's own interface: GRDB's rows and arguments would copy every value once more.
final class SQLiteConnection: Connection {
    private let database: Database
    private let statements: SQLiteStatements

    init(_ database: Database, _ statements: SQLiteStatements) {
        self.database = database
        self.statements = statements
    }

    func rows(_ sql: SQL, limit: Int) throws -> [Row] {
        var rows: [Row] = []
        try step(sql) { statement in
            let columns = statement.columns
            // To the end even beyond the limit when rows are changed, which happens while they are stepped through.
            // Never beyond the end: SQLite would take that for the next run.
            let stopsEarly = statement.isReadonly
            while !stopsEarly || rows.count < limit, try next(statement) {
                if rows.count < limit { rows.append(statement.row(columns)) }
            }
        }
        return rows
    }

    func together(_ questions: [SQL]) throws -> [[Row]] {
        try questions.map { try rows($0, limit: .max) }
    }

    func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try step(sql) { statement in
            let columns = statement.columns
            while try next(statement) { try body(statement.row(columns)) }
        }
    }

    func run(_ sql: SQL) throws -> Int {
        let before = sqlite3_total_changes(database.sqliteConnection)
        try step(sql) { statement in while try next(statement) {} }
        // The count of changes is that of the last statement that changed anything, which need not be this one.
        let isChanged = sqlite3_total_changes(database.sqliteConnection) != before
        return isChanged ? database.changesCount : 0
    }

    func script(_ statement: String) throws {
        try command(statement)
    }

    /// SQLite sets none.
    func takeYourTime() {}

    func command(_ text: String) throws {
        let statement = try statements.statement(text, in: database)
        defer { statement.finish() }
        while try next(statement) {}
    }

    private func step(_ sql: SQL, _ body: (Statement) throws -> Void) throws {
        for value in sql.values { try value.check() }
        let statement = try statements.statement(sql.text, in: database)
        defer { statement.finish() }
        guard statement.bind(sql.values) else { throw failure() }
        try body(statement)
    }

    private func next(_ statement: Statement) throws -> Bool {
        switch sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure()
        }
    }

    /// The last error belongs to the connection, so it is read before anything else happens there.
    private func failure() -> any Error {
        let connection = database.sqliteConnection
        return SQLiteFailure(
            code: sqlite3_extended_errcode(connection),
            message: String(cString: sqlite3_errmsg(connection))
        ).translated
    }
}
