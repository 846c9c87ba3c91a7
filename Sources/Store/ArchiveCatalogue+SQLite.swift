/// SQLite's catalogue.
extension ArchiveCatalogue {
    /// Shadow tables of a search index belong to the engine and are not of type 'table'.
    static let sqliteTables: SQL = """
        SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND name NOT LIKE 'derived\\_%' ESCAPE '\\' ORDER BY name
        """

    static let sqliteDerived: SQL = """
        SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type IN ('table', 'virtual') AND name LIKE 'derived\\_%' ESCAPE '\\'
        """

    static let sqliteReferences: SQL = """
        SELECT DISTINCT l.name AS child, f."table" AS parent
        FROM pragma_table_list l, pragma_foreign_key_list(l.name) f
        WHERE l.schema = 'main' AND l.type = 'table'
        """

    /// The columns of a table that other tables refer to.
    static func sqliteKeys(of table: String, _ reader: Reader) throws -> [String] {
        try reader.values(
            """
            SELECT DISTINCT f."to" FROM pragma_table_list l, pragma_foreign_key_list(l.name) f
            WHERE l.schema = 'main' AND l.type = 'table' AND l.name <> \(table) AND f."table" = \(table)
              AND f."to" IS NOT NULL
            """
        )
    }

    /// The kinds stand as comments before the types, as the dialect wrote them.
    static func sqliteTable(_ name: String, _ reader: Reader) throws -> ArchiveTable {
        let text: String? = try reader.value(
            "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = \(name)"
        )
        let rows = try reader.rows("SELECT name, type, pk FROM pragma_table_info(\(name)) ORDER BY cid")
        var columns: [ArchiveTable.Column] = []
        var key: [(place: Int, name: String)] = []
        for row in rows {
            let column: String = try row.get("name")
            guard let kind = kind(of: column, type: try row.get("type"), in: text ?? "") else {
                throw BackupError.unknownKind(table: name, column: column)
            }
            columns.append(ArchiveTable.Column(name: column, kind: kind))
            let place: Int = try row.get("pk")
            if place > 0 { key.append((place, column)) }
        }
        let sorted = key.sorted { $0.place < $1.place }.map(\.name)
        return ArchiveTable(name: name, columns: columns, key: sorted, rows: 0)
    }

    private static func kind(of column: String, type: String, in text: String) -> ArchiveKind? {
        let places = text.ranges(of: "\(column) /* ") + text.ranges(of: "\(column)\" /* ")
        for match in places {
            let before = text[..<match.lowerBound].last
            // "at" also ends "created_at".
            guard before.map({ " \n\"(,".contains($0) }) ?? false else { continue }
            let word = text[match.upperBound...].prefix { $0 != "*" }.dropLast()
            return ArchiveKind(rawValue: String(word))
        }
        switch type {
        case "TEXT": return .text
        case "INTEGER": return .bigint
        case "REAL": return .double
        default: return nil
        }
    }
}
