import CPostgres

/// The values of one statement on their way to the server: one buffer, binary, with the types named.
///
/// `null` is not among them. It stands as `NULL` in the text, because a parameter without a type cannot be
/// used everywhere: `$1 IS NULL` is refused, `NULL IS NULL` is not.
struct PostgresParameters {
    private(set) var types: [Oid] = []
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(_ values: [Value]) throws {
        types.reserveCapacity(values.count)
        ends.reserveCapacity(values.count)
        for value in values {
            try value.check()
            guard let type = append(value) else { continue }
            types.append(type)
            ends.append(bytes.count)
        }
        // An empty value at the very end still needs an address, else it would count as null.
        bytes.append(0)
    }

    /// Calls with what libpq wants: count, pointers, lengths, formats.
    func withPointers<T>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> T
    ) -> T {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            var pointers: [UnsafePointer<CChar>?] = []
            var lengths: [Int32] = []
            pointers.reserveCapacity(ends.count)
            lengths.reserveCapacity(ends.count)
            for end in ends {
                pointers.append(buffer.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self))
                lengths.append(Int32(end - start))
                start = end
            }
            return body(Int32(ends.count), pointers, lengths, [Int32](repeating: 1, count: ends.count))
        }
    }

    /// The type of what was appended; `nil` for null.
    private mutating func append(_ value: Value) -> Oid? {
        switch value {
        case .null: return nil
        case .text(let text):
            bytes.append(contentsOf: text.utf8)
            return PostgresType.text
        case .integer(let number): return append(UInt64(bitPattern: number), PostgresType.int8)
        case .double(let number): return append(number.bitPattern, PostgresType.float8)
        case .bool(let flag):
            bytes.append(flag ? 1 : 0)
            return PostgresType.bool
        case .bytes(let content):
            bytes.append(contentsOf: content)
            return PostgresType.bytea
        case .time(let moment):
            return append(
                UInt64(bitPattern: moment.microseconds - PostgresType.epoch),
                PostgresType.timestamptz
            )
        case .uuid(let high, let low):
            _ = append(high, PostgresType.uuid)
            return append(low, PostgresType.uuid)
        case .json(let json):
            // The version of the binary form.
            bytes.append(1)
            bytes.append(contentsOf: json.text.utf8)
            return PostgresType.jsonb
        }
    }

    private mutating func append(_ word: UInt64, _ type: Oid) -> Oid {
        withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
        return type
    }
}
