import CBrotli
import CZlib

/// gzip (RFC 1952) and brotli (RFC 7932) copies of text, made once so that servers need not compress.
enum Compression {
    /// Text of a few hundred bytes does not get smaller on the wire.
    static let minimumSize = 600

    /// What is larger is a download, not a part of a page; compressing it in memory is not worth it.
    static let maximumSize = 16 << 20

    static func isWorthwhile(_ path: String, size: Int) -> Bool {
        let endings = [".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".ics", ".csv"]
        return size >= minimumSize && size <= maximumSize && endings.contains { path.hasSuffix($0) }
            && !path.hasPrefix("_server/")
    }

    /// gzip without name or time in its header, so that the same text always gives the same bytes.
    static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard
            deflateInit2_(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        var input = bytes
        let inputCount = UInt32(input.count)
        var result: Int32 = Z_ERRNO
        let output = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            input.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = inputCount
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(bound)
                result = deflate(&stream, Z_FINISH)
                count = bound - Int(stream.avail_out)
            }
        }
        return result == Z_STREAM_END ? output : nil
    }

    static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
        var size = BrotliEncoderMaxCompressedSize(bytes.count)
        guard size > 0 else { return nil }
        var isDone = false
        let output = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let result = BrotliEncoderCompress(
                9,
                BROTLI_DEFAULT_WINDOW,
                BROTLI_MODE_TEXT,
                bytes.count,
                bytes,
                &size,
                buffer.baseAddress
            )
            isDone = result != 0
            count = isDone ? size : 0
        }
        return isDone ? output : nil
    }
}
