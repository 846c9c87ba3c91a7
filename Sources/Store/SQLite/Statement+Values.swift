import GRDB
import GRDBSQLite

/// Values into and out of a prepared statement.
extension Statement {
    /// Whether it has given rows and not yet ended.
    var isStepping: Bool { sqlite3_stmt_busy(sqliteStatement) != 0 }

    /// Ready for the next use, without holding on to large values.
    func finish() {
        sqlite3_reset(sqliteStatement)
        sqlite3_clear_bindings(sqliteStatement)
    }

    var columns: Row.Columns {
        let raw = sqliteStatement
        return Row.Columns(
            (0..<sqlite3_column_count(raw)).map {
                sqlite3_column_name(raw, $0).map { String(cString: $0) } ?? ""
            }
        )
    }

    func row(_ columns: Row.Columns) -> Row {
        let count = columns.names.count
        let values = [Value](unsafeUninitializedCapacity: count) { buffer, initialised in
            for position in 0..<count {
                (buffer.baseAddress.unsafelyUnwrapped + position).initialize(to: value(Int32(position)))
            }
            initialised = count
        }
        return Row(columns: columns, values: values)
    }

    /// Whether SQLite took all of them.
    func bind(_ values: [Value]) -> Bool {
        for (position, value) in values.enumerated() {
            guard bind(value, at: Int32(position + 1)) == SQLITE_OK else { return false }
        }
        return true
    }

    private func bind(_ value: Value, at place: Int32) -> Int32 {
        let raw = sqliteStatement
        switch value {
        case .null: return sqlite3_bind_null(raw, place)
        case .integer(let number): return sqlite3_bind_int64(raw, place, number)
        case .double(let number): return sqlite3_bind_double(raw, place, number)
        case .bool(let flag): return sqlite3_bind_int64(raw, place, flag ? 1 : 0)
        case .time(let moment): return sqlite3_bind_int64(raw, place, moment.microseconds)
        case .text(let text): return bind(text, at: place)
        case .json(let json): return bind(json.text, at: place)
        case .bytes(let bytes): return bytes.withUnsafeBytes { bind($0, at: place) }
        case .uuid(let high, let low):
            return withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bind($0, at: place) }
        }
    }

    private func bind(_ text: String, at place: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty text may have no address, which SQLite would take for NULL.
                guard let start = characters.baseAddress, !characters.isEmpty else {
                    return sqlite3_bind_text(sqliteStatement, place, "", 0, copied)
                }
                return sqlite3_bind_text64(
                    sqliteStatement,
                    place,
                    start,
                    UInt64(characters.count),
                    copied,
                    UInt8(SQLITE_UTF8)
                )
            }
        }
    }

    private func bind(_ bytes: UnsafeRawBufferPointer, at place: Int32) -> Int32 {
        guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(sqliteStatement, place, 0) }
        return sqlite3_bind_blob64(sqliteStatement, place, bytes.baseAddress, UInt64(bytes.count), copied)
    }

    private func value(_ position: Int32) -> Value {
        let raw = sqliteStatement
        switch sqlite3_column_type(raw, position) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(raw, position))
        case SQLITE_FLOAT: return .double(sqlite3_column_double(raw, position))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(raw, position)
            let count = Int(sqlite3_column_bytes(raw, position))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(raw, position)
            let count = Int(sqlite3_column_bytes(raw, position))
            return .bytes(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }
}

/// SQLite copies what it is given (`SQLITE_TRANSIENT`, a macro that Swift does not see).
private nonisolated(unsafe) let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
