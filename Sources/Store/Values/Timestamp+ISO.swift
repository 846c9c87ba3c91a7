/// ISO 8601 in UTC with all six digits: `2026-11-24T02:01:28.123456Z`.
///
/// Written by hand because the formatters of Foundation know only milliseconds and cost a hundred times more.
extension Timestamp: Codable, CustomStringConvertible {
    package var iso: String {
        let (days, rest) = microseconds.quotientAndRemainder(flooringBy: 86_400_000_000)
        let date = CivilDate(daysSince1970: days)
        let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1_000_000)
        return "\(date.year, digits: 4)-\(date.month, digits: 2)-\(date.day, digits: 2)T"
            + "\(seconds / 3600, digits: 2):\(seconds / 60 % 60, digits: 2):\(seconds % 60, digits: 2)"
            + ".\(fraction, digits: 6)Z"
    }

    package var description: String { iso }

    /// Reads what `iso` writes; the fraction may have any number of digits up to six, or be missing.
    package init?(iso text: String) {
        var digits = Digits(text)
        guard let year = digits.number(4), digits.skip("-"), let month = digits.number(2), digits.skip("-"),
            let day = digits.number(2), digits.skip("T"), let hour = digits.number(2), digits.skip(":"),
            let minute = digits.number(2), digits.skip(":"), let second = digits.number(2)
        else { return nil }
        guard let fraction = digits.fraction(), digits.skip("Z"), digits.isAtEnd else { return nil }
        guard let days = CivilDate(year: year, month: month, day: day)?.daysSince1970,
            hour < 24, minute < 60, second < 60
        else { return nil }
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second
        microseconds = seconds * 1_000_000 + fraction
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let moment = Timestamp(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "not an ISO 8601 time in UTC"
            )
        }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

extension Int64 {
    /// Division whose remainder is never negative, so that moments before 1970 fall on the right day.
    fileprivate func quotientAndRemainder(flooringBy divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension DefaultStringInterpolation {
    fileprivate mutating func appendInterpolation(_ number: Int64, digits: Int) {
        let text = String(number.magnitude)
        if number < 0 { appendLiteral("-") }
        appendLiteral(String(repeating: "0", count: max(0, digits - text.utf8.count)) + text)
    }
}

/// Reads fixed numbers of ASCII digits and signs from the front of a text.
private struct Digits {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(_ count: Int) -> Int64? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest.removeFirst(count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: sign) else { return false }
        rest.removeFirst()
        return true
    }

    /// Microseconds of `.123456`; nothing there is zero, a point without digits or with too many is `nil`.
    mutating func fraction() -> Int64? {
        guard skip(".") else { return 0 }
        let count = rest.prefix { (48...57).contains($0) }.count
        guard (1...6).contains(count), var value = number(count) else { return nil }
        for _ in count..<6 { value *= 10 }
        return value
    }
}
