/// A chunk of a RIFF file: four letters, a length, data, and a zero byte when the length is odd
/// (RFC 9649, section 2.3).
struct RIFFChunk {
    let name: String
    let data: ArraySlice<UInt8>

    /// Splits a list of chunks; the padding of the last may be missing.
    static func split(_ bytes: ArraySlice<UInt8>) throws(MediaRefusal) -> [RIFFChunk] {
        var chunks: [RIFFChunk] = []
        var at = 0
        while at < bytes.count {
            guard let name = bytes.part(4, at: at), let size = bytes.little(4, at: at + 4),
                let data = bytes.part(size, at: at + 8)
            else { throw .broken(.webp, .truncated) }
            chunks.append(RIFFChunk(name: String(decoding: name, as: UTF8.self), data: data))
            at += 8 + size + size % 2
        }
        return chunks
    }

    static func write(_ name: String, _ data: some Collection<UInt8>) -> [UInt8] {
        var bytes = Array(name.utf8) + Number.little(data.count, 4)
        bytes += data
        if data.count % 2 == 1 { bytes.append(0) }
        return bytes
    }
}
