#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An archive that is being read from its beginning to its end.
final class ArchiveInput {
    private let path: String
    private let file: Int32
    private var buffer: [UInt8] = []
    private var position = 0
    /// Bytes so far.
    private(set) var size = 0

    private static let room = 1 << 20

    init(_ path: String) throws {
        self.path = path
        file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw ArchiveFileFailure(path) }
    }

    deinit { close(file) }

    /// As many bytes as asked for.
    ///
    /// - Throws: ``ArchiveDamage/truncated`` when there are fewer.
    func read(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            guard try fill() else { throw ArchiveDamage.truncated }
            let end = min(buffer.count, position + count - bytes.count)
            bytes += buffer[position..<end]
            position = end
        }
        size += count
        return bytes
    }

    var isAtEnd: Bool { get throws { try !fill() } }

    /// Whether there is something to take from the buffer now.
    private func fill() throws -> Bool {
        guard position == buffer.count else { return true }
        position = 0
        buffer = try [UInt8](unsafeUninitializedCapacity: Self.room) { space, count in
            var result = -1
            repeat {
                result = posixRead(file, space.baseAddress, Self.room)
            } while result < 0 && errno == EINTR
            guard result >= 0 else { throw ArchiveFileFailure(path) }
            count = result
        }
        return !buffer.isEmpty
    }
}

private func posixRead(_ file: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(file, start, count)
}
