import Foundation

/// A row as one line of JSON: `["0193…","Text",1732413688123456,null,[{"rolle":"lesen"}]]`.
///
/// Times are microseconds since 1970, bytes are Base64; JSON stands in brackets, so that its `null` is not
/// that of SQL. The kinds of the columns tell what a value means, so the line is the same whichever engine
/// the row comes from.
enum ArchiveRow {
    static func append(_ values: [Value], of table: ArchiveTable, to output: inout [UInt8]) throws {
        for (at, value) in values.enumerated() {
            output.append(UInt8(ascii: at == 0 ? "[" : ","))
            do {
                try append(value, table.columns[at].kind, to: &output)
            } catch {
                throw BackupError.unreadable(table: table.name, column: table.columns[at].name)
            }
        }
        output += "]\n".utf8
    }

    private static func append(_ value: Value, _ kind: ArchiveKind, to output: inout [UInt8]) throws {
        if value == .null {
            output += "null".utf8
            return
        }
        switch kind {
        case .text: ArchiveText.append(try String(sqlValue: value).utf8, to: &output)
        case .bigint: output += String(try Int64(sqlValue: value)).utf8
        case .boolean: output += (try Bool(sqlValue: value) ? "true" : "false").utf8
        case .timestamptz: output += String(try Timestamp(sqlValue: value).microseconds).utf8
        case .uuid: ArchiveText.append(try ID<Any>(sqlValue: value).description.utf8, to: &output)
        case .bytea:
            ArchiveText.append(Data(try [UInt8](sqlValue: value)).base64EncodedString().utf8, to: &output)
        case .double:
            let number = try Double(sqlValue: value)
            // JSON has no word for infinity.
            let text = String(number)
            if number.isFinite { output += text.utf8 } else { ArchiveText.append(text.utf8, to: &output) }
        case .jsonb:
            var scanner = ArchiveScanner(Array(try JSON(sqlValue: value).text.utf8))
            output.append(UInt8(ascii: "["))
            try scanner.canonicalValue(into: &output)
            output.append(UInt8(ascii: "]"))
            guard scanner.isAtEnd else { throw ArchiveScanner.Malformed() }
        }
    }

    /// Reads the rows of a piece, line by line.
    static func read(_ piece: [UInt8], of table: ArchiveTable) throws -> [[Value]] {
        var scanner = ArchiveScanner(piece)
        var rows: [[Value]] = []
        while !scanner.isAtEnd {
            var row: [Value] = []
            row.reserveCapacity(table.columns.count)
            for (at, column) in table.columns.enumerated() {
                try scanner.expect(at == 0 ? "[" : ",")
                row.append(try value(column.kind, from: &scanner))
            }
            try scanner.expect("]")
            try scanner.expect("\n")
            rows.append(row)
        }
        return rows
    }

    private static func value(_ kind: ArchiveKind, from scanner: inout ArchiveScanner) throws -> Value {
        if scanner.take(word: "null") { return .null }
        switch kind {
        case .text: return .text(try text(&scanner))
        case .bigint: return .integer(try integer(&scanner))
        case .timestamptz: return .time(Timestamp(microseconds: try integer(&scanner)))
        case .boolean:
            if scanner.take(word: "true") { return .bool(true) }
            guard scanner.take(word: "false") else { throw ArchiveScanner.Malformed() }
            return .bool(false)
        case .uuid:
            guard let id = ID<Any>(try text(&scanner)) else { throw ArchiveScanner.Malformed() }
            return id.sqlValue
        case .bytea:
            guard let data = Data(base64Encoded: try text(&scanner)) else { throw ArchiveScanner.Malformed() }
            return .bytes(Array(data))
        case .double:
            let digits = scanner.next == UInt8(ascii: "\"") ? try scanner.string()[...] : try scanner.number()
            guard let number = Double(String(decoding: digits, as: UTF8.self)) else {
                throw ArchiveScanner.Malformed()
            }
            return .double(number)
        case .jsonb:
            var json: [UInt8] = []
            try scanner.expect("[")
            try scanner.canonicalValue(into: &json)
            try scanner.expect("]")
            return .json(JSON(trusted: String(decoding: json, as: UTF8.self)))
        }
    }

    private static func text(_ scanner: inout ArchiveScanner) throws -> String {
        String(decoding: try scanner.string(), as: UTF8.self)
    }

    private static func integer(_ scanner: inout ArchiveScanner) throws -> Int64 {
        guard let number = Int64(String(decoding: try scanner.number(), as: UTF8.self)) else {
            throw ArchiveScanner.Malformed()
        }
        return number
    }
}
