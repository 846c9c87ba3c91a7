import CPostgres

/// The columns of a result with their types, and how their bytes are read.
struct PostgresLayout {
    private let columns: Row.Columns
    private let types: [Oid]

    init(_ result: PostgresResult) {
        let places = 0..<PQnfields(result.pointer)
        columns = Row.Columns(places.map { PQfname(result.pointer, $0).map { String(cString: $0) } ?? "" })
        types = places.map { PQftype(result.pointer, $0) }
    }

    func row(_ row: Int32, of result: PostgresResult) throws -> Row {
        var values: [Value] = []
        values.reserveCapacity(types.count)
        for (position, type) in types.enumerated() {
            let column = Int32(position)
            guard PQgetisnull(result.pointer, row, column) == 0,
                let start = PQgetvalue(result.pointer, row, column)
            else {
                values.append(.null)
                continue
            }
            let count = Int(PQgetlength(result.pointer, row, column))
            values.append(try Self.value(of: type, UnsafeRawBufferPointer(start: start, count: count)))
        }
        return Row(columns: columns, values: values)
    }

    /// The binary formats that the server sends; numbers are in network order.
    private static func value(of type: Oid, _ bytes: UnsafeRawBufferPointer) throws -> Value {
        switch type {
        case PostgresType.text, PostgresType.varchar, PostgresType.name, PostgresType.unknown,
            PostgresType.char:
            .text(String(decoding: bytes, as: UTF8.self))
        case PostgresType.int8: .integer(Int64(bitPattern: word(bytes)))
        case PostgresType.uuid:
            .uuid(word(.init(rebasing: bytes.prefix(8))), word(.init(rebasing: bytes.dropFirst(8))))
        case PostgresType.timestamptz:
            // "infinity" is the greatest number; it stays far away instead of running over.
            .time(Timestamp(microseconds: Int64(bitPattern: word(bytes)) &+ PostgresType.epoch))
        case PostgresType.bool: .bool(bytes.first == 1)
        case PostgresType.bytea: .bytes(Array(bytes))
        case PostgresType.json: .json(JSON(trusted: String(decoding: bytes, as: UTF8.self)))
        // A version number stands before the text.
        case PostgresType.jsonb: .json(JSON(trusted: String(decoding: bytes.dropFirst(), as: UTF8.self)))
        case PostgresType.int4: .integer(Int64(Int32(truncatingIfNeeded: word(bytes))))
        case PostgresType.int2: .integer(Int64(Int16(truncatingIfNeeded: word(bytes))))
        case PostgresType.oid: .integer(Int64(word(bytes)))
        case PostgresType.float8: .double(Double(bitPattern: word(bytes)))
        case PostgresType.float4: .double(Double(Float(bitPattern: UInt32(truncatingIfNeeded: word(bytes)))))
        case PostgresType.numeric: try PostgresNumeric.value(bytes)
        default: throw StoreError.other("a column of the PostgreSQL type \(type) cannot be read")
        }
    }

    private static func word(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        if bytes.count == 8 { return UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)) }
        return bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
