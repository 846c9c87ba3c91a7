extension SettingKind<Duration> {
    /// A span of time with its unit: "90 s", "30 min", "8 h", "14 d".
    static func duration(_ range: ClosedRange<Duration>) -> SettingKind {
        SettingKind(
            "Dauer von \(text(range.lowerBound)) bis \(text(range.upperBound))",
            read: { text in
                guard let amount = Amount(text, units: units) else { return nil }
                let duration = Duration.seconds(amount.value)
                return range.contains(duration) ? duration : nil
            },
            write: text
        )
    }

    private static var units: [(name: String, size: Int)] {
        [("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)]
    }

    @Sendable private static func text(_ duration: Duration) -> String {
        Amount.text(Int(duration.components.seconds), units: units)
    }
}

extension SettingKind<Int> {
    /// A number of bytes with its unit: "512 kB", "50 MB", "1 GB", each 1024 of the one before.
    static func size(_ range: ClosedRange<Int>) -> SettingKind {
        let units = [("GB", 1 << 30), ("MB", 1 << 20), ("kB", 1 << 10)]
        let text: @Sendable (Int) -> String = { Amount.text($0, units: units) }
        return SettingKind(
            "Größe von \(text(range.lowerBound)) bis \(text(range.upperBound))",
            read: { text in
                Amount(text, units: units).flatMap { range.contains($0.value) ? $0.value : nil }
            },
            write: text
        )
    }
}

/// A whole number with a unit: "30 min" is 1800 seconds.
private struct Amount {
    let value: Int

    /// `nil` without a number, without a known unit, or when the amount is too large to count.
    init?(_ text: String, units: [(name: String, size: Int)]) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let name = text.dropFirst(digits.count).drop { $0 == " " }
        guard let number = Int(digits),
            let unit = units.first(where: { $0.name.lowercased() == name.lowercased() })
        else { return nil }
        let product = number.multipliedReportingOverflow(by: unit.size)
        guard !product.overflow else { return nil }
        value = product.partialValue
    }

    /// In the largest unit that gives a whole number.
    static func text(_ value: Int, units: [(name: String, size: Int)]) -> String {
        let unit = units.first { value % $0.size == 0 && value >= $0.size } ?? units[units.count - 1]
        return "\(value / unit.size) \(unit.name)"
    }
}
