/// Our own types as columns; SQLite keeps them as integers, bytes and text.
extension Timestamp: SQLValue {
    package var sqlValue: Value { .time(self) }

    package init(sqlValue: Value) throws {
        switch sqlValue {
        case .time(let moment): self = moment
        case .integer(let microseconds): self.init(microseconds: microseconds)
        default: throw UnexpectedValue("time", sqlValue)
        }
    }
}

extension ID: SQLValue {
    package var sqlValue: Value { .uuid(high, low) }

    package init(sqlValue: Value) throws {
        switch sqlValue {
        case .uuid(let high, let low):
            self.init(high: high, low: low)
        case .bytes(let bytes) where bytes.count == 16:
            self.init(high: bytes.bigEndianInteger(at: 0), low: bytes.bigEndianInteger(at: 8))
        default:
            throw UnexpectedValue("uuid", sqlValue)
        }
    }
}

extension JSON: SQLValue {
    package var sqlValue: Value { .json(self) }

    package init(sqlValue: Value) throws {
        switch sqlValue {
        case .json(let json): self = json
        case .text(let text): self.init(trusted: text)
        default: throw UnexpectedValue("json", sqlValue)
        }
    }
}

extension [UInt8] {
    fileprivate func bigEndianInteger(at start: Int) -> UInt64 {
        self[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
}
