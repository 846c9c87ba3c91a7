/// What one of the engines could not keep is refused on both, before it is sent.
extension Value {
    /// Years 1 to 9999: what PostgreSQL stores, ISO 8601 writes with four digits, and people mean.
    private static let times: ClosedRange<Int64> = -62_135_596_800_000_000...253_402_300_799_999_999

    func check() throws {
        switch self {
        case .text(let text):
            try Value.refuseNUL(in: text)
        case .json(let json):
            try Value.refuseNUL(in: json.text)
            // PostgreSQL's jsonb has no place for it either; a backslash before it may be escaped itself.
            guard !json.text.contains("\\u0000") else { throw Value.containsNUL }
        case .double(let number) where number.isNaN:
            throw StoreError.invalidValue("NaN is not a number that can be stored")
        case .time(let moment) where !Value.times.contains(moment.microseconds):
            throw StoreError.invalidValue("a time outside the years 1 to 9999 cannot be stored")
        default:
            break
        }
    }

    /// PostgreSQL cannot store U+0000; SQLite can, but its functions stop reading there.
    private static func refuseNUL(in text: String) throws {
        guard !text.utf8.contains(0) else { throw containsNUL }
    }

    private static let containsNUL = StoreError.invalidValue(
        "text with the character U+0000 cannot be stored"
    )
}
