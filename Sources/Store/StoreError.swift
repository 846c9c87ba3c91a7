/// What the database refused or could not do, alike on both engines.
///
/// Neither the cases nor their descriptions carry values of rows: errors are logged, and values may be personal.
package enum StoreError: Error, Sendable, Equatable {
    /// Another row already has these values; the columns, such as `people.email`.
    case unique(String)
    /// A row refers to one that is not there, or one is deleted that others refer to.
    case foreignKey
    /// The name of the constraint.
    case check(String)
    /// The column, such as `people.name`.
    case notNull(String)
    /// The database cannot be reached, or went away and nobody knows whether the commit arrived.
    case unavailable(String)
    case diskFull
    case damaged(String)
    /// Too much at once: no connection became free, or others kept getting in the way.
    case busy
    /// The database was migrated by a newer version of the program.
    case newerDatabase(found: Int, known: Int)
    /// Another migration was applied at this position.
    case foreignMigration(position: Int, found: String, expected: String)
    /// A value that cannot be stored, such as text with U+0000.
    case invalidValue(String)
    /// A mistake in the program: wrong SQL, wrong types.
    case other(String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unique(let columns): "unique constraint: \(columns)"
        case .foreignKey: "foreign key constraint"
        case .check(let name): "check constraint: \(name)"
        case .notNull(let column): "not null constraint: \(column)"
        case .unavailable(let reason): "database unavailable: \(reason)"
        case .diskFull: "disk full"
        case .damaged(let reason): "database damaged: \(reason)"
        case .busy: "database busy"
        case .newerDatabase(let found, let known): "database has \(found) migrations, program knows \(known)"
        case .foreignMigration(let position, let found, let expected):
            "migration \(position) in the database is \"\(found)\", in the program \"\(expected)\""
        case .invalidValue(let text): "invalid value: \(text)"
        case .other(let text): text
        }
    }
}
