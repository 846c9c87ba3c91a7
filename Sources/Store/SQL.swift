/// A statement with its values apart from the text: `"SELECT name FROM people WHERE id = \(id)"`.
///
/// The text can only come from literals in the source (`StaticString`), so nothing that a person typed
/// can ever become part of it; what is interpolated becomes a parameter.
package struct SQL: Sendable, Hashable {
    /// Statement text with `?` for each parameter, which is SQLite's form.
    private(set) var text = ""

    /// Where those marks stand, in bytes; a `?` inside a quoted literal is not among them.
    private(set) var marks: [Int] = []

    private(set) var values: [Value] = []

    mutating func append(text more: String) {
        text += more
    }

    mutating func append(value: Value) {
        marks.append(text.utf8.count)
        values.append(value)
        text += "?"
    }

    mutating func append(_ other: SQL) {
        let offset = text.utf8.count
        text += other.text
        marks.append(contentsOf: other.marks.lazy.map { $0 + offset })
        values.append(contentsOf: other.values)
    }

    /// Both, one after the other, with a blank between them.
    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(text: " ")
        sum.append(right)
        return sum
    }

    /// The name of a table or column that is known only at run time, in double quotes.
    package static func name(_ name: String) -> SQL {
        var sql = SQL()
        let parts = name.split(separator: "\"", omittingEmptySubsequences: false)
        sql.append(text: "\"" + parts.joined(separator: "\"\"") + "\"")
        return sql
    }
}

extension [SQL] {
    /// All in one, such as conditions with `" AND "` between them.
    package func joined(separator: SQL) -> SQL {
        var result = SQL()
        for (position, part) in enumerated() {
            if position > 0 { result.append(separator) }
            result.append(part)
        }
        return result
    }
}
