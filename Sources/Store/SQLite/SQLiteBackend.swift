import Foundation

/// A file with one writer and several readers at once (write-ahead log).
struct SQLiteBackend: Backend {
    private let writer: WorkerPool<SQLiteSeat>
    private let readers: WorkerPool<SQLiteSeat>

    init(path: String, readers count: Int) async throws {
        try Self.prepareFile(path)
        writer = WorkerPool(count: 1, name: "sqlite writer") { SQLiteSeat(path: path, isReadOnly: false) }
        readers = WorkerPool(count: count, name: "sqlite reader") { SQLiteSeat(path: path, isReadOnly: true) }
        // The writer opens first: it makes the log that readers cannot do without.
        do {
            try await writer.run { seat in _ = try seat.connection() }
        } catch {
            await close()
            throw error
        }
    }

    func perform<T: Sendable>(
        _ kind: TransactionKind,
        _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        switch kind {
        case .read:
            try await readers.run { seat in try seat.transaction("BEGIN DEFERRED", body) }
        case .write, .migrate:
            // IMMEDIATE: a transaction that has read never fails later for want of the write lock.
            try await writer.run { seat in try seat.transaction("BEGIN IMMEDIATE", body) }
        }
    }

    func close() async {
        await readers.close()
        await writer.close()
    }

    /// Makes the folder, and a file that nobody else may read: the log and its index take over its rights.
    private static func prepareFile(_ path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw StoreError.unavailable("cannot make the folder \(folder)")
        }
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let isMade = FileManager.default.createFile(
            atPath: path,
            contents: nil,
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade else { throw StoreError.unavailable("cannot make the file \(path)") }
    }
}
