/// PostgreSQL's catalogue.
extension ArchiveCatalogue {
    /// Tables of extensions come and go with them.
    static let postgresTables: SQL = """
        SELECT c.relname::text FROM pg_catalog.pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
          AND c.relname NOT LIKE 'derived\\_%'
          AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        ORDER BY c.relname
        """

    static let postgresReferences: SQL = """
        SELECT DISTINCT child.relname::text AS child, parent.relname::text AS parent
        FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_class child ON child.oid = k.conrelid
        JOIN pg_catalog.pg_class parent ON parent.oid = k.confrelid
        WHERE k.contype = 'f' AND child.relnamespace = current_schema()::regnamespace
          AND child.relname NOT LIKE 'derived\\_%'
        """

    static let postgresDerived: SQL = """
        SELECT c.relname::text FROM pg_catalog.pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
          AND c.relname LIKE 'derived\\_%'
        """

    /// Generated columns are left out: the engine makes them anew.
    static func postgresTable(_ name: String, _ reader: Reader) throws -> ArchiveTable {
        let rows = try reader.rows(
            """
            SELECT a.attname::text AS name, t.typname::text AS type,
                   array_position(i.indkey::int2[], a.attnum)::bigint AS place
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
            JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = \(name)
              AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            ORDER BY a.attnum
            """
        )
        var columns: [ArchiveTable.Column] = []
        var key: [(place: Int, name: String)] = []
        for row in rows {
            let column: String = try row.get("name")
            guard let kind = kinds[try row.get("type")] else {
                throw BackupError.unknownKind(table: name, column: column)
            }
            columns.append(ArchiveTable.Column(name: column, kind: kind))
            if let place: Int = try row.get("place") { key.append((place, column)) }
        }
        let sorted = key.sorted { $0.place < $1.place }.map(\.name)
        return ArchiveTable(name: name, columns: columns, key: sorted, rows: 0)
    }

    private static let kinds: [String: ArchiveKind] = [
        "text": .text, "int8": .bigint, "bool": .boolean, "bytea": .bytea, "timestamptz": .timestamptz,
        "uuid": .uuid, "jsonb": .jsonb, "float8": .double,
    ]
}
