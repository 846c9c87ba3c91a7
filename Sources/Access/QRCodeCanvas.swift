/// The square of a QR code while it is drawn: first the fixed patterns, then the data around them.
struct QRCodeCanvas {
    let version: QRCodeVersion
    let size: Int
    private var modules: [Bool]
    /// Modules of patterns and headers: no data goes there, no mask changes them.
    private var isFixed: [Bool]

    init(_ version: QRCodeVersion) {
        self.version = version
        size = version.size
        modules = Array(repeating: false, count: size * size)
        isFixed = modules
        drawTiming()
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
        drawAlignment()
        drawVersion()
        drawFormat(mask: 0)
    }

    mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
        modules[row * size + column] = isDark
        isFixed[row * size + column] = true
    }

    private mutating func drawTiming() {
        for position in 0..<size {
            set(6, position, position % 2 == 0)
            set(position, 6, position % 2 == 0)
        }
    }

    /// Rings around a centre, cut at the border: dark, light, dark and the light separator (section 6.3.3).
    private mutating func drawFinder(_ row: Int, _ column: Int) {
        for down in -4...4 {
            for right in -4...4 {
                let (y, x) = (row + down, column + right)
                guard (0..<size).contains(y), (0..<size).contains(x) else { continue }
                let ring = max(abs(down), abs(right))
                set(y, x, ring != 2 && ring != 4)
            }
        }
    }

    private mutating func drawAlignment() {
        guard let last = version.alignment.last else { return }
        for row in version.alignment {
            for column in version.alignment {
                // Three crossings lie under the finder patterns.
                if [(6, 6), (6, last), (last, 6)].contains(where: { $0 == (row, column) }) { continue }
                for down in -2...2 {
                    for right in -2...2 { set(row + down, column + right, max(abs(down), abs(right)) != 1) }
                }
            }
        }
    }

    /// Lays the bytes, highest bit first, in double columns from the right, up and down in turn (section 7.7.3).
    mutating func place(_ codewords: [UInt8]) {
        var position = 0
        var isUpward = true
        for pair in stride(from: size - 1, to: 0, by: -2) {
            // The column of the timing pattern is skipped.
            let right = pair <= 6 ? pair - 1 : pair
            for step in 0..<size {
                let row = isUpward ? size - 1 - step : step
                for column in [right, right - 1] where !isFixed[row * size + column] {
                    // A few modules remain over and stay light.
                    guard position < codewords.count * 8 else { continue }
                    modules[row * size + column] = codewords[position / 8] >> (7 - position % 8) & 1 == 1
                    position += 1
                }
            }
            isUpward.toggle()
        }
    }

    /// The finished code under one of the eight masks.
    func masked(_ mask: Int) -> [Bool] {
        var copy = self
        for row in 0..<size {
            for column in 0..<size where !isFixed[row * size + column] && QRCode.mask(mask, row, column) {
                copy.modules[row * size + column].toggle()
            }
        }
        copy.drawFormat(mask: mask)
        return copy.modules
    }
}
