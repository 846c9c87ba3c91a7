@testable import Store

/// Archives with right sums and wrong content, as somebody makes them who means harm.
enum BackupForgery {
    static func header(
        migrations: [String] = ["store"],
        tables: [ArchiveTable] = [],
        blobs: Int = 0
    ) -> ArchiveHeader {
        ArchiveHeader(
            created: Timestamp(seconds: 1_795_514_400),
            engine: .sqlite,
            migrations: migrations,
            tables: tables,
            blobs: blobs
        )
    }

    static func write(
        _ path: String,
        header: ArchiveHeader = header(),
        files: [(name: String, bytes: [UInt8])] = []
    ) throws {
        var writer = ArchiveWriter(try ArchiveOutput(path))
        try writer.add(ArchiveHeader.name, header.encoded())
        for file in files { try writer.add(file.name, file.bytes) }
        try writer.finish()
    }
}
