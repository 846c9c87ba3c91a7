/// A number of JSON as digits and exponent: `1.50`, `1.5` and `15e-1` are the same.
///
/// PostgreSQL writes numbers out that SQLite keeps as they came; without one common form a row would look
/// changed after a journey through both.
struct ArchiveNumber {
    private var isNegative = false
    /// Without zeros at either end; empty for zero.
    private var digits: [UInt8] = []
    /// Of the last digit.
    private var exponent = 0

    init(_ text: ArraySlice<UInt8>) throws {
        var rest = text
        if rest.first == UInt8(ascii: "-") {
            isNegative = true
            rest.removeFirst()
        }
        let mantissa = rest.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
        let parts = mantissa.split(
            separator: UInt8(ascii: "."),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        digits = parts.flatMap { $0 }
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw ArchiveScanner.Malformed()
        }
        if mantissa.endIndex < rest.endIndex {
            let power = String(decoding: rest[(mantissa.endIndex + 1)...], as: UTF8.self)
            guard let number = Int(power), abs(number) < 1 << 40 else { throw ArchiveScanner.Malformed() }
            exponent = number
        }
        if parts.count == 2 { exponent -= parts[1].count }
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
            exponent += 1
        }
        digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
    }

    /// Written out as long as that takes no more than twenty zeros, else with an exponent.
    func append(to output: inout [UInt8]) {
        guard !digits.isEmpty else {
            output.append(UInt8(ascii: "0"))
            return
        }
        if isNegative { output.append(UInt8(ascii: "-")) }
        let whole = digits.count + exponent
        if exponent >= 0, exponent <= 20 {
            output += digits + zeros(exponent)
        } else if exponent < 0, whole > 0 {
            output += digits[..<whole] + [UInt8(ascii: ".")] + digits[whole...]
        } else if exponent < 0, whole > -20 {
            output += "0.".utf8
            output += zeros(-whole) + digits
        } else {
            output.append(digits[0])
            if digits.count > 1 { output += [UInt8(ascii: ".")] + digits[1...] }
            output += "e\(whole - 1)".utf8
        }
    }

    private func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: UInt8(ascii: "0"), count: count) }
}
