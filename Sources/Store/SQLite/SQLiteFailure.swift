import GRDB
import GRDBSQLite

/// What SQLite said, with its extended result code, and what that means.
struct SQLiteFailure {
    let code: Int32
    let message: String

    init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: DatabaseError) {
        code = error.extendedResultCode.rawValue
        message = error.message ?? "code \(code)"
    }

    var translated: any Error {
        switch code {
        case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID:
            StoreError.unique(subject)
        case SQLITE_CONSTRAINT_FOREIGNKEY: StoreError.foreignKey
        case SQLITE_CONSTRAINT_CHECK: StoreError.check(subject)
        case SQLITE_CONSTRAINT_NOTNULL: StoreError.notNull(subject)
        default: translatedByKind
        }
    }

    private var translatedByKind: any Error {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: Conflict()
        case SQLITE_FULL: StoreError.diskFull
        case SQLITE_CORRUPT, SQLITE_NOTADB: StoreError.damaged(message)
        case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM:
            StoreError.unavailable(message)
        case SQLITE_TOOBIG: StoreError.invalidValue("a value larger than SQLite keeps")
        default: StoreError.other(message)
        }
    }

    /// "people.email" of "UNIQUE constraint failed: people.email": names, never values.
    private var subject: String {
        message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
    }
}

/// Extended codes, which are macros that Swift does not see (sqlite.org/rescode.html).
private let SQLITE_CONSTRAINT_CHECK = SQLITE_CONSTRAINT | 1 << 8
private let SQLITE_CONSTRAINT_FOREIGNKEY = SQLITE_CONSTRAINT | 3 << 8
private let SQLITE_CONSTRAINT_NOTNULL = SQLITE_CONSTRAINT | 5 << 8
private let SQLITE_CONSTRAINT_PRIMARYKEY = SQLITE_CONSTRAINT | 6 << 8
private let SQLITE_CONSTRAINT_UNIQUE = SQLITE_CONSTRAINT | 8 << 8
private let SQLITE_CONSTRAINT_ROWID = SQLITE_CONSTRAINT | 10 << 8
