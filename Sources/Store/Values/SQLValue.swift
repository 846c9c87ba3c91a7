/// A Swift type that can stand in an SQL parameter and in a column.
package protocol SQLValue: Sendable {
    var sqlValue: Value { get }

    /// Throws ``UnexpectedValue`` when the value is of another kind.
    init(sqlValue: Value) throws
}

/// A value of another kind than asked for.
///
/// Told as "expected integer, found text"; carries no content.
package struct UnexpectedValue: Error, Sendable, Equatable, CustomStringConvertible {
    package let wanted: String
    package let found: String

    package init(_ wanted: String, _ found: Value) {
        self.wanted = wanted
        self.found = found.kind
    }

    package var description: String { "expected \(wanted), found \(found)" }
}

/// Enumerations and wrapped values are stored as their raw value: `enum State: String, SQLValue`.
extension SQLValue where Self: RawRepresentable, RawValue: SQLValue {
    package var sqlValue: Value { rawValue.sqlValue }

    package init(sqlValue: Value) throws {
        guard let value = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw UnexpectedValue("\(Self.self)", sqlValue)
        }
        self = value
    }
}
