/// The size that the coded picture itself claims, `VP8 ` or `VP8L`.
enum WebPBitstream {
    static func size(_ chunk: RIFFChunk) -> (width: Int, height: Int)? {
        switch chunk.name {
        case "VP8 ": lossy(chunk.data)
        case "VP8L": lossless(chunk.data)
        default: nil
        }
    }

    /// RFC 6386, section 9.1: a key frame, start code 9D 01 2A, 14 bits each.
    private static func lossy(_ data: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
        guard let tag = data.byte(at: 0), tag & 1 == 0, data.has([0x9D, 0x01, 0x2A], at: 3),
            let width = data.little(2, at: 6), let height = data.little(2, at: 8)
        else { return nil }
        return (width & 0x3FFF, height & 0x3FFF)
    }

    /// RFC 9649, section 3.4: signature 2F, then 14 bits each, less one; the version is zero.
    private static func lossless(_ data: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
        guard data.byte(at: 0) == 0x2F, let bits = data.little(4, at: 1), bits >> 29 == 0 else { return nil }
        return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    }
}
