/// The types of the standard library as columns.
extension String: SQLValue {
    package var sqlValue: Value { .text(self) }

    package init(sqlValue: Value) throws {
        guard case .text(let text) = sqlValue else { throw UnexpectedValue("text", sqlValue) }
        self = text
    }
}

extension Int64: SQLValue {
    package var sqlValue: Value { .integer(self) }

    package init(sqlValue: Value) throws {
        guard case .integer(let number) = sqlValue else {
            throw UnexpectedValue("integer", sqlValue)
        }
        self = number
    }
}

extension Int: SQLValue {
    package var sqlValue: Value { .integer(Int64(self)) }

    package init(sqlValue: Value) throws {
        guard case .integer(let number) = sqlValue else {
            throw UnexpectedValue("integer", sqlValue)
        }
        self = Int(number)
    }
}

extension Double: SQLValue {
    package var sqlValue: Value { .double(self) }

    /// Whole numbers are accepted: `sum()` and `avg()` give them on one engine and not on the other.
    package init(sqlValue: Value) throws {
        switch sqlValue {
        case .double(let number): self = number
        case .integer(let number): self = Double(number)
        default: throw UnexpectedValue("double", sqlValue)
        }
    }
}

extension Bool: SQLValue {
    package var sqlValue: Value { .bool(self) }

    package init(sqlValue: Value) throws {
        switch sqlValue {
        case .bool(let flag): self = flag
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw UnexpectedValue("bool", sqlValue)
        }
    }
}

extension [UInt8]: SQLValue {
    package var sqlValue: Value { .bytes(self) }

    package init(sqlValue: Value) throws {
        guard case .bytes(let bytes) = sqlValue else {
            throw UnexpectedValue("bytes", sqlValue)
        }
        self = bytes
    }
}

extension Optional: SQLValue where Wrapped: SQLValue {
    package var sqlValue: Value { self?.sqlValue ?? .null }

    package init(sqlValue: Value) throws {
        if case .null = sqlValue {
            self = nil
        } else {
            self = try Wrapped(sqlValue: sqlValue)
        }
    }
}
