import Crypto

/// Reads the files of an archive in the one order in which they are written, and believes nothing.
///
/// No name is ever used as a path on this machine. Whoever has reached the end without an error has read
/// exactly what was written: every file is compared with the sums.
final class ArchiveReader {
    let header: ArchiveHeader
    private let input: ArchiveInput
    private var sums: [UInt8] = []
    private var upcoming: TarHeader

    /// Beyond this a piece of a table cannot have been made by this program: it holds a megabyte or one row.
    private static let largestPiece = 256 << 20

    init(_ path: String) throws {
        input = try ArchiveInput(path)
        let first = try Self.entry(input)
        guard first.name == ArchiveHeader.name, first.size <= Self.largestPiece else {
            throw ArchiveDamage.foreign
        }
        let bytes = try input.read(first.size)
        header = try ArchiveHeader(decoding: bytes)
        sums = Self.line(SHA256.hash(data: bytes), first.name)
        try Self.skipPadding(first, input)
        upcoming = try Self.entry(input)
    }

    /// All rows of all tables, a piece at a time.
    func tables(_ body: (ArchiveTable, [[Value]]) throws -> Void) throws {
        for table in header.tables {
            var number = 1
            var count = 0
            while upcoming.name == ArchivePiece.name(table.name, number) {
                let entry = upcoming
                guard entry.size <= Self.largestPiece else { throw ArchiveDamage.entry(entry.name) }
                var piece: [UInt8] = []
                try content { piece += $0 }
                guard let rows = try? ArchiveRow.read(piece, of: table) else {
                    throw ArchiveDamage.content(entry.name)
                }
                try body(table, rows)
                count += rows.count
                number += 1
            }
            guard count == table.rows else { throw ArchiveDamage.content("tables/\(table.name)") }
        }
    }

    /// All blobs, each as its hash and its size and then its content in pieces.
    func blobs(_ body: (BlobHash, Int, (_ take: ([UInt8]) throws -> Void) throws -> Void) throws -> Void)
        throws
    {
        var last = ""
        for _ in 0..<header.blobs {
            let entry = upcoming
            guard entry.name.hasPrefix("blobs/"), entry.name > last,
                let hash = BlobHash(String(entry.name.dropFirst(6)))
            else { throw ArchiveDamage.entry(entry.name) }
            last = entry.name
            try body(hash, entry.size) { take in
                guard try self.content(take) == hash else { throw ArchiveDamage.content(entry.name) }
            }
        }
    }

    /// The sums, compared with what was read, and then nothing.
    func end() throws {
        let entry = upcoming
        guard entry.name == ArchiveHeader.sums else { throw ArchiveDamage.entry(entry.name) }
        let expected = sums
        guard entry.size == expected.count else { throw ArchiveDamage.content(entry.name) }
        var listed: [UInt8] = []
        var rest = entry.size
        while rest > 0 {
            let piece = try input.read(min(rest, Blobs.chunk))
            listed += piece
            rest -= piece.count
        }
        if listed != expected { throw ArchiveDamage.content(Self.firstDifference(listed, expected)) }
        try Self.skipPadding(entry, input)
        guard try input.read(2 * TarHeader.blockSize).allSatisfy({ $0 == 0 }) else {
            throw ArchiveDamage.trailing
        }
        guard try input.isAtEnd else { throw ArchiveDamage.trailing }
    }

    /// How many bytes were read.
    var size: Int { input.size }

    /// Hands over the file that comes next and goes on to the one after it.
    @discardableResult
    private func content(_ take: ([UInt8]) throws -> Void) throws -> BlobHash {
        let entry = upcoming
        var hasher = SHA256()
        var rest = entry.size
        while rest > 0 {
            let piece = try input.read(min(rest, Blobs.chunk))
            hasher.update(data: piece)
            rest -= piece.count
            try take(piece)
        }
        let digest = hasher.finalize()
        sums += Self.line(digest, entry.name)
        try Self.skipPadding(entry, input)
        upcoming = try Self.entry(input)
        return BlobHash(digest)
    }
}
