import Crypto

/// What lies between the contents of an archive's files.
extension ArchiveReader {
    static func entry(_ input: ArchiveInput) throws -> TarHeader {
        try TarHeader(decoding: try input.read(TarHeader.blockSize))
    }

    static func skipPadding(_ entry: TarHeader, _ input: ArchiveInput) throws {
        let padding = try input.read(TarHeader.padding(after: entry.size))
        guard padding.allSatisfy({ $0 == 0 }) else { throw ArchiveDamage.content(entry.name) }
    }

    static func line(_ digest: SHA256.Digest, _ name: String) -> [UInt8] {
        Array("\(BlobHash(digest))  \(name)\n".utf8)
    }

    /// The name of the first file whose sum is another one.
    static func firstDifference(_ listed: [UInt8], _ read: [UInt8]) -> String {
        let pairs = zip(listed.split(separator: 0x0A), read.split(separator: 0x0A))
        guard let pair = pairs.first(where: { $0 != $1 }) else { return ArchiveHeader.sums }
        return String(decoding: pair.1.dropFirst(66), as: UTF8.self)
    }
}
