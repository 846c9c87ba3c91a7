/// What may stand between `\(` and `)` in an SQL literal.
extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral literal: StaticString) {
        append(text: literal.description)
    }

    package init(stringInterpolation parts: StringInterpolation) {
        self = parts.sql
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var sql = SQL()

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: StaticString) {
            sql.append(text: literal.description)
        }

        /// `\(id)`: a parameter.
        package mutating func appendInterpolation(_ value: some SQLValue) {
            sql.append(value: value.sqlValue)
        }

        /// The same for one that may be null.
        package mutating func appendInterpolation<T: SQLValue>(_ value: T?) {
            sql.append(value: value.sqlValue)
        }

        /// `\(condition)`: another piece of SQL with its parameters.
        package mutating func appendInterpolation(_ other: SQL) {
            sql.append(other)
        }

        package mutating func appendInterpolation(sql other: SQL) {
            sql.append(other)
        }

        /// A list for `IN \(list: ids)`, such as `(?, ?, ?)`.
        ///
        /// An empty list matches nothing, neither with `IN` nor with `NOT IN`.
        ///
        /// The last value is repeated up to a power of two, so that lists of all lengths need few prepared
        /// statements.
        package mutating func appendInterpolation<T: SQLValue>(list values: some Collection<T>) {
            guard var last = values.first?.sqlValue else { return sql.append(text: "(NULL)") }
            sql.append(text: "(")
            for (position, value) in values.enumerated() {
                if position > 0 { sql.append(text: ", ") }
                last = value.sqlValue
                sql.append(value: last)
            }
            for _ in values.count..<values.count.roundedUpToPowerOfTwo {
                sql.append(text: ", ")
                sql.append(value: last)
            }
            sql.append(text: ")")
        }
    }
}

extension Int {
    fileprivate var roundedUpToPowerOfTwo: Int {
        self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
    }
}
