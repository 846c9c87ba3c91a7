/// Rows of a file for spreadsheet programs (RFC 4180): `CSV.line(["Zeit", "Ereignis"])`.
///
/// Semicolons and the byte order mark are what German spreadsheet programs expect when they open a file by a double click.
package enum CSV {
    /// Stands at the start of the file.
    package static let start: [UInt8] = [0xEF, 0xBB, 0xBF]

    package static func line(_ cells: [String]) -> [UInt8] {
        var line: [UInt8] = []
        for (number, cell) in cells.enumerated() {
            if number > 0 { line.append(UInt8(ascii: ";")) }
            append(cell, to: &line)
        }
        line += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        return line
    }

    private static func append(_ cell: String, to line: inout [UInt8]) {
        let isFormula = cell.utf8.first.map(formulaStarts.contains) ?? false
        let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x3B || $0 == 0x0A || $0 == 0x0D }
        guard isFormula || needsQuotes else {
            line += cell.utf8
            return
        }
        line.append(UInt8(ascii: "\""))
        // A cell from a stranger must not run as a formula in the program of whoever opens the file.
        if isFormula { line.append(UInt8(ascii: "'")) }
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { line.append(byte) }
            line.append(byte)
        }
        line.append(UInt8(ascii: "\""))
    }

    private static let formulaStarts: Set<UInt8> = Set("=+-@\t\r".utf8)
}
