public import Markup

/// A value that has been checked against its declaration.
public enum FieldValue: Sendable, Hashable {
    case text(String)
    case date(CalendarDate)
    case period(CalendarDate, CalendarDate)
    case number(Double)
    case flag(Bool)
    /// The value of a choice and its title.
    case choice(String, title: String)
    case list([FieldValue])
    /// A page, as written; `PageIndex` finds it.
    case reference(String, type: String?, position: SourcePosition)
    case row([String: FieldValue])

    /// The text of a text-like value.
    public var text: String? {
        switch self {
        case .text(let text), .choice(let text, _), .reference(let text, _, _): text
        case .date(let date): date.iso
        case .number(let number): Self.german(number)
        default: nil
        }
    }

    public var date: CalendarDate? {
        switch self {
        case .date(let date), .period(let date, _): date
        default: nil
        }
    }

    public var number: Double? {
        if case .number(let number) = self { return number }
        return nil
    }

    public var flag: Bool { self == .flag(true) }

    /// The items of a list; any other value is a list of itself.
    public var items: [FieldValue] {
        if case .list(let items) = self { return items }
        return [self]
    }

    /// The fields of one row of a table.
    public var row: [String: FieldValue] {
        if case .row(let row) = self { return row }
        return [:]
    }

    /// Calls `body` for each reference in the value, in lists and in rows of tables too.
    public func forEachReference(
        _ body: (_ target: String, _ type: String?, _ position: SourcePosition) -> Void
    ) {
        switch self {
        case .reference(let target, let type, let position): body(target, type, position)
        case .list(let items): for item in items { item.forEachReference(body) }
        case .row(let row): for column in row.values { column.forEachReference(body) }
        default: return
        }
    }

    /// What people read: German dates and numbers, titles of choices, lists with commas.
    public var display: String {
        switch self {
        case .text(let text), .reference(let text, _, _): text
        case .date(let date): date.german
        case .period(let from, let to): "\(from.german) bis \(to.german)"
        case .number(let number): Self.german(number)
        case .flag(let flag): flag ? "ja" : "nein"
        case .choice(_, let title): title
        case .list(let items): items.map(\.display).joined(separator: ", ")
        case .row(let row): row.keys.sorted().compactMap { row[$0]?.display }.joined(separator: ", ")
        }
    }

    /// A number with a decimal comma; whole numbers without decimals.
    static func german(_ number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
        return String(String(number).map { $0 == "." ? "," : $0 })
    }
}
