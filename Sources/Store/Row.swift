/// One row of a result, read by the names of its columns: `try row.get("name", as: String.self)`.
package struct Row: Sendable {
    package let columns: Columns

    /// The values from left to right, as the engine gave them.
    package let values: [Value]

    /// The names of a result's columns, made once for all of its rows.
    package final class Columns: Sendable {
        package let names: [String]

        init(_ names: [String]) { self.names = names }
    }

    /// The value of a column.
    ///
    /// - Throws: ``RowError`` with the column, what was wanted and what was found.
    package func get<T: SQLValue>(_ column: String, as type: T.Type = T.self) throws -> T {
        // Results have few columns; comparing names beats hashing them.
        guard let position = columns.names.firstIndex(of: column) else {
            let known = columns.names.joined(separator: ", ")
            throw RowError(column: column, reason: "no such column among \(known)")
        }
        return try decode(position)
    }

    func decode<T: SQLValue>(_ position: Int, as type: T.Type = T.self) throws -> T {
        do {
            return try T(sqlValue: values[position])
        } catch let error as UnexpectedValue {
            throw RowError(column: columns.names[position], reason: error.description)
        }
    }
}

/// A type that is read from one row, usually a record: `init(row:)` names the columns it needs.
package protocol RowDecodable {
    init(row: Row) throws
}

/// A row does not hold what the code expects.
///
/// Told as `column "seen_at": expected time, found text`; never the content.
package struct RowError: Error, Sendable, Equatable, CustomStringConvertible {
    package let column: String
    package let reason: String

    package var description: String { "column \"\(column)\": \(reason)" }
}
