#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An archive on its way to disk, beside its final place: under its name there is a whole one or none.
///
/// Only its owner may read it: it holds everything that the database holds.
final class ArchiveOutput {
    private let path: String
    private let draft: String
    private var file: Int32
    private var buffer: [UInt8] = []
    /// Bytes so far.
    private(set) var size = 0

    private static let room = 1 << 20

    init(_ path: String) throws {
        self.path = path
        draft = "\(path).\(ID<ArchiveOutput>.make()).tmp"
        file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ArchiveFileFailure(path) }
        buffer.reserveCapacity(Self.room + (1 << 19))
    }

    /// What was not committed vanishes.
    deinit {
        guard file >= 0 else { return }
        close(file)
        unlink(draft)
    }

    func append(_ bytes: [UInt8]) throws {
        size += bytes.count
        buffer += bytes
        if buffer.count >= Self.room { try flush() }
    }

    /// Puts it in its place, safe from a power cut too.
    func commit() throws {
        try flush()
        guard fsync(file) == 0, rename(draft, path) == 0 else { throw ArchiveFileFailure(path) }
        close(file)
        file = -1
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let handle = open(folder, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw ArchiveFileFailure(folder) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw ArchiveFileFailure(folder) }
    }

    private func flush() throws {
        var start = 0
        while start < buffer.count {
            let count = buffer.withUnsafeBytes {
                write(file, $0.baseAddress?.advanced(by: start), $0.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ArchiveFileFailure(path) }
            start += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
