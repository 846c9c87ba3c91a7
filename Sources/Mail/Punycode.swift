/// Domain labels beyond ASCII as letters, digits and hyphens: `köln` becomes `kln-sna` (RFC 3492).
enum Punycode {
    // The parameters of RFC 3492, section 5.
    private static let base = 36
    private static let smallest = 1
    private static let largest = 26

    /// `nil` when the label is so long that the arithmetic would overflow; no domain is.
    static func encode(_ label: Substring.UnicodeScalarView) -> String? {
        let scalars = label.map { Int($0.value) }
        guard scalars.count <= 63 else { return nil }
        var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
        var handled = output.count
        var bias = Bias(basicCount: handled)
        if handled > 0 { output.append(UInt8(ascii: "-")) }
        var codePoint = 0x80
        var delta = 0
        while handled < scalars.count, let next = scalars.filter({ $0 >= codePoint }).min() {
            delta += (next - codePoint) * (handled + 1)
            codePoint = next
            for scalar in scalars {
                if scalar < codePoint { delta += 1 }
                if scalar == codePoint {
                    append(delta, bias: bias.value, to: &output)
                    handled += 1
                    bias.adapt(delta, handled: handled)
                    delta = 0
                }
            }
            delta += 1
            codePoint += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A number of variable length, least digit first; a digit below its threshold ends it.
    private static func append(_ number: Int, bias: Int, to output: inout [UInt8]) {
        var rest = number
        var position = base
        while true {
            let threshold = min(max(position - bias, smallest), largest)
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: Int) -> UInt8 {
        value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
    }

    /// The threshold's shift, adapted so that the next number needs few digits (section 6.1).
    private struct Bias {
        var value = 72
        private let basicCount: Int

        init(basicCount: Int) { self.basicCount = basicCount }

        mutating func adapt(_ delta: Int, handled: Int) {
            let isFirst = handled == basicCount + 1
            var rest = isFirst ? delta / 700 : delta / 2
            rest += rest / handled
            var steps = 0
            while rest > (base - smallest) * largest / 2 {
                rest /= base - smallest
                steps += base
            }
            value = steps + (base - smallest + 1) * rest / (rest + 38)
        }
    }
}
