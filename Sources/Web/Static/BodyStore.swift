import HTTPTypes
import NIOCore
import NIOPosix

/// Gets the bytes of representations: from memory, else from disk without blocking an event loop.
struct BodyStore: Sendable {
    let cache: BodyCache
    let writer: HeaderWriter

    /// Files above this are sent piece by piece and never held whole.
    static let largestInMemory = 1024 * 1024

    enum Found: Sendable {
        case ready(ReadyBody)
        case large(OpenFile, fields: HTTPFields, tag: String)
        /// Removed since the snapshot was made.
        case gone
    }

    func find(_ representation: Representation, of file: SiteFile) async throws -> Found {
        if let ready = cache[representation] { return .ready(ready) }
        switch representation.source {
        case .memory(let bytes):
            let stamp = FileStamp(size: bytes.count, modified: Int64(HTTPDate.now.seconds) * 1_000_000_000)
            return .ready(keep(ByteBuffer(bytes: bytes), stamp: stamp, representation, file))
        case .disk(let path, _):
            return try await NIOThreadPool.singleton.runIfActive { try read(path, representation, file) }
        }
    }

    private func read(_ path: String, _ representation: Representation, _ file: SiteFile) throws -> Found {
        guard let open = OpenFile(path: path) else { return .gone }
        let size = open.stamp.size
        // What counts is the file as it is now; it may be newer than the snapshot.
        guard size > Self.largestInMemory else {
            return .ready(keep(try open.read(0..<size), stamp: open.stamp, representation, file))
        }
        let tag = EntityTag.of(address: file.address, stamp: open.stamp, coding: representation.coding)
        let fields = writer.fields(for: file, coding: representation.coding, stamp: open.stamp, tag: tag)
        return .large(open, fields: fields, tag: tag)
    }

    private func keep(
        _ bytes: ByteBuffer,
        stamp: FileStamp,
        _ representation: Representation,
        _ file: SiteFile
    ) -> ReadyBody {
        let tag = bytes.withUnsafeReadableBytes { EntityTag.of($0) }
        let ready = ReadyBody(
            bytes: bytes,
            fields: writer.fields(for: file, coding: representation.coding, stamp: stamp, tag: tag),
            tag: tag,
            modified: HTTPDate(seconds: stamp.modifiedSeconds)
        )
        cache.keep(ready, for: representation)
        return ready
    }
}
