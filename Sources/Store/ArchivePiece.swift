/// A part of a table that becomes one file: rows until a megabyte is full.
///
/// The format wants the length of a file before its content, so a file must fit into memory; a whole table
/// need not.
struct ArchivePiece {
    private let table: ArchiveTable
    private var bytes: [UInt8] = []
    private var number = 1

    private static let full = 1 << 20

    init(_ table: ArchiveTable) { self.table = table }

    static func name(_ table: String, _ number: Int) -> String {
        let digits = String(number)
        return
            "tables/\(table)/\(String(repeating: "0", count: max(0, 6 - digits.utf8.count)))\(digits).ndjson"
    }

    mutating func append(_ row: Row, to writer: inout ArchiveWriter) throws {
        let start = bytes.count
        try ArchiveRow.append(row.values, of: table, to: &bytes)
        guard bytes.count > Self.full, start > 0 else { return }
        // This row begins the next piece.
        let own = Array(bytes[start...])
        bytes.removeLast(own.count)
        try flush(to: &writer)
        bytes += own
    }

    mutating func flush(to writer: inout ArchiveWriter) throws {
        guard !bytes.isEmpty else { return }
        try writer.add(Self.name(table.name, number), bytes)
        number += 1
        bytes.removeAll(keepingCapacity: true)
    }
}
