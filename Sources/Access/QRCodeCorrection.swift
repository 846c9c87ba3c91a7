/// Reed–Solomon error correction over the field of 256 elements with x⁸+x⁴+x³+x²+1 (section 7.5.2).
enum QRCodeCorrection {
    /// The remainder of the block, as a polynomial times xⁿ, divided by (x−2⁰)(x−2¹)…(x−2ⁿ⁻¹).
    static func remainder(of block: [UInt8], count: Int) -> [UInt8] {
        let divisor = generator(count)
        var remainder = [UInt8](repeating: 0, count: count)
        for byte in block {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for position in 0..<count { remainder[position] ^= product(divisor[position], factor) }
        }
        return remainder
    }

    /// The divisor's coefficients without the leading 1, highest power first.
    private static func generator(_ count: Int) -> [UInt8] {
        var coefficients = [UInt8](repeating: 0, count: count)
        coefficients[count - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<count {
            for position in 0..<count {
                coefficients[position] = product(coefficients[position], root)
                if position + 1 < count { coefficients[position] ^= coefficients[position + 1] }
            }
            root = product(root, 2)
        }
        return coefficients
    }

    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var result = 0
        for bit in (0..<8).reversed() {
            result <<= 1
            if result > 0xFF { result ^= 0x11D }
            if right >> bit & 1 == 1 { result ^= Int(left) }
        }
        return UInt8(result)
    }
}
