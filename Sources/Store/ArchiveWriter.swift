import Crypto

/// Writes the files of an archive one after the other and their sums at the end.
struct ArchiveWriter {
    private let output: ArchiveOutput
    /// Lines as `sha256sum` writes them, so that an unpacked archive can be checked without this program.
    private var sums: [UInt8] = []

    init(_ output: ArchiveOutput) { self.output = output }

    /// A file that is whole in memory.
    mutating func add(_ name: String, _ bytes: [UInt8]) throws {
        try add(name, size: bytes.count) { give in try give(bytes) }
    }

    /// A file that comes in pieces.
    ///
    /// - Parameter size: how long it will be; the format wants that first.
    mutating func add(
        _ name: String,
        size: Int,
        _ content: ((_ give: ([UInt8]) throws -> Void) throws -> Void)
    ) throws {
        try output.append(TarHeader(name: name, size: size).encoded())
        var hasher = SHA256()
        var count = 0
        try content { piece in
            hasher.update(data: piece)
            count += piece.count
            try output.append(piece)
        }
        guard count == size else { throw BackupError.inconsistent(name) }
        try output.append([UInt8](repeating: 0, count: TarHeader.padding(after: size)))
        sums += "\(BlobHash(hasher.finalize()))  \(name)\n".utf8
    }

    /// The sums and two empty blocks; then the archive gets its name.
    mutating func finish() throws {
        try add(ArchiveHeader.sums, sums)
        try output.append([UInt8](repeating: 0, count: 2 * TarHeader.blockSize))
        try output.commit()
    }
}
