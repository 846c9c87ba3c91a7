import Foundation
import NIOCore

/// A file that stays the same while it is read: a build replaces files by renaming, so an open one keeps its bytes.
final class OpenFile: Sendable {
    let stamp: FileStamp
    private let descriptor: CInt

    /// `nil` if the file is gone or no regular file.
    init?(path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        stamp = FileStamp(info)
    }

    deinit { close(descriptor) }

    /// Reads exactly this part, or fails when the file was cut short under our hands.
    func read(_ part: Range<Int>) throws -> ByteBuffer {
        var buffer = ByteBuffer()
        try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: part.count) { target in
            var done = 0
            while done < part.count {
                let here = UnsafeMutableRawBufferPointer(rebasing: target[done..<part.count])
                let count = pread(descriptor, here.baseAddress, here.count, off_t(part.lowerBound + done))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw Truncated() }
                done += count
            }
            return done
        }
        return buffer
    }

    struct Truncated: Error {}
}
