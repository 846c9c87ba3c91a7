/// The kinds of columns that both engines know, by the names that migrations use.
enum ArchiveKind: String, Codable, Sendable {
    case text, bigint, boolean, bytea, timestamptz, uuid, jsonb
    case double = "double precision"
}

/// A table as an archive describes it: its columns in order, and how many rows it has.
struct ArchiveTable: Codable, Sendable, Hashable {
    struct Column: Codable, Sendable, Hashable {
        var name: String
        var kind: ArchiveKind
    }

    var name: String
    var columns: [Column]
    /// The columns of the primary key, by which rows are put in order.
    var key: [String]
    var rows: Int

    /// Tables that no archive holds as rows: its header and its files tell the same.
    static let unlisted: Set<String> = ["migrations", "blob_chunks"]

    /// Whether it has the same columns; the number of rows plays no part.
    func isLike(_ other: ArchiveTable) -> Bool {
        name == other.name && Set(columns) == Set(other.columns)
    }

    /// All rows in the order of the key.
    var selection: SQL {
        let order = (key.isEmpty ? columns.map(\.name) : key).map(SQL.name).joined(separator: ", ")
        return "SELECT \(columnList) FROM \(SQL.name(name)) ORDER BY \(order)"
    }

    /// Statements that put rows in, many at a time, because each journey to a server takes time.
    ///
    /// Rows with nulls in the same places go together, in few sizes: so the same statements come again and
    /// again, and the engine need not prepare each anew. The order of rows plays no part.
    func insertions(_ rows: [[Value]]) -> [SQL] {
        let alike = Dictionary(grouping: rows) { row in row.map { $0 == .null } }
        return alike.values.flatMap { rows in
            var statements: [SQL] = []
            var start = 0
            while start < rows.count {
                // The greatest power of two that fits, within the limits that engines set for parameters.
                let rest = min(rows.count - start, max(1, 1000 / max(1, columns.count)))
                let size = 1 << (Int.bitWidth - 1 - rest.leadingZeroBitCount)
                statements.append(insertion(rows[start..<(start + size)]))
                start += size
            }
            return statements
        }
    }

    private func insertion(_ rows: ArraySlice<[Value]>) -> SQL {
        let lines = rows.map { row -> SQL in
            let values = row.map { value -> SQL in "\(value)" }
            return "(\(values.joined(separator: ", ")))"
        }
        return "INSERT INTO \(SQL.name(name)) (\(columnList)) VALUES \(lines.joined(separator: ", "))"
    }

    private var columnList: SQL { columns.map { SQL.name($0.name) }.joined(separator: ", ") }
}

/// A value goes into a statement as it is.
extension Value: SQLValue {
    package var sqlValue: Value { self }

    package init(sqlValue value: Value) throws { self = value }
}
