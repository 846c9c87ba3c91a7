/// The binary form of `numeric`, which `sum()` and `avg()` over whole numbers give.
enum PostgresNumeric {
    /// A whole number when nothing but zeros stands behind the point and 64 bits hold it, else a double.
    ///
    /// Layout: count of digits, weight of the first, sign, scale, then digits of base 10,000, two bytes each.
    static func value(_ bytes: UnsafeRawBufferPointer) throws -> Value {
        let words = stride(from: 0, to: bytes.count - 1, by: 2).map {
            Int(bytes[$0]) << 8 | Int(bytes[$0 + 1])
        }
        guard words.count >= 4, words.count == words[0] + 4 else {
            throw StoreError.other("unreadable numeric")
        }
        let weight = Int(Int16(truncatingIfNeeded: words[1]))
        let digits = words.dropFirst(4)
        switch words[2] {
        case 0: return number(digits, weight, sign: 1)
        case 0x4000: return number(digits, weight, sign: -1)
        case 0xD000: return .double(.infinity)
        case 0xF000: return .double(-.infinity)
        default: return .double(.nan)
        }
    }

    private static func number(_ digits: ArraySlice<Int>, _ weight: Int, sign: Int64) -> Value {
        if let whole = whole(digits, weight, sign: sign) { return .integer(whole) }
        // Through decimal text, because adding powers up would round once per digit.
        let text = digits.map { padded($0) }.joined()
        let exponent = 4 * (weight + 1 - digits.count)
        return .double(Double(sign) * (Double("\(text)e\(exponent)") ?? .nan))
    }

    /// `nil` when there is a fraction or too much.
    private static func whole(_ digits: ArraySlice<Int>, _ weight: Int, sign: Int64) -> Int64? {
        guard weight < 5, digits.dropFirst(weight + 1 < 0 ? 0 : weight + 1).allSatisfy({ $0 == 0 }) else {
            return nil
        }
        var number: Int64 = 0
        for place in 0..<max(0, weight + 1) {
            let digit = place < digits.count ? Int64(digits[digits.startIndex + place]) : 0
            let (product, first) = number.multipliedReportingOverflow(by: 10_000)
            let (sum, second) = product.addingReportingOverflow(sign * digit)
            if first || second { return nil }
            number = sum
        }
        return number
    }

    private static func padded(_ digit: Int) -> String {
        let text = String(digit)
        return String(repeating: "0", count: 4 - text.count) + text
    }
}
