/// MP3: an optional ID3v2 tag, then frames that follow each other (ISO/IEC 11172-3, section 2.4.2.3).
enum MP3 {
    /// Two frames in a row, because eleven set bits alone are no proof.
    static func isMP3(_ bytes: [UInt8]) -> Bool {
        guard var at = start(bytes) else { return false }
        // Some programs fill up behind the tag with zeros.
        let end = min(bytes.count, at + 65_536)
        if at > 0 { while at < end, bytes[at] == 0 { at += 1 } }
        guard let length = frameLength(bytes, at) else { return false }
        return at + length >= bytes.count ? at > 0 : frameLength(bytes, at + length) != nil
    }

    /// ID3v2.4, section 3.1: the size is four times seven bits.
    private static func start(_ bytes: [UInt8]) -> Int? {
        guard bytes.has("ID3") else { return 0 }
        guard let size = bytes.part(4, at: 6), size.allSatisfy({ $0 < 0x80 }) else { return nil }
        let length = size.reduce(0) { $0 << 7 | Int($1) }
        return length + 10 <= bytes.count ? length + 10 : nil
    }

    private static let bitRates: [[Int]] = [
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ]

    /// The length of a layer III frame, in bytes.
    private static func frameLength(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard let header = bytes.big(4, at: at), header >> 21 == 0x7FF, header >> 17 & 3 == 1 else {
            return nil
        }
        let version = header >> 19 & 3
        let rate = header >> 12 & 15
        let frequency = header >> 10 & 3
        guard version != 1, (1...14).contains(rate), frequency < 3 else { return nil }
        let isFirst = version == 3
        let hertz = [44_100, 48_000, 32_000][frequency] / (isFirst ? 1 : version == 2 ? 2 : 4)
        let kilobits = bitRates[isFirst ? 0 : 1][rate]
        return (isFirst ? 144_000 : 72_000) * kilobits / hertz + (header >> 9 & 1)
    }
}
