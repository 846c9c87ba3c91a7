import Hummingbird
import NIOPosix

/// A file above 1 MB on its way out, 256 kB at a time: the next piece is read when the last one was taken.
struct LargeBody: Sendable {
    let file: OpenFile
    let part: Range<Int>

    static let piece = 256 * 1024

    var body: ResponseBody {
        ResponseBody(contentLength: part.count) { writer in
            for start in stride(from: part.lowerBound, to: part.upperBound, by: Self.piece) {
                let piece = start..<min(start + Self.piece, part.upperBound)
                try await writer.write(NIOThreadPool.singleton.runIfActive { try file.read(piece) })
            }
            try await writer.finish(nil)
        }
    }
}
