/// From text to the bytes that are drawn: header, padding, error correction, interleaving (sections 7.4 to 7.6).
extension QRCode {
    static func codewords(of text: [UInt8], in version: QRCodeVersion) -> [UInt8] {
        let data = blocks(of: padded(text, in: version), in: version)
        let correction = data.map { QRCodeCorrection.remainder(of: $0, count: version.correction) }
        return interleaved(data) + interleaved(correction)
    }

    /// Mode, length and text, then zeros to the next byte and the two filling bytes in turn.
    private static func padded(_ text: [UInt8], in version: QRCodeVersion) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for position in (0..<count).reversed() { bits.append(value >> position & 1 == 1) }
        }
        append(0b0100, 4)
        append(text.count, version.lengthBits)
        for byte in text { append(Int(byte), 8) }
        append(0, min(4, version.dataCount * 8 - bits.count))
        append(0, (8 - bits.count % 8) % 8)
        var filling = 0xEC
        while bits.count < version.dataCount * 8 {
            append(filling, 8)
            filling ^= 0xEC ^ 0x11
        }
        return stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    /// Blocks of equal length; where it does not come out even, the later ones have a byte more.
    private static func blocks(of data: [UInt8], in version: QRCodeVersion) -> [[UInt8]] {
        let short = version.dataCount / version.blocks
        let longFrom = version.blocks - version.dataCount % version.blocks
        var rest = data[...]
        return (0..<version.blocks).map { number in
            let block = Array(rest.prefix(number < longFrom ? short : short + 1))
            rest = rest.dropFirst(block.count)
            return block
        }
    }

    /// The first byte of every block, then the second of every block …, so that a stain hits all a little.
    private static func interleaved(_ blocks: [[UInt8]]) -> [UInt8] {
        let longest = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { position in
            blocks.compactMap { position < $0.count ? $0[position] : nil }
        }
    }
}
