/// The same statement in PostgreSQL's form: `$1` for `?`, `NULL` for parameters that are null.
extension SQL {
    var postgresText: String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + marks.count * 2)
        var start = 0
        var number = 0
        for (mark, value) in zip(marks, values) {
            result.append(contentsOf: bytes[start..<mark])
            start = mark + 1
            if value == .null {
                result.append(contentsOf: "NULL".utf8)
            } else {
                number += 1
                result.append(contentsOf: "$\(number)".utf8)
            }
        }
        result.append(contentsOf: bytes[start...])
        return String(decoding: result, as: UTF8.self)
    }

    /// What one prepared statement can serve: the same text with parameters of the same types.
    func shape(_ types: [UInt32]) -> StatementShape {
        StatementShape(
            text: text,
            types: types,
            nulls: marks.count == types.count ? [] : values.map { $0 == .null }
        )
    }
}

struct StatementShape: Hashable {
    let text: String
    let types: [UInt32]
    let nulls: [Bool]
}
