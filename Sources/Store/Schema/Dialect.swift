/// What differs between the engines in what they are told.
enum Dialect {
    /// A statement of a migration as an engine wants it.
    static func translate(_ statement: String, for engine: Engine) -> String {
        var bytes = Array(statement.utf8)
        let tokens = SQLToken.all(in: bytes)
        // STRICT: a text in a column of numbers is an error, as in PostgreSQL.
        if engine == .sqlite, let end = ColumnType.endOfColumns(in: tokens) {
            bytes.insert(contentsOf: " STRICT".utf8, at: end)
        }
        // From the end, so that the places further ahead stay right.
        for type in ColumnType.all(in: tokens).reversed() {
            guard let own = name(of: type, for: engine) else { continue }
            bytes.replaceSubrange(type.range, with: own.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What an engine calls a type; `nil` leaves it as it is, and what the engine does not know it refuses.
    private static func name(of type: ColumnType, for engine: Engine) -> String? {
        switch (engine, type.name) {
        // Texts are ordered by their bytes, as SQLite does, and not by the language of the server.
        case (.postgres, "text"): "text COLLATE \"C\""
        case (.postgres, _): nil
        case (.sqlite, "boolean"): "/* boolean */ INTEGER CHECK (\(type.column) IN (0, 1))"
        case (.sqlite, let name): sqlite[name]
        }
    }

    /// Times are microseconds since 1970, keys sixteen bytes.
    ///
    /// SQLite keeps the text of a table with its comments, so that a backup can tell a time from a number.
    private static let sqlite = [
        "text": "TEXT", "bigint": "INTEGER", "double precision": "REAL",
        "timestamptz": "/* timestamptz */ INTEGER",
        "uuid": "/* uuid */ BLOB", "bytea": "/* bytea */ BLOB", "jsonb": "/* jsonb */ TEXT",
    ]

    /// Ends a SELECT of rows that only one transaction may take: those that another has locked are passed over.
    ///
    /// SQLite has one writer at a time and needs no word for it.
    static func skippingLocked(_ engine: Engine) -> SQL {
        engine == .postgres ? "FOR UPDATE SKIP LOCKED" : ""
    }
}
