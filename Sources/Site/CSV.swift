/// Tables as text, by RFC 4180: commas, quotes doubled, CRLF.
enum CSV {
    /// The numbers of the rows (the header is 1) that have more or fewer cells than the header.
    static func unevenRows(_ bytes: [UInt8]) -> [Int] {
        let rows = records(bytes)
        let columns = rows.first?.count ?? 0
        return rows.enumerated().filter { $0.element.count != columns }.map { $0.offset + 1 }
    }

    /// Reads a table with a header line into rows by column name.
    static func read(_ bytes: [UInt8]) -> [[String: String]] {
        // Excel writes a byte order mark before the first column's name.
        var rows = records(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes)
        guard !rows.isEmpty else { return [] }
        let header = rows.removeFirst()
        return rows.map { row in
            Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
        }
    }

    private static func records(_ bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var quoted = false
        var at = 0
        func take() {
            row.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        while at < bytes.count {
            let byte = bytes[at]
            let isQuote = byte == UInt8(ascii: "\"")
            if quoted, isQuote, at + 1 < bytes.count, bytes[at + 1] == byte {
                cell.append(byte)
                at += 1
            } else if isQuote {
                quoted.toggle()
            } else if byte == UInt8(ascii: ","), !quoted {
                take()
            } else if byte == 10, !quoted {
                take()
                rows.append(row)
                row = []
            } else if byte != 13 || quoted {
                cell.append(byte)
            }
            at += 1
        }
        if !cell.isEmpty || !row.isEmpty {
            take()
            rows.append(row)
        }
        return rows.filter { $0 != [""] }
    }

    /// Writes a table.
    ///
    /// A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    static func write(_ rows: [[String]]) -> [UInt8] {
        var text = ""
        for row in rows {
            text += row.map(cell).joined(separator: ",") + "\r\n"
        }
        return Array(text.utf8)
    }

    private static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
            text = "'" + text
        }
        guard text.utf8.contains(where: { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
