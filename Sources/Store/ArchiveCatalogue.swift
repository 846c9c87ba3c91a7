/// The tables of a database as its own catalogue tells them, so that no feature has to register its own.
struct ArchiveCatalogue {
    private(set) var tables: [ArchiveTable]
    /// Pairs of a table and one that it refers to.
    let references: [(from: String, to: String)]

    /// The tables with their columns.
    init(_ reader: Reader) throws {
        try self.init(names: reader)
        tables = try tables.map { table in
            try reader.engine == .sqlite
                ? Self.sqliteTable(table.name, reader) : Self.postgresTable(table.name, reader)
        }
    }

    /// The tables without their columns, whatever types those have.
    init(names reader: Reader) throws {
        let names: [String]
        switch reader.engine {
        case .sqlite:
            names = try reader.values(Self.sqliteTables)
            references = try reader.rows(Self.sqliteReferences).map(Self.reference)
        case .postgres:
            names = try reader.values(Self.postgresTables)
            references = try reader.rows(Self.postgresReferences).map(Self.reference)
        }
        tables = names.map { ArchiveTable(name: $0, columns: [], key: [], rows: 0) }
    }

    /// Tables that a feature makes from others, by the beginning of their names: `derived_search_text`.
    ///
    /// No archive holds them, a restore throws them away, and they may differ between the engines.
    static func derived(_ reader: Reader) throws -> [String] {
        try reader.values(reader.engine == .sqlite ? sqliteDerived : postgresDerived)
    }

    private static func reference(_ row: Row) throws -> (from: String, to: String) {
        (try row.get("child"), try row.get("parent"))
    }

    /// What an archive holds as rows: referred to before those that refer, else by name.
    ///
    /// In this order rows can be put in without a reference that waits for its target.
    var ordered: [ArchiveTable] {
        Self.ordered(tables.filter { !ArchiveTable.unlisted.contains($0.name) }, references)
    }

    /// All tables in an order in which they can go: those that refer before what they refer to.
    var removable: [String] { Self.ordered(tables, references).map(\.name).reversed() }

    private static func ordered(
        _ tables: [ArchiveTable],
        _ references: [(from: String, to: String)]
    ) -> [ArchiveTable] {
        var rest = tables.sorted { $0.name < $1.name }
        var result: [ArchiveTable] = []
        while !rest.isEmpty {
            let waiting = Set(rest.map(\.name))
            let free = rest.firstIndex { table in
                !references.contains {
                    $0.from == table.name && $0.to != table.name && waiting.contains($0.to)
                }
            }
            // Tables that refer to each other in a circle: the deferred constraints wait for all of them.
            result.append(rest.remove(at: free ?? 0))
        }
        return result
    }
}
