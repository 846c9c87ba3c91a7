import Foundation

/// The first file of an archive: what it is, from when, and what is in it.
struct ArchiveHeader: Codable, Sendable, Hashable {
    static let name = "nrwconnect.json"
    static let sums = "SHA256SUMS"

    var program = "nrwconnect"
    /// Goes up when the form of archives changes.
    var format = 1
    /// The moment of the snapshot.
    var created: String
    /// Where it comes from; it fits either.
    var engine: String
    /// The names of the migrations that were applied.
    var migrations: [String]
    /// In the order in which rows can be put in.
    var tables: [ArchiveTable]
    var blobs: Int

    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }

    /// - Throws: ``BackupError/newerFormat`` when a later version of the program made it.
    init(decoding bytes: [UInt8]) throws {
        struct Beginning: Decodable { var program: String, format: Int }
        let decoder = JSONDecoder()
        guard let beginning = try? decoder.decode(Beginning.self, from: Data(bytes)),
            beginning.program == "nrwconnect"
        else { throw ArchiveDamage.foreign }
        guard beginning.format == 1 else { throw BackupError.newerFormat }
        guard let header = try? decoder.decode(ArchiveHeader.self, from: Data(bytes)) else {
            throw ArchiveDamage.content(Self.name)
        }
        self = header
        try check()
    }

    init(created: Timestamp, engine: Engine, migrations: [String], tables: [ArchiveTable], blobs: Int) {
        self.created = created.iso
        self.engine = engine.rawValue
        self.migrations = migrations
        self.tables = tables
        self.blobs = blobs
    }

    /// Names become parts of statements and of paths, so they are nothing but lower-case words.
    private func check() throws {
        let names = tables.flatMap { [$0.name] + $0.columns.map(\.name) + $0.key }
        let isPlain = names.allSatisfy { name in
            !name.isEmpty && name.utf8.count <= 63
                && name.utf8.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                }
        }
        let isUnique = Set(tables.map(\.name)).count == tables.count
        guard isPlain, isUnique, Timestamp(iso: created) != nil, blobs >= 0,
            tables.allSatisfy({ $0.rows >= 0 && !$0.columns.isEmpty })
        else { throw ArchiveDamage.content(Self.name) }
    }
}
