/// What a reader looks at first: the version and the mask, each with its own error correction.
extension QRCodeCanvas {
    /// The version twice, from 7 on: 6 bits and 12 of a Golay code (section 7.10).
    mutating func drawVersion() {
        guard version.number >= 7 else { return }
        let bits = version.number << 12 | Self.remainder(version.number << 12, by: 0x1F25)
        for position in 0..<18 {
            let isDark = bits >> position & 1 == 1
            let (near, far) = (position / 3, size - 11 + position % 3)
            set(near, far, isDark)
            set(far, near, isDark)
        }
    }

    /// Level and mask twice: 5 bits and 10 of a BCH code, then a fixed mask (section 7.9).
    mutating func drawFormat(mask: Int) {
        // Level M is 00, so the mask stands alone.
        let bits = (mask << 10 | Self.remainder(mask << 10, by: 0x537)) ^ 0x5412
        for position in 0..<15 {
            let isDark = bits >> position & 1 == 1
            switch position {
            case 0...5: set(position, 8, isDark)
            case 6, 7: set(position + 1, 8, isDark)
            case 8: set(8, 7, isDark)
            default: set(8, 14 - position, isDark)
            }
            if position < 8 {
                set(8, size - 1 - position, isDark)
            } else {
                set(size - 15 + position, 8, isDark)
            }
        }
        set(size - 8, 8, true)
    }

    /// The remainder of a division of polynomials over two elements, written as bits.
    private static func remainder(_ value: Int, by divisor: Int) -> Int {
        var rest = value
        let length = Int.bitWidth - divisor.leadingZeroBitCount
        while Int.bitWidth - rest.leadingZeroBitCount >= length {
            rest ^= divisor << (Int.bitWidth - rest.leadingZeroBitCount - length)
        }
        return rest
    }
}
